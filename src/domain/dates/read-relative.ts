import type { TimeUnit } from './language.ts'
import { isDash, isNumber, meaningsAt, type Read, type Scan, skipMeaning, wordAt } from './scan.ts'
import type { RelativeExpression } from './written.ts'

type Found = Read<RelativeExpression>
type Unit = Pick<RelativeExpression, 'unit' | 'named'>
const turnedUnits = new Set<TimeUnit>(['day', 'week', 'month', 'year'])
const countedUnits = new Set<TimeUnit>(['day', 'week', 'month', 'year', 'decade', 'century'])

/**
 * A date told from another: "the following year", "two years later", "the next day", "next summer", "that month",
 * "l'année suivante", "через два года". What it is told from is the resolver's business; `event` marks one told from
 * something that has no date here ("three years before the fall of the city").
 */
export function readRelative(scan: Scan, at: number): Found | null {
  return readInOneWord(scan, at) ?? readTurned(scan, at) ?? readCounted(scan, at)
}

function relative(
  next: number,
  told: Unit & Pick<RelativeExpression, 'by'> & Partial<RelativeExpression>,
): Found {
  return { value: { form: 'relative', part: null, event: false, ...told }, next }
}

/** "le lendemain", "วันรุ่งขึ้น". */
function readInOneWord(scan: Scan, at: number): Found | null {
  const word = skipMeaning(scan, at, ['the'])
  const by = meaningsAt(scan, word).nextDay
  return by === undefined
    ? null
    : relative(word + 1, { unit: 'day', named: null, by, event: followedByObject(scan, word + 1) })
}

/** A turn beside a unit, a month or a season, in either order: "the next day", "al año siguiente", "that spring". */
function readTurned(scan: Scan, at: number): Found | null {
  const part = meaningsAt(scan, at).part ?? null
  const article = skipMeaning(scan, at + 1, ['of', 'the'], 2)
  const start = !part
    ? skipMeaning(scan, at, ['the'])
    : meaningsAt(scan, article).unit
      ? article
      : skipMeaning(scan, at + 1, ['of', 'at', 'the'], 3)
  const before = readTurn(scan, start)
  const unitAt = before ? before.next : start
  const unit = unitOrName(scan, unitAt)
  if (!unit) return null
  const behind = before ? null : readTurn(scan, unitAt + 1)
  // "the day that …" is told from what follows; in Thai the same word follows its unit.
  const after = behind?.value === 0 && !scan.language.unspaced ? null : behind
  const next = after?.next ?? unitAt + 1
  // "the last year of his life" and "that day's work" are told from nothing here.
  if ((before?.value === -1 || before?.value === 1) && meaningsAt(scan, next).of && unit.unit !== 'named')
    return null
  const by = after?.value ?? before?.value
  if (by !== undefined) return relative(next, { ...unit, by, part })
  if (part && isWholeUnit(scan, unitAt, unit)) return relative(next, { ...unit, by: 0, part })
  return start > at ? readBefore(scan, unitAt, unit) : null
}

/** "By the end of the year, …": the one that is told of, where nothing behind says which. */
function isWholeUnit(scan: Scan, unitAt: number, { unit }: Unit): boolean {
  const { kind, meanings, capital } = wordAt(scan, unitAt + 1)
  const closed = kind === 'mark' || kind === 'break' || meanings.and || (kind === 'word' && capital)
  const whole = meaningsAt(scan, unitAt - 1).the && (unit === 'year' || unit === 'month')
  return Boolean(whole && closed) && !isDash(scan, unitAt + 1)
}

/** "the year before", "the day after". */
function readBefore(scan: Scan, unitAt: number, unit: Unit): Found | null {
  const shift = meaningsAt(scan, unitAt + 1).shift
  if (shift === undefined || unit.named !== null) return null
  return relative(unitAt + 2, { ...unit, by: shift, event: followedByObject(scan, unitAt + 2) })
}

function readTurn(scan: Scan, at: number): Read<number> | null {
  const first = meaningsAt(scan, at).turn
  if (first === undefined) return null
  // "that same day", "ese mismo año"
  const second = meaningsAt(scan, at + 1).turn
  return { value: second ?? first, next: second === undefined ? at + 1 : at + 2 }
}

function unitOrName(scan: Scan, at: number): Unit | null {
  const { meanings, capital } = wordAt(scan, at)
  if (meanings.plural) return null
  if (meanings.unit && turnedUnits.has(meanings.unit)) return { unit: meanings.unit, named: null }
  if (meanings.season) return { unit: 'named', named: meanings.season }
  if (meanings.month && (capital || !scan.language.capitalMonths))
    return { unit: 'named', named: meanings.month }
  return null
}

/** "two years later", "un an plus tard", "через 3 года". */
function readCounted(scan: Scan, at: number): Found | null {
  const ahead = meaningsAt(scan, at).ahead
  const start = ahead === undefined ? at : at + 1
  const implied = ahead !== undefined && meaningsAt(scan, start).unit ? { value: 1, next: start } : null
  const count = readCount(scan, start) ?? implied
  if (!count) return null
  const unitAt = isDash(scan, count.next) ? count.next + 1 : count.next
  const unit = meaningsAt(scan, unitAt).unit
  if (!unit || !countedUnits.has(unit)) return null
  const shift = meaningsAt(scan, unitAt + 1).shift ?? meaningsAt(scan, unitAt + 1).turn
  if (shift === undefined && ahead === undefined) return null
  const next = shift === undefined ? unitAt + 1 : unitAt + 2
  const by = (shift ?? ahead ?? 1) * count.value
  return relative(next, {
    unit,
    named: null,
    by,
    event: shift !== undefined && followedByObject(scan, next),
  })
}

function readCount(scan: Scan, at: number): Read<number> | null {
  const { value, digits, suffix, meanings } = wordAt(scan, at)
  if (isNumber(scan, at)) return digits <= 3 && suffix === '' ? { value, next: at + 1 } : null
  return meanings.count === undefined ? null : { value: meanings.count, next: at + 1 }
}

/** True where "after" and "before" have something after them: an event with no date of its own here. */
function followedByObject(scan: Scan, at: number): boolean {
  const before = wordAt(scan, at - 1)
  return before.meanings.limit !== undefined && wordAt(scan, at).kind === 'word'
}
