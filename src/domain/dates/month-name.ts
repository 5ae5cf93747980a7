import { isGlued, isNumber, meaningsAt, type Read, type Scan, wordAt } from './scan.ts'

/** A month's name, its dot with it, or in Thai its number ("เดือน ๑๐"). */
export function readMonthName(scan: Scan, at: number): Read<number> | null {
  const { meanings, value } = wordAt(scan, at)
  const areNumbers = scan.language.unspaced || scan.language.numberedMonths
  const numbered = areNumbers && meaningsAt(scan, at - 1).monthMark && value >= 1 && value <= 12
  const month = meanings.month ?? (numbered ? value : undefined)
  if (month === undefined || !isMonthHere(scan, at)) return null
  // "أغسطس/آب": the month by both its names.
  const twice = wordAt(scan, at + 1).text === '/' && meaningsAt(scan, at + 2).month === month
  return { value: month, next: twice ? at + 3 : afterMonthName(scan, at, month) }
}

/** Past a month's name and the dot that belongs to it. */
export function afterMonthName(scan: Scan, at: number, month: number): number {
  const dot = wordAt(scan, at + 1).text === '.' && isGlued(scan, at + 1) && isAbbreviated(scan, at, month)
  return dot ? at + 2 : at + 1
}

/** "May" and "march" are words like others, unless capitalised or beside a number. */
function isMonthHere(scan: Scan, at: number): boolean {
  const { capital, meanings } = wordAt(scan, at)
  if (capital || !scan.language.capitalMonths || !meanings.common) return true
  const ofMonth = meaningsAt(scan, at - 1).of && meanings.month !== 5
  return isNumber(scan, at - 1) || isNumber(scan, at + 1) || Boolean(ofMonth)
}

/** Longer names of months are written in full. */
const LONGEST_ABBREVIATION = 4

/** A dot after a month belongs to it where the name is cut short and the sentence goes on: behind "March" it ends one. */
function isAbbreviated(scan: Scan, at: number, month: number): boolean {
  const after = wordAt(scan, at + 2)
  const { length } = wordAt(scan, at).text
  // Of a month's names the first is the one in full.
  const whole = scan.language.words.month?.[month]?.split('|', 1)[0]?.length ?? length
  return (
    length <= LONGEST_ABBREVIATION &&
    length < whole &&
    (after.kind === 'number' ||
      after.kind === 'mark' ||
      after.meanings.of === true ||
      (!after.capital && after.kind === 'word'))
  )
}
