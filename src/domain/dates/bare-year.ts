import { isBareCount, isCounted, isName, isNextOfCounts, isPlural, isRoundCount } from './count-context.ts'
import { beginsLine, isDash, isGlued, isNumber, meaningsAt, type Scan, wordAt } from './scan.ts'
import type { Tokens } from './tokens.ts'
import type { Word } from './word.ts'

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
export function latestYearOf({ words }: Tokens, isBuddhist: boolean): number {
  const usual = isBuddhist ? LATEST_BUDDHIST : LATEST
  let latest = usual
  let votes = 0
  for (let at = 0; at < words.length; at++) {
    const { kind, digits, value, suffix, grouped } = words[at] as Word
    if (kind !== 'number' || digits !== 4 || value <= usual || suffix !== '' || grouped) continue
    if (words[at + 1]?.meanings.namedEra) continue
    const vote = isBehindMonth(words, at) ? 2 : votesOfWords(words[at - 1], words[at + 1])
    if (vote === 0) continue
    votes += vote
    latest = Math.max(latest, value)
  }
  return votes > 1 ? latest + YEARS_BEYOND : usual
}

/** "March 4442", "3 March, 4442", "March 3, 4442". */
function isBehindMonth(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text === ',' ? at - 2 : at - 1
  const day = words[before]?.kind === 'number' ? before - 1 : before
  return words[day]?.meanings.month !== undefined
}

/** "In 4442 the war …" is surely a year, "in 4442 it …" perhaps, "in 3900 lines" none. */
function votesOfWords(before: Word | undefined, after: Word | undefined): number {
  if (!before?.meanings.at || before.meanings.weak || isPlural(after)) return 0
  const closes = after?.kind !== 'word' || after.capital || after.meanings.the
  return closes && after?.kind !== 'number' ? 2 : 1
}

/**
 * True where the words around say that a number, or a span of two (`next` is the token after it), means years and not
 * men, pages or flights. What stands before and what stands after are both asked; only the nearest words are.
 */
export function isYearInContext(scan: Scan, at: number, next: number, told: boolean): boolean {
  const { value, digits } = wordAt(scan, at)
  if (meaningsAt(scan, next).otherCount) return false
  if (isName(scan, at, next) || (!told && isNextOfCounts(scan, at))) return false
  const announced = howAnnounced(scan, at)
  const isTime = announced === 'strong' && !meaningsAt(scan, at - 1).circa
  if (isCounted(scan, next, announced === 'year', isTime)) return false
  if (announced === 'year' || meaningsAt(scan, next - 1).yearTail) return true
  if (digits < 4) return digits === 3 && isShortYear(scan, at, next, announced)
  if (value < EARLIEST || value > scan.latestYear) return false
  if (next > at + 1 || (told && isUneven(value))) return true
  if (announced === 'strong') return !isRoundCount(scan, at, next)
  if (isBareCount(scan, at, next, announced === 'event')) return false
  if (scan.language.bareYears === 'anywhere' || isBracketed(scan, at, next)) return true
  return scan.language.bareYears === 'announced' && (announced !== null || isSentenceStart(scan, at))
}

/** How far the words before promise a year: say so, stand before times, name an event, or stand before counts too. */
type Announced = 'year' | 'strong' | 'event' | 'weak' | null

/** How far the words before promise a year. */
function howAnnounced(scan: Scan, at: number): Announced {
  let before = at - 1
  let about = false
  if (meaningsAt(scan, before).circa) {
    // "about" stands before counts as often as before years; "c." does not.
    if (!meaningsAt(scan, before).weak) return 'strong'
    before--
    about = true
  }
  const { meanings, text } = wordAt(scan, before)
  // "pre-1914 maps"
  if (isDash(scan, before) && isGlued(scan, before) && meaningsAt(scan, before - 1).at) return 'strong'
  if (meanings.yearMark || meanings.unit === 'year' || meanings.life) return 'year'
  // A line may end behind a month; then the number is another's.
  if (meanings.month && beginsLine(scan, at)) return null
  if (meanings.month || meanings.season || meanings.part || meanings.division) return 'strong'
  if (meanings.of && meaningsAt(scan, before - 1).quantity) return 'weak'
  if (meanings.at && !meanings.weak) return 'strong'
  // "its 2006 highs"; round numbers are had.
  if (meanings.whose && isUneven(wordAt(scan, at).value)) return 'event'
  if (meanings.the) return meaningsAt(scan, before - 1).quantity ? 'weak' : 'event'
  if (meanings.at || meanings.of || meanings.weak || meanings.limit || meanings.from) return 'weak'
  return text === '(' || about ? 'weak' : null
}

/** Three digits need more: a bracket around a span, or a preposition of time before and no noun after. */
function isShortYear(scan: Scan, at: number, next: number, announced: Announced): boolean {
  // "(742?–814)"
  if (isDash(scan, at - 1) && wordAt(scan, next).text === ')' && wordAt(scan, at - 2).text === '?')
    return true
  if (wordAt(scan, next).text === '?') return /^[([]$/.test(wordAt(scan, at - 1).text)
  if (next > at + 1) return isBracketed(scan, at, next) || announced === 'strong'
  const after = wordAt(scan, next)
  const closes =
    after.kind !== 'word' || after.meanings.the || after.meanings.and || after.meanings.to || after.capital
  return announced === 'strong' && Boolean(closes) && !isNumber(scan, next)
}

/** Of two numbers between and from which something is told, counts are round: "between 1803 and 1815 wars raged". */
function isUneven(value: number): boolean {
  return value % 10 !== 0
}

function isBracketed(scan: Scan, at: number, next: number): boolean {
  return /^[([;,|]$/.test(wordAt(scan, at - 1).text) && /^[)\];,|]$/.test(wordAt(scan, next).text)
}

/** True where a sentence, a clause or a line begins. */
export function isSentenceStart(scan: Scan, at: number): boolean {
  const { kind, text } = wordAt(scan, at - 1)
  return kind === 'break' || beginsLine(scan, at) || /^[.!?;:—–•*#»。！？]$/.test(text)
}
