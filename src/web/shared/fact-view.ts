import type { FactRow, FactVerdict } from '../../domain/compare/types.ts'
import { formatEdtf, readEdtf } from '../../domain/dates/edtf.ts'
import { foldKey } from '../../domain/slugs.ts'
import type { Fact } from '../../domain/source/types.ts'
import type { Era } from '../../domain/universe.ts'

export interface FactCellView {
  /** The values; none where the telling is silent. Set apart are those that the base does not state. */
  values: { words: string; differs: boolean }[]
  /** The value as the common axis names it, where its own count differs. */
  common: string | null
  verdict: FactVerdict
}

export interface FactRowView {
  property: string
  classes: string
  verdict: string
  differs: boolean
  cells: FactCellView[]
}

const verdictWords: Record<FactRow['verdict'], string> = {
  same: 'same',
  'same moment': 'same moment',
  compatible: 'one is vaguer',
  differs: 'differs',
  'only one': '',
}

/**
 * The fact matrix: property by column, conflicts first so that the question of the page is answered first. What one
 * telling alone states cannot be compared, and is kept apart. `eras` are those of each column's universe.
 */
export function factMatrix(
  facts: readonly FactRow[],
  eras: readonly (readonly Era[])[],
): { facts: FactRowView[]; lonelyFacts: FactRowView[] } {
  const shared = facts.filter(({ verdict }) => verdict !== 'only one')
  const lonely = facts.filter(({ verdict }) => verdict === 'only one')
  return { facts: factRows(shared, eras), lonelyFacts: factRows(lonely, eras) }
}

function factRows(facts: readonly FactRow[], eras: readonly (readonly Era[])[]): FactRowView[] {
  const order: FactRow['verdict'][] = ['differs', 'compatible', 'same moment', 'same', 'only one']
  return facts
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
    .map((row) => {
      const words = row.cells.map(({ values }, column) =>
        values.map((fact) => valueWords(fact, eras[column])),
      )
      const base = new Set(words.find(({ length }) => length > 0)?.map(foldKey))
      return {
        property: row.property,
        classes: row.verdict.replace(' ', '-'),
        verdict: verdictOf(row),
        differs: row.verdict === 'differs',
        cells: row.cells.map((cell, column) => ({
          values: cellValues(words[column] ?? [], base, isSetApart(row, cell)),
          common: cell.commonText,
          verdict: cell.verdict,
        })),
      }
    })
}

/** What follows a divergence may differ and be right; it is set apart all the same. */
function isSetApart(row: FactRow, { verdict }: FactRow['cells'][number]): boolean {
  return verdict === 'differs' || (row.verdict === 'differs' && verdict === 'after divergence')
}

/** Of a list that differs, what the base has too stands plain, unless it says nothing more than the base. */
function cellValues(
  words: readonly string[],
  base: ReadonlySet<string>,
  differs: boolean,
): FactCellView['values'] {
  const isNew = (value: string) => !base.has(foldKey(value))
  const someNew = words.some(isNew)
  return words.map((value) => ({ words: value, differs: differs && (!someNew || isNew(value)) }))
}

/** 'same in 2 of 3' where a telling is silent or has parted: agreement is only among those that speak. */
function verdictOf({ verdict, speaking, cells }: FactRow): string {
  const words = verdictWords[verdict]
  return words && verdict !== 'differs' && verdict !== 'compatible' && speaking < cells.length
    ? `${words} in ${speaking} of ${cells.length}`
    : words
}

/** A date written as EDTF in a reader's words; anything else as it was typed. */
function valueWords({ value, date }: Fact, eras: readonly Era[] | undefined): string {
  return date?.edtf && readEdtf(value.trim()) ? formatEdtf(date.edtf, 'en', eras) : plainValue(value)
}

/** A value without the brackets of its links: the matrix compares, the article links. */
function plainValue(value: string): string {
  return value.replace(/\[\[(?:[^\]|]*\\?\|)?([^\]|]+)\]\]/g, '$1')
}
