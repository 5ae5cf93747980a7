import { readTurnedYear, readYearAfter } from './read-month.ts'
import { isDash, isNumber, meaningsAt, type Read, type Scan, skipMeaning, wordAt } from './scan.ts'
import { blankPoint, type WrittenPair, type WrittenPoint } from './written.ts'

const PLACES = /^(?:palace|gardens?|house|hall|quarters|olympics|games|island|hill|park)$/

/** "the spring of 1784", "summer 1962", "winter of 1941–2"; alone after "the" or a preposition. */
export function readSeason(scan: Scan, at: number): Read<WrittenPair> | null {
  const name = skipMeaning(scan, at, ['the'], 2)
  const season = meaningsAt(scan, name).season
  if (season === undefined) return null
  const year = readYearAfter(scan, name + 1) ?? readTurnedYear(scan, name + 1)
  if (!year && (!isSeasonAlone(scan, at, name) || isNumber(scan, name + 1) || namesPlace(scan, name)))
    return null
  const point = { ...blankPoint, ...year?.value, month: season }
  return {
    value: { first: point, last: null },
    next: year ? afterWinterTail(scan, year.next, point) : name + 1,
  }
}

/** "The Winter Palace": a place named for a season; an event so named ("the Spring Offensive") does tell its time. */
function namesPlace(scan: Scan, name: number): boolean {
  const next = wordAt(scan, name + 1)
  return (
    wordAt(scan, name).capital && next.capital && (Boolean(next.meanings.street) || PLACES.test(next.text))
  )
}

/** "winter of 1941–2" is one winter, named after the year it begins in. */
function afterWinterTail(scan: Scan, at: number, { year, month }: WrittenPoint): number {
  if (month !== 24 || year === null || !(isDash(scan, at) || wordAt(scan, at).text === '/')) return at
  const { value, digits } = wordAt(scan, at + 1)
  return value === (year + 1) % 10 ** digits ? skipMeaning(scan, at + 2, ['yearTail']) : at
}

function isSeasonAlone(scan: Scan, at: number, name: number): boolean {
  if (meaningsAt(scan, name + 1).of) return false
  const goesOn = /^[/&]$/.test(wordAt(scan, name + 1).text) || meaningsAt(scan, name + 1).and
  if (goesOn && meaningsAt(scan, name + 2).season !== undefined) return true
  const announced = name > at || meaningsAt(scan, at - 1).at || meaningsAt(scan, at - 1).part
  return (
    Boolean(announced) && !(meaningsAt(scan, name).common && wordAt(scan, name).text === 'fall' && name > at)
  )
}

/** "Christmas 1914", "on New Year's Eve". */
export function readFeast(scan: Scan, at: number): Read<WrittenPair> | null {
  const feast = meaningsAt(scan, at).feast
  if (feast === undefined) return null
  const year = readYearAfter(scan, at + 1)
  if (!year && !meaningsAt(scan, at - 1).at) return null
  const first = { ...blankPoint, ...year?.value, month: Math.floor(feast / 100), day: feast % 100 }
  return { value: { first, last: null }, next: year?.next ?? at + 1 }
}
