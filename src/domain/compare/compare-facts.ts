import { intervalsOverlap } from '../dates/axis.ts'
import { toMoment } from '../dates/moments.ts'
import type { DayInterval } from '../dates/types.ts'
import type { Fact } from '../source/types.ts'
import { type FactValue, foldWords, readFactValue, relateValues } from './fact-value.ts'
import { commonName } from './moments.ts'
import type { FactRow, FactVerdict, Renaming, Telling } from './types.ts'

/** A column's facts, with the shift its dates are read with. */
export interface FactColumn {
  telling: Telling
  yearShift: number
  /** Read from the text; they stand in only where the telling states nothing itself. */
  readFromText: readonly Fact[]
}

/**
 * The matrix of property by column. Each cell is judged against the first column that has the property; properties
 * stand in the order in which the columns name them. A name that one column puts for another's throughout
 * (`renamings`) makes no difference.
 */
export function compareFacts(columns: readonly FactColumn[], renamings: readonly Renaming[] = []): FactRow[] {
  const byColumn = columns.map(groupByProperty)
  const keys = new Set(byColumn.flatMap((facts) => [...facts.keys()]))
  return [...keys].map((propertyKey) => {
    const values = byColumn.map((facts) => facts.get(propertyKey) ?? [])
    const base = values.findIndex((each) => each.length > 0)
    const cells = values.map((own, index): FactRow['cells'][number] => {
      const { yearShift, telling } = columns[index] as FactColumn
      const date =
        own.find((value) => value.date)?.date ?? (own.length === 1 ? (own[0]?.fact.from ?? null) : null)
      return {
        values: own.map(({ fact }) => fact),
        verdict: verdictOf(index, base, values, columns, renamings),
        moment: date && toMoment(date, yearShift),
        commonText: commonTextOf(own, yearShift, telling),
      }
    })
    const speaking = cells.filter(({ values, verdict }) => values.length > 0 && verdict !== 'silent')
    return {
      property: values[base]?.[0]?.fact.property ?? propertyKey,
      propertyKey,
      cells,
      speaking: speaking.length,
      verdict: rowVerdict(cells.filter(({ values }) => values.length > 0).map(({ verdict }) => verdict)),
    }
  })
}

/** What the common axis calls values that are dates themselves; the time for which a value holds is none of it. */
function commonTextOf(values: readonly FactValue[], yearShift: number, telling: Telling): string | null {
  const dates = values.flatMap(({ date }) => date?.edtf ?? [])
  if (yearShift === 0 || dates.length === 0 || dates.length < values.length) return null
  return dates.map((edtf) => commonName(edtf, yearShift, telling)).join('; ')
}

function groupByProperty({ telling, readFromText }: FactColumn): Map<string, FactValue[]> {
  const stated = new Set(telling.facts.map(({ propertyKey }) => propertyKey))
  const groups = new Map<string, FactValue[]>()
  for (const fact of [
    ...telling.facts,
    ...readFromText.filter(({ propertyKey }) => !stated.has(propertyKey)),
  ]) {
    const value = readFactValue(fact, telling)
    const group = groups.get(fact.propertyKey)
    if (group) group.push(value)
    else groups.set(fact.propertyKey, [value])
  }
  return groups
}

function verdictOf(
  index: number,
  base: number,
  values: readonly (readonly FactValue[])[],
  columns: readonly FactColumn[],
  renamings: readonly Renaming[],
): FactVerdict {
  const own = values[index] as readonly FactValue[]
  const others = values[base] as readonly FactValue[]
  if (own.some(({ fact }) => fact.stance === 'denies')) return 'denied'
  if (own.length > 0 && own.every(({ fact }) => fact.stance === 'omits')) return 'silent'
  const [column, baseColumn] = [columns[index] as FactColumn, columns[base] as FactColumn]
  const expected = isAfterDivergence(own, column, column) || isAfterDivergence(others, baseColumn, column)
  if (own.length === 0) return expected ? 'after divergence' : 'silent'
  if (index === base) return 'same'
  const rename = renamer(renamings, index, base, column.telling.lang)
  const relation = relateValues(others, baseColumn.yearShift, own, column.yearShift, rename)
  return relation === 'differs' && expected ? 'after divergence' : relation
}

/** Turns the names in folded words of one column into those that another puts for them. */
function renamer(renamings: readonly Renaming[], from: number, to: number, lang: string) {
  const names = renamings.flatMap(({ columns: [left, right], ...names }) => {
    const [own, other] = [foldWords(names.right, lang), foldWords(names.left, lang)]
    if (left === to && right === from) return [[own, other] as const]
    return left === from && right === to ? [[other, own] as const] : []
  })
  return (words: string) =>
    names.reduce((text, [own, other]) => ` ${text} `.replaceAll(` ${own} `, ` ${other} `).trim(), words)
}

/** True where a dated fact lies behind the point where the column's universe leaves its parent. */
function isAfterDivergence(
  values: readonly FactValue[],
  { yearShift }: FactColumn,
  { telling }: FactColumn,
): boolean {
  const parting = telling.divergesAt
  if (!parting) return false
  return values.some(({ date, fact }) => {
    const dated = date ?? fact.from
    const moment: DayInterval | null = dated && toMoment(dated, yearShift)
    return (
      moment !== null &&
      (intervalsOverlap(moment, parting) || (moment.from ?? -Infinity) > (parting.to ?? Infinity))
    )
  })
}

function rowVerdict(cells: readonly FactVerdict[]): FactRow['verdict'] {
  if (cells.length < 2) return 'only one'
  if (
    cells.some((verdict) => verdict === 'differs' || verdict === 'denied' || verdict === 'after divergence')
  )
    return 'differs'
  if (cells.includes('compatible')) return 'compatible'
  return cells.includes('same moment') ? 'same moment' : 'same'
}
