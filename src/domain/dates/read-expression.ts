import { isSentenceStart } from './bare-year.ts'
import type { Meanings } from './language.ts'
import { MOST_BETWEEN } from './read-decade.ts'
import { readIsoForm } from './read-iso.ts'
import { readDateList } from './read-list.ts'
import { readRelative } from './read-relative.ts'
import { readSpan } from './read-span.ts'
import { isDash, isGlued, isNumber, meaningsAt, type Scan, wordAt } from './scan.ts'
import type { Expression, Written, WrittenPoint } from './written.ts'

/** Every date expression of the tokens as written, in order, not overlapping. Each token starts a bounded look ahead. */
export function readExpressions(scan: Scan): Written[] {
  const found: Written[] = []
  let at = 0
  while (at < scan.tokens.length) {
    const ready = scan.ready?.get(wordAt(scan, at))
    if (ready) {
      found.push({ ...ready, from: at, to: at + 1, opens: opensSentence(scan, at) })
      scan.lastEnd = at + 1
      at++
      continue
    }
    const { opens } = wordAt(scan, at)
    const mayBegin =
      opens === 'perhaps' || (opens === 'before more' && (mayGoOn(scan, at + 1) || mayFollowDecade(scan, at)))
    const next = mayBegin ? readInto(found, scan, at) : at
    if (next === at) {
      at++
      continue
    }
    scan.lastEnd = next
    at = next
  }
  return found
}

/** Adds the expression that begins at a token, or all of a list that does; the token after it, `at` where none begins. */
function readInto(found: Written[], scan: Scan, at: number): number {
  const list = readDateList(scan, at)
  if (list) {
    for (const [index, { value, from, next }] of list.entries())
      add(index === 0 ? afterArticle(scan, at, value) : from, value, next)
    return list.at(-1)?.next ?? at
  }
  const iso = readIsoForm(scan, at)
  if (iso) return add(iso.from, iso.value, iso.next)
  const read = readRelative(scan, at) ?? readSpan(scan, at)
  return read ? add(afterArticle(scan, at, read.value), read.value, read.next) : at

  function add(from: number, value: Expression, to: number): number {
    found.push({ ...value, from, to, opens: opensSentence(scan, at) })
    return to
  }
}

/** "los años sesenta y setenta" */
function mayFollowDecade({ lastDecade }: Scan, at: number): boolean {
  return lastDecade !== null && at <= lastDecade.end + MOST_BETWEEN
}

function mayGoOn(scan: Scan, at: number): boolean {
  const { begins, capital, meanings } = wordAt(scan, at)
  return begins || capital || isDash(scan, at) || meanings.of === true || meanings.at === true
}

/**
 * "The 1917 revolution" is dated by its year alone and "le 7 novembre" by its day; "the 1920s", "the 3rd of March" and
 * "le mardi 7 novembre" have their article.
 */
function afterArticle(scan: Scan, at: number, expression: Expression): number {
  if (!meaningsAt(scan, at).the || expression.form === 'relative') return at
  const point = expression.form === 'point' ? expression.point : expression.first
  const next = wordAt(scan, at + 1)
  if (next.kind !== 'number') return next.meanings.month === undefined ? at : at + 1
  const mark = wordAt(scan, at + 2)
  const numeric = /^[./-]$/.test(mark.text) && isGlued(scan, at + 2) && isNumber(scan, at + 3)
  const plainDay = point.day !== null && scan.language.numericOrder === 'day first'
  return numeric || plainDay || isPlainYear(point) ? at + 1 : at
}

function isPlainYear({ month, day, masked, lastYear, part, division }: WrittenPoint): boolean {
  return (
    month === null && day === null && masked === 0 && lastYear === null && part === null && division === null
  )
}

/** True at the start of a sentence or line, behind no more than a preposition and an article. */
function opensSentence(scan: Scan, at: number): boolean {
  const precedes = ({ at, the, from, circa }: Meanings) => at || the || from || circa
  let start = at
  while (start > at - 3 && precedes(meaningsAt(scan, start - 1))) start--
  return isSentenceStart(scan, start)
}
