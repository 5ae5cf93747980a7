import { yearInAnyEra, yearOfNamedEra } from '../../domain/dates/eras.ts'
import type { Era } from '../../domain/universe.ts'

/** A year of the axis, and what it is called there. */
interface Tick {
  year: number
  label: string
}

/** Ticks at most, where their labels are short. */
const most = 9
/** Room that a letter of a label takes, and that two labels keep between them, in the drawing's units. */
const letter = 7
const gap = 14
/** Longer steps than the first that fits are tried so often, for the sake of long labels. */
const mostTries = 6

/**
 * Five to nine years that are round as people name them, fewer where the names are long: no year 0, and 100 BC is the
 * axis's -99; by eras of its own 10 BBY, 0 BBY, 10 ABY. `unitsPerYear` is how far apart two years are drawn.
 */
export function ticksBetween(from: number, to: number, eras: readonly Era[], unitsPerYear: number): Tick[] {
  const rough = (to - from) / most
  let ticks: Tick[] = []
  for (let tries = 0, step = stepOf(rough); tries < mostTries; tries++, step = stepOf(step * 1.5)) {
    ticks = apart(roundYears(from, to, step, eras), step / 2)
    const longest = Math.max(0, ...ticks.map(({ label }) => label.length))
    if (longest * letter + gap <= step * unitsPerYear) break
  }
  return ticks
}

/** The next of 1, 2, 5, 10, 20, 50 … years. */
function stepOf(rough: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  return Math.max(1, ([1, 2, 5, 10].find((each) => each * magnitude >= rough) ?? 10) * magnitude)
}

/** Years that are round in the count that names them, in order. */
function roundYears(from: number, to: number, step: number, eras: readonly Era[]): Tick[] {
  const ticks: Tick[] = []
  const add = (year: number, era: Era | null) => {
    const named = yearInAnyEra(year, eras)
    const naming = eras.find(({ name }) => name === named?.name) ?? null
    const counting = naming && countsAlone(naming) ? naming : null
    if (year < from || year > to || counting !== era) return
    const beside = named && !counting ? ` (${named.value} ${named.name})` : ''
    ticks.push({
      year,
      label: named && counting ? `${named.value} ${named.name}` : plainLabel(year) + beside,
    })
  }
  for (let round = Math.ceil((from - 1) / step) * step; round <= to; round += step) {
    add(round === 0 ? 1 : round < 0 ? round + 1 : round, null)
  }
  for (const era of eras.filter(countsAlone)) {
    const ends = [from, to].map((year) => (era.direction === 'up' ? year - era.zero : era.zero - year))
    const [least, last] = [Math.max(0, Math.min(...ends)), Math.max(...ends)]
    for (let n = Math.ceil(least / step) * step; n <= last; n += step) add(yearOfNamedEra(era, n), era)
  }
  return ticks.sort((a, b) => a.year - b.year)
}

/** An era that counts up from another year than the universe's own 0 stands beside the number that is known by itself. */
function countsAlone({ direction, zero }: Era): boolean {
  return direction === 'down' || zero === 0
}

function plainLabel(year: number): string {
  return year <= 0 ? `${1 - year} BC` : year === 1 ? 'AD 1' : String(year)
}

/** Without those that stand close behind another, where two counts meet. */
function apart(ticks: readonly Tick[], least: number): Tick[] {
  const kept: Tick[] = []
  for (const tick of ticks) {
    const last = kept.at(-1)
    if (!last || tick.year - last.year >= least) kept.push(tick)
  }
  return kept
}
