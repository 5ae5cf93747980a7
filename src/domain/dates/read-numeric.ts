import { continues, readIsoDate } from './read-iso.ts'
import { readYear, yearPoint } from './read-year.ts'
import { isGlued, isNumber, meaningsAt, type Read, type Scan, skipMeaning, wordAt } from './scan.ts'
import { blankPoint, type WrittenPoint } from './written.ts'

/** Dates of numbers alone: 1917-11-07, 1917-11, 11/7/1917, 7.11.1917, "7. 11. 1917". */
export function readNumericDate(scan: Scan, at: number): Read<WrittenPoint> | null {
  if (!isNumber(scan, at) || wordAt(scan, at).suffix !== '' || followsNumber(scan, at)) return null
  return readIsoDate(scan, at) ?? readThreeNumbers(scan, at) ?? readRomanMonth(scan, at)
}

const romanMonths = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

/** "14.iii.1888", "14. III. 1888", "14/III/1888". */
function readRomanMonth(scan: Scan, at: number): Read<WrittenPoint> | null {
  const { value: day, digits } = wordAt(scan, at)
  const mark = wordAt(scan, at + 1).text
  const month = romanMonths.indexOf(wordAt(scan, at + 2).text) + 1
  if (!/^[./-]$/.test(mark) || wordAt(scan, at + 3).text !== mark || month === 0) return null
  const year = wordAt(scan, at + 4).digits === 4 ? readYear(scan, at + 4, 4) : null
  if (!year || digits > 2 || !isMonthDay(month, day)) return null
  return { value: { ...year.value, month, day }, next: year.next }
}

function followsNumber(scan: Scan, at: number): boolean {
  if (!isGlued(scan, at)) return false
  const before = wordAt(scan, at - 1)
  return (
    /^[-.,:/–+#]$/.test(before.text) &&
    isGlued(scan, at - 1) &&
    ['number', 'word'].includes(wordAt(scan, at - 2).kind)
  )
}

/** Words before a day of numbers alone, which has its year in two digits then: "am 9.11.89", "le 3/4/21". */
const DAY_AHEAD = /^(?:am|vom|zum|on|dated|le|du|au|el|del|от|วันที่)$/

/** Three numbers with one mark between: the last a year of four digits, or of two where the word before tells of a day. */
function readThreeNumbers(scan: Scan, at: number): Read<WrittenPoint> | null {
  const mark = wordAt(scan, at + 1).text
  if (!/^[./-]$/.test(mark) || wordAt(scan, at + 3).text !== mark) return null
  const spacedDots = mark === '.' && !isGlued(scan, at + 2)
  for (const glued of spacedDots ? [at + 1, at + 3] : [at + 1, at + 2, at + 3, at + 4]) {
    if (!isGlued(scan, glued)) return null
  }
  const one = wordAt(scan, at)
  const two = wordAt(scan, at + 2)
  if (!isNumber(scan, at + 2) || two.suffix !== '' || two.digits > 2 || continues(scan, at + 5)) return null
  if (one.digits === 4) return yearFirst(scan, at, mark)
  const third = wordAt(scan, at + 4)
  if (one.digits > 2 || !isNumber(scan, at + 4)) return null
  const short = third.digits === 2 && third.suffix === '' && DAY_AHEAD.test(wordAt(scan, at - 1).text)
  if (third.digits !== 4 && !short) return null
  const year = short
    ? { value: { ...blankPoint, shortYear: third.value }, next: at + 5 }
    : (readYear(scan, at + 4, 4) ?? { value: yearPoint(scan, third.value, null), next: at + 5 })
  const monthFirst = scan.language.numericOrder === 'month first' && mark !== '.'
  const order: [number, number] = monthFirst ? [one.value, two.value] : [two.value, one.value]
  const [month, day] = isMonthDay(...order) ? order : [order[1], order[0]]
  if (!isMonthDay(month, day)) return null
  const ambiguous = monthFirst && one.value <= 12 && two.value <= 12 && one.value !== two.value
  const next = meaningsAt(scan, year.next).yearTail ? skipMeaning(scan, year.next, ['yearTail']) : year.next
  return { value: { ...year.value, month, day, ambiguous }, next }
}

/** 1917/11/07 and 1917.11.07. */
function yearFirst(scan: Scan, at: number, mark: string): Read<WrittenPoint> | null {
  const month = wordAt(scan, at + 2).value
  const { value: day, digits, suffix } = wordAt(scan, at + 4)
  if (mark === '-' || digits > 2 || suffix !== '' || !isMonthDay(month, day)) return null
  return { value: { ...blankPoint, year: wordAt(scan, at).value, month, day }, next: at + 5 }
}

function isMonthDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}
