import { isCounted, isPlural } from './count-context.ts'
import type { DateLanguage } from './language.ts'
import { isDash, meaningsAt, type Read, type Scan, skipMeaning, wordAt } from './scan.ts'

/** A number in words of more pieces is no year. */
const MOST_PIECES = 12
const EARLIEST = 1000
const LATEST = 2150

/**
 * A year in words: "nineteen seventeen", "seventeen hundred", "two thousand and five", "mil neuf cent dix-sept",
 * "neunzehnhundertfünf", "тысяча девятьсот пятом году". Round numbers are as often counts, and must be `marked` as years.
 */
export function readYearInWords(scan: Scan, at: number, marked: boolean): Read<number> | null {
  const spoken = readPairOfTens(scan, at)
  if (spoken) return spoken
  const whole = readInOneWord(scan, at) ?? readThousands(scan, at)
  if (!whole || whole.value < EARLIEST || whole.value > LATEST) return null
  const tail = skipMeaning(scan, whole.next, ['yearTail'])
  if (marked || tail > whole.next) return { value: whole.value, next: tail }
  const isCount =
    whole.value % 100 === 0 ||
    isCounted(scan, whole.next, false, false) ||
    (scan.language.pluralS && isPlural(wordAt(scan, whole.next)))
  return isCount ? null : whole
}

/** As English says years, the hundreds first: "eighteen sixty-one", "nineteen hundred and five". */
function readPairOfTens(scan: Scan, at: number): Read<number> | null {
  const century = meaningsAt(scan, at).count
  if (!scan.language.centuryOfHundreds || century === undefined || century < 10 || century > 20) return null
  const next = isDash(scan, at + 1) ? at + 2 : at + 1
  if (wordAt(scan, next).text === 'hundred') {
    const rest = meaningsAt(scan, next + 1).and ? readBelowHundred(scan, next + 2) : null
    return { value: century * 100 + (rest?.value ?? 0), next: rest?.next ?? next + 1 }
  }
  const rest = readBelowHundred(scan, next)
  return rest && rest.value >= 10 ? { value: century * 100 + rest.value, next: rest.next } : null
}

function readBelowHundred(scan: Scan, at: number): Read<number> | null {
  const first = meaningsAt(scan, at).count
  if (first === undefined || first >= 100) return null
  const next = isDash(scan, at + 1) ? at + 2 : at + 1
  const second = meaningsAt(scan, next).count
  const compound = first >= 20 && first % 10 === 0 && second !== undefined && second < 10
  return compound ? { value: first + second, next: next + 1 } : { value: first, next: at + 1 }
}

/** Thousands, hundreds and the rest, word by word; the last may be an ordinal where years are told as such. */
function readThousands(scan: Scan, at: number): Read<number> | null {
  let total = 0
  let group = 0
  let next = at
  for (let pieces = 0, here = at; pieces < MOST_PIECES; pieces++) {
    const nth = scan.language.words.yearTail ? meaningsAt(scan, here).ordinal : undefined
    const value = nth ?? meaningsAt(scan, here).count
    if (value === undefined) break
    if (value === 1000 && total === 0) {
      total = (group || 1) * 1000
      group = 0
    } else if (value === 100 && group < 100) group = (group || 1) * 100
    else if (fits(group, value)) group += value
    else break
    next = here + 1
    if (nth !== undefined) break
    here = isDash(scan, next) || meaningsAt(scan, next).and ? next + 1 : next
  }
  return next > at ? { value: total + group, next } : null
}

/** "sixty" may be followed by "one", and in French by "eleven"; "one" by nothing. */
function fits(group: number, value: number): boolean {
  if (value >= 100) return group === 0
  const tens = group % 100
  if (tens === 0) return true
  return (tens >= 20 && tens % 10 === 0 && value < 10) || ([60, 80].includes(tens) && value < 20)
}

const countWords = new WeakMap<DateLanguage, Map<string, number>>()

function countsOf(language: DateLanguage): Map<string, number> {
  const known = countWords.get(language)
  if (known) return known
  const counts = new Map(
    Object.entries(language.words.count ?? {}).flatMap(([value, words]) =>
      (words ?? '').split('|').map((word) => [word, Number(value)] as const),
    ),
  )
  countWords.set(language, counts)
  return counts
}

/** A number written as one word: "siebzehnhundertneunundachtzig", "zweitausendfünf". */
function readInOneWord(scan: Scan, at: number): Read<number> | null {
  const { gluedNumbers } = scan.language
  const { text } = wordAt(scan, at)
  const hundreds =
    gluedNumbers && /^(?:(\p{L}*)tausend(?:und)?)?(?:(\p{L}+)hundert(?:und)?)?(\p{L}*)$/u.exec(text)
  if (!hundreds || (hundreds[1] === undefined && hundreds[2] === undefined)) return null
  const counts = countsOf(scan.language)
  const [, thousands, upper, lower = ''] = hundreds
  const parts = [
    thousands === undefined ? 0 : 1000 * (thousands === '' ? 1 : (counts.get(thousands) ?? Number.NaN)),
    upper === undefined ? 0 : 100 * (counts.get(upper) ?? Number.NaN),
    lower === '' ? 0 : belowHundred(lower, counts),
  ]
  const value = parts.reduce((sum, part) => sum + part, 0)
  return Number.isNaN(value) ? null : { value, next: at + 1 }
}

/** "siebzehn", "neunundachtzig". */
function belowHundred(word: string, counts: ReadonlyMap<string, number>): number {
  const [one = '', tens] = word.split(/und(?=\p{L}{4})/u)
  if (tens === undefined) return counts.get(one) ?? Number.NaN
  return (counts.get(one) ?? Number.NaN) + (counts.get(tens) ?? Number.NaN)
}
