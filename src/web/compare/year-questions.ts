import { universeSettingsPath } from '../../domain/addresses.ts'
import type { Comparison, ShiftQuestion } from '../../domain/compare/types.ts'
import { shiftToCommonAxis, type Universe } from '../../domain/universe.ts'
import { isUnset, type LoadedColumn } from './load.ts'
import type { Note } from './summary.ts'
import type { YearChoice } from './year-choices.ts'

/** Whether a canon counts its years differently, for the reader to answer: for this page, or for good. */
export interface QuestionView {
  words: string
  choices: { label: string; href: string }[]
}

/** What the questions are put by. */
export interface Asking {
  universes: readonly Universe[]
  /** What the reader has answered already. */
  years: readonly YearChoice[]
  mayEdit: boolean
  /** The address of this page with other answers. */
  hrefWith(years: readonly YearChoice[]): string
}

/** The questions about the count of years, one a universe, with an address for each answer. */
export function yearQuestions(
  { questions }: Pick<Comparison, 'questions'>,
  columns: readonly LoadedColumn[],
  asking: Asking,
): QuestionView[] {
  const universeOf = ({ column }: ShiftQuestion) => (columns[column] as LoadedColumn).universe
  const canons = columns.map(({ universe: { name } }) => name)
  const answerable = questions.filter((question, index) => {
    const { id } = universeOf(question)
    const isFirst = questions.findIndex((each) => universeOf(each).id === id) === index
    return isFirst && columns.some(({ universe }) => universe.id !== id)
  })
  return answerable.map((question) => {
    const universe = universeOf(question)
    const shift = settingFor(universe, question.years, asking.universes)
    const others = [...asking.years, ...unanswered(columns, universe, asking)]
    const answer = (years: number) => asking.hrefWith([...others, { universe: universe.slug, years }])
    return {
      words: questionWords(question, canons),
      choices: [
        { label: 'Compare so', href: answer(shift) },
        ...(asking.mayEdit ? [{ label: 'Set it', href: universeSettingsPath(universe.slug, shift) }] : []),
        { label: 'No', href: answer(0) },
      ],
    }
  })
}

/**
 * A question in words, with the names of the columns' canons. Where two canons stand side by side it is plain which dates are meant; among several, the canon is
 * named.
 */
export function questionWords(
  { column, years, support, pairs, applied }: ShiftQuestion,
  canons: readonly string[],
): string {
  const name = canons[column] ?? ''
  const apart = `${Math.abs(years)} ${Math.abs(years) === 1 ? 'year' : 'years'}`
  const where =
    canons.length === 2
      ? `Most dates here are ${apart} apart`
      : `Most dates in ${name} are ${apart} from the others’`
  const counted = pairs > support ? ` (${support} of ${pairs})` : ''
  const state = applied
    ? `Until this is answered, its years are read with ${apart} ${years > 0 ? 'added' : 'taken off'}.`
    : 'Until this is answered, its dates are compared as they are written.'
  return `${where}${counted}. Does ${name} count its years differently? ${state}`
}

/** What the reader has answered, with the way back. */
export function answerNotes(columns: readonly LoadedColumn[], asking: Asking): Note[] {
  const asked = new Set(columns.map(({ universe }) => universe.slug))
  return asking.years
    .filter(({ universe }) => asked.has(universe))
    .map(({ universe: slug, years }) => {
      const { name } = (columns.find(({ universe }) => universe.slug === slug) as LoadedColumn).universe
      const count = `${Math.abs(years)} ${Math.abs(years) === 1 ? 'year' : 'years'}`
      const others = asking.years.filter(({ universe }) => universe !== slug)
      return {
        words:
          years === 0
            ? `Dates in ${name} are compared as they are written, on this page only.`
            : `Years in ${name} are read with ${count} ${years > 0 ? 'added' : 'taken off'}, on this page only.`,
        links: [
          ...(asking.mayEdit && years !== 0
            ? [{ label: 'Set it for this universe', href: universeSettingsPath(slug, years) }]
            : []),
          { label: 'Undo', href: asking.hrefWith(others) },
        ],
      }
    })
}

/** A universe's own shift is counted to its parent, what the dates show to the common axis. */
function settingFor(universe: Universe, years: number, universes: readonly Universe[]): number {
  return years - (shiftToCommonAxis(universe, universes) - universe.yearShift)
}

/**
 * The other canons, where no column's shift is given: the answer is about them as much, and they must not be asked about
 * next.
 */
function unanswered(columns: readonly LoadedColumn[], { id }: Universe, asking: Asking): YearChoice[] {
  if (!columns.every(({ universe }) => isUnset(universe, asking.universes, asking.years))) return []
  return columns
    .filter(({ universe }) => universe.id !== id)
    .map(({ universe }) => ({ universe: universe.slug, years: 0 }))
}
