import { type Alignment, alignColumns } from '../align/align.ts'
import { alignColumnOf } from '../align/anchors.ts'
import { shiftYears } from '../dates/axis.ts'
import { toMoment } from '../dates/moments.ts'
import { compareFacts } from './compare-facts.ts'
import { compareRows } from './compare-rows.ts'
import { findDivergence } from './divergence.ts'
import { labelRows } from './label-rows.ts'
import type { WorkBudget } from './match-units.ts'
import { dateKey, mapDates } from './moments.ts'
import { indexNames } from './names.ts'
import { outcomeLexicon } from './opposites.ts'
import { primarySubtag, readColumn } from './read-column.ts'
import { readLead } from './read-lead.ts'
import { findRenamings } from './renamings.ts'
import { correctShifts, findShifts, givenShifts, guessShifts } from './shifts.ts'
import type { Part, Side } from './side.ts'
import { findTargetDifferences } from './target-differences.ts'
import type { Comparison, Row, Telling } from './types.ts'
import { nameDates, readUnits, Vocabulary, WORD } from './units.ts'
import { weighShifts } from './weigh-shifts.ts'

/** Raised with every change that can alter an answer: cached comparisons of an older version are not used. */
export const COMPARE_VERSION = 9

/** Cells of dynamic programming one comparison may spend; some 100 ms, and ten times what two long articles take. */
const CELL_BUDGET = 30_000_000

/** Dates of a telling that are compared; a book has a tenth of these. What comes behind them is words. */
const MOST_DATES = 30_000

/**
 * Compares two to six tellings of one subject; the first is the base. Pure: the same tellings give the same answer,
 * which is plain data. Offsets are UTF-16 units of each telling's source.
 *
 * Throws RangeError where there are fewer than two tellings or more than six.
 */
export function compareTellings(tellings: readonly Telling[]): Comparison {
  if (tellings.length < 2 || tellings.length > 6)
    throw new RangeError('A comparison takes two to six tellings.')
  const budget: WorkBudget = { cells: CELL_BUDGET, coarse: false }
  const vocabulary = new Vocabulary()
  const columns = tellings.map((telling) =>
    readColumn(telling, vocabulary.wordsOf(primarySubtag(telling.lang))),
  )
  for (const column of columns) {
    if (column.dates.length > MOST_DATES) budget.coarse = true
    column.dates.splice(MOST_DATES)
  }
  // Only now is the list of each language's words whole, and its words can be numbered.
  const parts = columns.map((column): Part => ({ column, units: readUnits(column, vocabulary) }))

  const mayTellIn = outcomeUnits(vocabulary)
  let guessed = readWith(guessShifts(parts))
  let alignment = align(guessed)
  let found = compareRows(alignment, guessed, vocabulary, budget)
  const corrected = correctShifts(guessed, found, alignment.rows)
  if (!areRead(guessed, corrected)) {
    guessed = readWith(corrected)
    alignment = align(guessed)
    found = compareRows(alignment, guessed, vocabulary, budget)
  }

  // What belongs together is sought through the count of years that the texts suggest; what is said of it goes by the
  // dates as they are written, unless that count is given or past doubt.
  const questions = weighShifts(guessed, found)
  const findings = findShifts(guessed, found, alignment.rows, questions)
  const shifts = givenShifts(parts)
  for (const { column, years, applied } of questions) if (applied) shifts[column] = years
  const sides = areRead(guessed, shifts) ? guessed : readWith(shifts)
  const pairs = sides === guessed ? found : compareRows(alignment, sides, vocabulary, budget)
  const names = indexNames(sides)
  const renamings = findRenamings(pairs, sides, names)
  const targets = findTargetDifferences(pairs, sides, renamings.found)
  const rows = labelRows(alignment.rows, pairs, { sides, names, renamings, targets })
  const facts = compareFacts(
    sides.map(({ column, yearShift }) => ({
      telling: column.telling,
      yearShift,
      readFromText: readLead(column),
    })),
    renamings.found,
  )
  return {
    version: COMPARE_VERSION,
    columns: sides.map(({ column, yearShift }) => ({
      id: column.telling.id,
      lang: column.telling.lang,
      yearShift,
      passages: column.passages,
      dates: mapDates(column, yearShift),
    })),
    rows,
    facts,
    renamings: [...renamings.found, ...targets.renamings],
    shifts: findings,
    questions,
    divergence: findDivergence(
      rows,
      pairs,
      findings.filter(({ applied }) => applied),
      sides,
      facts,
      questions.some(({ applied }) => !applied),
    ),
    counts: countRows(rows),
    coarse: budget.coarse || alignment.coarse,
  }

  function readWith(yearShifts: readonly number[]): Side[] {
    return parts.map((part, index): Side => {
      const yearShift = yearShifts[index] as number
      nameDates(part.units, part.column, vocabulary, (date) => dateKey(date, yearShift))
      return {
        ...part,
        yearShift,
        keyOf: (unit) => vocabulary.keys[part.units.ids[unit] as number] as string,
        mayTell: mayTellIn(part),
      }
    })
  }
}

function areRead(sides: readonly Side[], yearShifts: readonly number[]): boolean {
  return sides.every(({ yearShift }, column) => yearShift === yearShifts[column])
}

function align(sides: readonly Side[]): Alignment {
  return alignColumns(
    sides.map(({ column, yearShift }) =>
      alignColumnOf({ ...column, lang: column.telling.lang, yearShift }, (date) => [
        toMoment(date, yearShift),
        date.oldStyle && shiftYears(date.oldStyle, yearShift),
      ]),
    ),
  )
}

/** Asks the lexicon of each language once for each different word. */
function outcomeUnits({ keys, kinds }: Vocabulary): (part: Part) => Side['mayTell'] {
  const languages = new Map<string, Uint8Array>()
  const read = (language: string) => {
    const lexicon = outcomeLexicon(language)
    return Uint8Array.from(keys, (key, id) => (kinds[id] === WORD && lexicon.knows(key) ? 1 : 0))
  }
  return ({ column: { language }, units: { ids } }) => {
    const known = languages.get(language) ?? read(language)
    languages.set(language, known)
    return (unit) => known[ids[unit] as number] === 1
  }
}

function countRows(rows: readonly Row[]): Comparison['counts'] {
  const counts: Comparison['counts'] = {
    same: 0,
    'same moment': 0,
    reworded: 0,
    differs: 0,
    'only here': 0,
    moved: 0,
  }
  for (const row of rows) {
    counts[row.label]++
    if (row.moved.some(Boolean)) counts.moved++
  }
  return counts
}
