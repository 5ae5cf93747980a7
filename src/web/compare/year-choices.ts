import type { Universe } from '../../domain/universe.ts'
import { AppError } from '../../errors.ts'

/** By what time shift a reader wants the years of a universe read on this page, whatever its settings say. */
export interface YearChoice {
  /** The universe's slug. */
  universe: string
  years: number
}

/** More universes than stand side by side need no answer. */
const MOST = 12

/** Reads the choices of an address: `timeline-1350:529,third-age:0`. Throws invalid with what to write instead. */
export function readYearChoices(written: string | undefined): YearChoice[] {
  const parts = (written ?? '').split(',').filter((part) => part.trim() !== '')
  return parts.slice(0, MOST).map((part) => {
    const [, universe, years] = /^\s*([^:]+?)\s*:\s*([+−-]?\d{1,6})\s*$/u.exec(part) ?? []
    if (universe !== undefined && years !== undefined)
      return { universe, years: Number(years.replace('−', '-')) }
    throw new AppError(
      'invalid',
      `“${part}” is no time shift. Write a universe and a number of years, as in ?shift=timeline-1350:529.`,
    )
  })
}

/** The choices as an address writes them; later ones for a universe stand in place of earlier ones. '' for none. */
export function writeYearChoices(choices: readonly YearChoice[]): string {
  const last = new Map(choices.map(({ universe, years }) => [universe, years]))
  return [...last].map(([universe, years]) => `${universe}:${years}`).join(',')
}

/** The universes with the shifts that were chosen for them in place of their own. */
export function withYearChoices(universes: readonly Universe[], choices: readonly YearChoice[]): Universe[] {
  return universes.map((universe) => {
    const chosen = choices.findLast((choice) => choice.universe === universe.slug)
    return chosen ? { ...universe, yearShift: chosen.years } : universe
  })
}
