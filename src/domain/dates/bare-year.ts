import type { Meanings } from './language.ts'
import { isDash, isGlued, isNumber, meaningAt, type Scan, skipMeaning, tokenAt } from './scan.ts'
import type { Token } from './tokens.ts'

/** A number by itself is taken for a year only between these; the Thai count reaches further. */
const EARLIEST = 1000
const LATEST = 2150
const LATEST_BUDDHIST = 2650
/** How far a text may look past the latest year it dates something by. */
const YEARS_BEYOND = 150

/**
 * The latest year that a bare number of this text may be. A text of the year 4442 shows it by its own full dates, or by
 * more than one "in 4442"; others are not to have their 3,900 packages written as 3900 taken for a year.
 */
export function latestYearOf(tokens: readonly Token[], isBuddhist: boolean): number {
  const usual = isBuddhist ? LATEST_BUDDHIST : LATEST
  let latest = usual
  let votes = 0
  for (const [at, { kind, digits, value, suffix, grouped }] of tokens.entries()) {
    if (kind !== 'number' || digits !== 4 || value <= usual || suffix !== '' || grouped) continue
    const vote = isBehindMonth(tokens, at) ? 2 : votesOfWords(tokens[at - 1], tokens[at + 1])
    if (vote === 0) continue
    votes += vote
    latest = Math.max(latest, value)
  }
  return votes > 1 ? latest + YEARS_BEYOND : usual
}

/** "March 4442", "3 March, 4442", "March 3, 4442". */
function isBehindMonth(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text === ',' ? at - 2 : at - 1
  const day = tokens[before]?.kind === 'number' ? before - 1 : before
  return tokens[day]?.meanings.month !== undefined
}

/** "In 4442 the war …" is surely a year, "in 4442 it …" perhaps, "in 3900 lines" none. */
function votesOfWords(before: Token | undefined, after: Token | undefined): number {
  if (!before?.meanings.at || before.meanings.weak || isPlural(after)) return 0
  const closes = after?.kind !== 'word' || after.capital || after.meanings.the
  return closes && after?.kind !== 'number' ? 2 : 1
}

/**
 * True where the words around say that a number, or a span of two (`next` is the token after it), means years and not
 * men, pages or flights. What stands before and what stands after are both asked; only the nearest words are.
 */
export function isYearInContext(scan: Scan, at: number, next: number, told: boolean): boolean {
  const { value, digits } = tokenAt(scan, at)
  const spanned = next > at + 1
  if (isNamedByLabel(scan, at) || isGluedToOther(scan, at, next)) return false
  if (!told && isNextOfCounts(scan, at)) return false
  if (isHouseNumber(scan, next)) return false
  const announced = isAnnounced(scan, at)
  if (isCounted(scan, next, announced)) return false
  if (announced === 'year') return true
  if (meaningAt(scan, next - 1, 'yearTail')) return true
  if (digits < 3) return false
  if (digits === 3) return isShortYear(scan, at, next, announced)
  if (value < EARLIEST || value > scan.latestYear) return false
  if (spanned || announced === 'strong') return true
  if (scan.language.words.yearTail && isPlainNoun(tokenAt(scan, next))) return false
  if (scan.language.bareYears !== 'anywhere') {
    const promised =
      scan.language.bareYears === 'announced' && (announced !== null || isSentenceStart(scan, at))
    if (!promised && !isBracketed(scan, at, next)) return false
  }
  if (meaningAt(scan, at - 1, 'quantity') || meaningAt(scan, at - 1, 'money')) return false
  const plural = scan.language.pluralS && isPlural(tokenAt(scan, next))
  return !plural || announced === 'event'
}

/** Where years say that they are years ("в 1917 году"), a number before a plain noun is its count. */
function isPlainNoun({ kind, capital, meanings }: Token): boolean {
  return kind === 'word' && !capital && isEmpty(meanings)
}

/** English, French and Spanish words in s that are no plurals. */
const notPlural = new Set(
  'onwards afterwards was is has as its his this thus does perhaps always besides whereas whilst us sees marks begins brings dans mais puis sans plus pas sous vers depuis alors toujours jamais les des ses mes ces nos más tras los las entonces antes después además'.split(
    ' ',
  ),
)

function isPlural(after: Token | undefined): boolean {
  return after?.kind === 'word' && !after.capital && /[^s]s$/.test(after.text) && !notPlural.has(after.text)
}

type Announced = 'year' | 'strong' | 'event' | 'weak' | null

/** How far the words before promise a year. */
function isAnnounced(scan: Scan, at: number): Announced {
  let before = at - 1
  let about = false
  if (meaningAt(scan, before, 'circa')) {
    // "about" stands before counts as often as before years; "c." does not.
    if (!meaningAt(scan, before, 'weak')) return 'strong'
    before--
    about = true
  }
  const { meanings, text } = tokenAt(scan, before)
  if (meanings.yearMark || meanings.unit === 'year' || meanings.life) return 'year'
  if (meanings.month || meanings.season || meanings.part || meanings.division) return 'strong'
  if (meanings.of && meaningAt(scan, before - 1, 'quantity')) return 'weak'
  if (meanings.at && !meanings.weak) return 'strong'
  if (meanings.the) return meaningAt(scan, before - 1, 'quantity') ? 'weak' : 'event'
  if (meanings.at || meanings.of || meanings.weak || meanings.limit || meanings.from) return 'weak'
  return text === '(' || about ? 'weak' : null
}

/** "page 1917", "No. 1350", "$1,917", "#1917". */
function isNamedByLabel(scan: Scan, at: number): boolean {
  const before = tokenAt(scan, at - 1)
  const dotted = before.text === '.' || before.text === ':' ? tokenAt(scan, at - 2) : before
  if (meaningAt(scan, at - 1, 'life') || meaningAt(scan, at - 1, 'yearMark')) return false
  return (
    Boolean(before.meanings.label || before.meanings.money || dotted.meanings.label) ||
    /^[$€£¥฿#§№@]$/.test(before.text)
  )
}

/** "B-1917", "1400-member", "1917a", "48.1917", "1/1917"; but "pre-1917", "1350-era" and "1917-1922". */
function isGluedToOther(scan: Scan, at: number, next: number): boolean {
  if (isGlued(scan, at)) {
    const before = tokenAt(scan, at - 1)
    if (isDash(scan, at - 1) && isGlued(scan, at - 1)) {
      const word = tokenAt(scan, at - 2)
      if (
        word.kind === 'number' ||
        (word.kind === 'word' && !word.meanings.at && !word.meanings.part && !word.meanings.limit)
      )
        return true
    }
    if (before.kind === 'word' && !scan.language.unspaced && !before.meanings.circa) return true
    if (/^[.,:/\\+=_]$/.test(before.text) && isGlued(scan, at - 1) && tokenAt(scan, at - 2).kind === 'number')
      return true
  }
  if (isGlued(scan, next) && isDash(scan, next) && isGlued(scan, next + 1)) {
    const after = tokenAt(scan, next + 1)
    const { present, circa, month, season, era, part } = after.meanings
    if (present || circa || month || season || era || part) return false
    return after.kind === 'number' || !/^(era|style|vintage|model|built|born|founded)$/.test(after.text)
  }
  return false
}

/** True where what follows is counted: men, kilometres, money. */
function isCounted(scan: Scan, next: number, announced: Announced): boolean {
  let after = skipMeaning(scan, next, ['circa'])
  // "between 1500 and 2000 men" counts both.
  if (isJoint(scan, after) && isNumber(scan, after + 1)) after += 2
  if (meaningAt(scan, after, 'counted') || meaningAt(scan, after, 'money')) return announced !== 'year'
  return Boolean(meaningAt(scan, after, 'people')) && announced !== 'strong'
}

/** "1350 horses and 1200 oxen", "lines 1350 to 1400": joined to a number that was no date. */
function isNextOfCounts(scan: Scan, at: number): boolean {
  if (!isJoint(scan, at - 1) || scan.lastEnd === at - 1) return false
  const after = tokenAt(scan, at + 1)
  return (
    isNumber(scan, at - 2) ||
    (after.kind === 'word' && !after.capital && isEmpty(after.meanings) && isNumber(scan, at - 3))
  )
}

function isJoint(scan: Scan, at: number): boolean {
  return Boolean(meaningAt(scan, at, 'and') || meaningAt(scan, at, 'to')) || isDash(scan, at)
}

function isEmpty(meanings: Meanings): boolean {
  for (const _ in meanings) return false
  return true
}

/** "1600 Pennsylvania Avenue". */
function isHouseNumber(scan: Scan, next: number): boolean {
  for (let at = next; at < next + 3 && tokenAt(scan, at).capital; at++) {
    if (meaningAt(scan, at, 'street')) return true
  }
  return false
}

/** Three digits need more: a bracket around a span, or a preposition of time before and no noun after. */
function isShortYear(scan: Scan, at: number, next: number, announced: Announced): boolean {
  if (next > at + 1) return isBracketed(scan, at, next) || announced === 'strong'
  const after = tokenAt(scan, next)
  const closes =
    after.kind !== 'word' || after.meanings.the || after.meanings.and || after.meanings.to || after.capital
  return announced === 'strong' && Boolean(closes) && !isNumber(scan, next)
}

function isBracketed(scan: Scan, at: number, next: number): boolean {
  return /^[([;,]$/.test(tokenAt(scan, at - 1).text) && /^[)\];,]$/.test(tokenAt(scan, next).text)
}

/** True where a sentence, a clause or a line begins. */
export function isSentenceStart(scan: Scan, at: number): boolean {
  const { kind, text } = tokenAt(scan, at - 1)
  return kind === 'break' || tokenAt(scan, at).line || /^[.!?;:—–•*#»]$/.test(text)
}
