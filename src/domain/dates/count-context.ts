import { isDash, isGlued, isNumber, meaningsAt, type Scan, skipMeaning, wordAt } from './scan.ts'
import { meansNothing, type Word } from './word.ts'

/** True for a number that names something: "page 1917", "B-1917", "1600 Pennsylvania Avenue", the song "1999". */
export function isName(scan: Scan, at: number, next: number): boolean {
  return (
    isNamedByLabel(scan, at) ||
    isGluedBefore(scan, at) ||
    isGluedBehind(scan, next) ||
    isHouseNumber(scan, next) ||
    isTitle(scan, at, next) ||
    isFirstOfMany(scan, next)
  )
}

/** "page 1917", "No. 1350", "population: 1847", "flight BA 1912", "$1,917", "#1917". */
function isNamedByLabel(scan: Scan, at: number): boolean {
  const before = wordAt(scan, at - 1)
  if (before.meanings.life || before.meanings.yearMark) return false
  const dotted = /^[.:]$/.test(before.text) ? wordAt(scan, at - 2) : before
  const measured = before.text === ':' && dotted.meanings.quantity
  const letters = before.kind === 'word' && before.capital && before.text.length <= 3
  return (
    Boolean(before.meanings.label || before.meanings.money || dotted.meanings.label || measured) ||
    Boolean(letters && meansNothing(before.meanings) && meaningsAt(scan, at - 2).label) ||
    /^[$€£¥฿#§№@]$/.test(before.text)
  )
}

const closers: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»', '»': '«', "'": "'" }

/** A number alone in quotation marks is what something is called. */
function isTitle(scan: Scan, at: number, next: number): boolean {
  return closers[wordAt(scan, at - 1).text] === wordAt(scan, next).text && next === at + 1
}

/** The first of a row of numbers is part of a code or a telephone number ("1800 555 0199"), unless all could be years. */
function isFirstOfMany(scan: Scan, next: number): boolean {
  const { kind, digits } = wordAt(scan, next)
  return kind === 'number' && digits < 4 && wordAt(scan, next + 1).kind === 'number'
}

/** "B-1917", "48.1917", "1/1917", "a1917"; but "pre-1917". */
function isGluedBefore(scan: Scan, at: number): boolean {
  if (!isGlued(scan, at)) return false
  const before = wordAt(scan, at - 1)
  if (before.kind === 'word') {
    if (scan.language.gluedPrefixes && (before.meanings.at || before.meanings.and)) return false
    // "b1917" was born, "B1917" is a road.
    const dated = before.meanings.circa || (before.meanings.life && !before.capital)
    return !scan.language.unspaced && !dated
  }
  if (!isGlued(scan, at - 1)) return false
  const { kind, meanings } = wordAt(scan, at - 2)
  if (isDash(scan, at - 1)) {
    return kind === 'number' || (kind === 'word' && !meanings.at && !meanings.part && !meanings.limit)
  }
  return (kind === 'number' && /^[.,:/\\+=_]$/.test(before.text)) || (kind === 'word' && before.text === '+')
}

/** "1400-member", "1917-350"; but "1350-era", and what goes on as a span of dates. */
function isGluedBehind(scan: Scan, next: number): boolean {
  if (!isDash(scan, next) || !isGlued(scan, next) || !isGlued(scan, next + 1)) return false
  // "(1914–)" and "1879–?" go on.
  if (/^[?)\];]$/.test(wordAt(scan, next + 1).text)) return false
  const { present, circa, month, season, era, part, yearSuffix } = wordAt(scan, next + 1).meanings
  return !(present || circa || month || season || era || part || yearSuffix)
}

/** "1600 Pennsylvania Avenue". */
function isHouseNumber(scan: Scan, next: number): boolean {
  for (let at = next; at < next + 3 && wordAt(scan, at).capital; at++) {
    if (meaningsAt(scan, at).street) return true
  }
  return false
}

/** True where what follows is counted: men, kilometres, money. Years stand before people too ("In 1917 soldiers …"). */
export function isCounted(scan: Scan, next: number, isYear: boolean, isTime: boolean): boolean {
  let after = skipMeaning(scan, next, ['circa'])
  // "between 1500 and 2000 men" counts both.
  if (isJoint(scan, after) && isNumber(scan, after + 1)) after += 2
  if (isInitial(scan, after) || (isTime && startsName(scan, after))) return false
  if (meaningsAt(scan, after).counted || meaningsAt(scan, after).money) return !isYear
  return Boolean(meaningsAt(scan, after).people) && !isTime
}

/** True where what stands there is counted by the number before it: men, kilometres, money. */
export function isCount(scan: Scan, at: number): boolean {
  if (isInitial(scan, at)) return false
  return Boolean(meaningsAt(scan, at).people ?? meaningsAt(scan, at).counted ?? meaningsAt(scan, at).money)
}

/** "In 1917 M. Dupont": letters that measure are somebody's name where they are capitals with a dot. */
export function isInitial(scan: Scan, at: number): boolean {
  const { capital, text } = wordAt(scan, at)
  return capital && (/^\p{L}\.$/u.test(text) || (text.length === 1 && wordAt(scan, at + 1).text === '.'))
}

/** "In 1917 Pounds Ltd closed"; shorter capitals may be units ("AH", "GMT"). */
function startsName(scan: Scan, at: number): boolean {
  const { capital, text } = wordAt(scan, at)
  return capital && text.length > 5 && !scan.language.capitalNouns
}

/** "1350 horses and 1200 oxen", "lines 1350 to 1400": joined to a number that was no date. */
export function isNextOfCounts(scan: Scan, at: number): boolean {
  if (!isJoint(scan, at - 1) || scan.lastEnd === at - 1) return false
  const after = wordAt(scan, at + 1)
  return (
    isNumber(scan, at - 2) ||
    (after.kind === 'word' && !after.capital && meansNothing(after.meanings) && isNumber(scan, at - 3))
  )
}

/** A number with nothing but a noun beside it: "over 1917 of them", "1350 horses", "в 1350 домах". `the 1990 riots` are an event. */
export function isBareCount(scan: Scan, at: number, next: number, isEvent: boolean): boolean {
  if (isSubject(scan, at, next)) return true
  // "since at least 1917" speaks of a time all the same.
  const time = meaningsAt(scan, at - 2).at && !meaningsAt(scan, at - 2).weak
  if ((meaningsAt(scan, at - 1).quantity && !time) || meaningsAt(scan, at - 1).money) return true
  // "1905 of 2000 votes"
  if (meaningsAt(scan, next).of && isNumber(scan, next + 1)) return true
  const after = wordAt(scan, next)
  // Where years say that they are years ("в 1917 году"), a number before a plain noun is its count.
  if (scan.language.words.yearTail && after.kind === 'word' && !after.capital && meansNothing(after.meanings))
    return true
  return scan.language.pluralS && isPlural(after) && !isEvent
}

/** "1200 were shot", "1500 came": who did or suffered it is a number of people. "1917 was" is a year. */
function isSubject(scan: Scan, at: number, next: number): boolean {
  const { meanings } = wordAt(scan, at - 1)
  return (
    Boolean(meaningsAt(scan, next).pluralVerb) &&
    !meanings.at &&
    !meanings.of &&
    !(isJoint(scan, at - 1) && scan.lastEnd === at - 1)
  )
}

/** "in 2000 villages and 30 towns", "in 1500 cases of typhus": round numbers of things that are told more of. */
export function isRoundCount(scan: Scan, at: number, next: number): boolean {
  if (wordAt(scan, at).value % 100 !== 0) return false
  const after = wordAt(scan, next)
  if (scan.language.roundCounts)
    return after.kind === 'word' && !after.capital && meansNothing(after.meanings)
  if (!scan.language.pluralS) return false
  const told = meaningsAt(scan, next + 1).of || (isJoint(scan, next + 1) && isNumber(scan, next + 2))
  return Boolean(told) && isPlural(after) && (meansNothing(after.meanings) || after.meanings.people === true)
}

/** Words in s, as plurals are where plurals end in s, unless the vocabulary knows better ("was"). */
export function isPlural(after: Word | undefined): boolean {
  return after?.kind === 'word' && !after.capital && /[^s]s$/.test(after.text) && !after.meanings.singular
}

function isJoint(scan: Scan, at: number): boolean {
  return Boolean(meaningsAt(scan, at).and || meaningsAt(scan, at).to) || isDash(scan, at)
}
