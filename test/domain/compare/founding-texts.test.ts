import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Comparison, ShiftFinding, Telling } from '../../../src/domain/compare/types.ts'
import { dayOfGregorian } from '../../../src/domain/dates/axis.ts'
import { compare, telling } from './telling.ts'

const folder = join(import.meta.dirname, '../../../../shared/seeds')
const present = existsSync(folder)

const read = (file: string, lang = 'en') =>
  present ? telling(readFileSync(join(folder, file), 'utf8'), { id: file, lang }) : telling('')

const timeline = read('timeline-1350.en.txt')
const metapedia = read('metapedia-framing.en.txt')
const blog = read('history-today-in-history.en.txt')
const thai = read('history-encyclopedia.th.txt', 'th')

const august1940 = { from: dayOfGregorian(1940, 8, 1), to: dayOfGregorian(1940, 8, 31) }

/** The words of a column's exceptions. */
const slipWords = (shift: ShiftFinding | undefined, source: string) =>
  shift?.exceptions.map(({ start, end }) => source.slice(start, end))

/** The number of the row in which a column's words stand. */
function rowOf(comparison: Comparison, column: number, words: string, source: string): number | undefined {
  const at = source.indexOf(words)
  const { passages } = comparison.columns[column] as Comparison['columns'][number]
  const passage = passages.find(({ start, end }) => start <= at && at < end)?.index as number
  return comparison.rows.find(({ cells }) => cells[column]?.includes(passage))?.number
}

describe.skipIf(!present)('the founding texts (skipped where ../shared/seeds is not there)', () => {
  test('the 1350-era text against the framing suggests 529 years unasked, and names the slip', () => {
    const { shifts } = compare(metapedia, timeline)
    expect(shifts).toMatchObject([{ column: 1, years: 529, set: false }])
    expect(shifts[0]?.support).toBeGreaterThanOrEqual(3)
    expect(slipWords(shifts[0], timeline.source)).toEqual(['August 1412'])
    expect(shifts[0]?.exceptions[0]).toMatchObject({ years: 528 })
    expect(shifts[0]?.exceptions[0]?.reason).toMatch(/1941.*1940.*one year off/)
  })

  test('with the blog beside them the two records stand on one axis', () => {
    const { shifts, columns } = compare(metapedia, timeline, blog)
    expect(columns.map(({ yearShift }) => yearShift)).toEqual([0, 529, 0])
    expect(shifts.map(({ column, years }) => [column, years])).toEqual([[1, 529]])
    expect(slipWords(shifts[0], timeline.source)).toEqual(['August 1412'])
  })

  test('whichever column is the base, the shift is the same', () => {
    const { columns } = compare(timeline, blog, metapedia)
    expect(columns.map(({ yearShift }) => yearShift)).toEqual([0, -529, -529])
  })

  test('a shift that is set is verified, and its slip still named', () => {
    const { shifts } = compare({ ...metapedia, yearShift: 0 }, { ...timeline, yearShift: 529 })
    expect(shifts).toMatchObject([{ years: 529, set: true }])
    expect(slipWords(shifts[0], timeline.source)).toEqual(['August 1412'])
  })

  test('three ways to write one birthday are one moment', () => {
    const { facts } = compare(metapedia, timeline, thai)
    const born = facts.find(({ propertyKey }) => propertyKey === 'born')
    expect(born?.verdict).toBe('same moment')
    expect(born?.cells.map(({ values }) => values[0]?.date?.edtf)).toEqual([
      '1879-11-07',
      '1350-11-07',
      '1879-10-26',
    ])
    expect(born?.cells.map(({ verdict }) => verdict)).toEqual(['same', 'same moment', 'same moment'])
    expect(born?.cells[1]?.commonText).toBe('7 November 1879')
  })

  test('the survival is where they part', () => {
    const { divergence } = compare(metapedia, timeline)
    const [left, right] = divergence?.columns ?? []
    expect(metapedia.source.slice(left?.start, left?.end)).toContain('assassinated')
    expect(timeline.source.slice(right?.start, right?.end)).toContain('survived')
    expect(divergence?.moment).toEqual(august1940)
  })

  test('the opening passages of the two stand in the same rows', () => {
    const comparison = compare(metapedia, timeline)
    for (const [left, right] of [
      ['Leon Trotsky (b.', 'Leon Trotsky (born'],
      ['Trotsky initially supported', 'Trotsky initially supported'],
      ['later assassinated', 'However he survived'],
    ] as const) {
      expect(rowOf(comparison, 0, left, metapedia.source)).toBe(rowOf(comparison, 1, right, timeline.source))
    }
  })

  test('the Thai record meets the timeline at the birth and at the exile, be the shift set or found', () => {
    const set = [
      { ...thai, yearShift: 0 },
      { ...timeline, yearShift: 529 },
    ] as const
    for (const [record, other] of [set, [thai, timeline] as const]) {
      for (const [left, right] of [[record, other] as const, [other, record] as const]) {
        const { rows, columns } = compare(left, right)
        const thaiFirst = left === record
        const shared = rows
          .filter(({ cells }) => cells.every((cell) => cell.length > 0))
          .map(({ cells }) => cells.map((cell, column) => columns[column]?.passages[cell[0] as number]?.text))
          .map(([a = '', b = '']) => (thaiFirst ? [a, b] : [b, a]))
        expect(shared).toHaveLength(2)
        expect(shared[0]).toEqual([expect.stringContaining('๑๘๗๙'), expect.stringContaining('1350')])
        expect(shared[1]).toEqual([expect.stringContaining('๑๙๒๙'), expect.stringContaining('1400')])
      }
    }
  })

  test('in any order the page begins with its base, and the parting stands in its own row at its own time', () => {
    const all = [
      { ...metapedia, yearShift: 0 },
      { ...timeline, yearShift: 529 },
      { ...thai, yearShift: 0 },
    ]
    for (const order of ['012', '021', '102', '120', '201', '210']) {
      const { rows, divergence } = compare(...[...order].map((index) => all[Number(index)] as Telling))
      expect(rows[0]?.cells[0]).toEqual([0])
      expect(divergence?.text).toBe(order.startsWith('1') ? 'August 1941' : 'August 1940')
      const { cells = [] } = rows[(divergence?.row ?? 0) - 1] ?? {}
      divergence?.columns.forEach((sentence, column) => {
        if (sentence) expect(cells[column]).toContain(sentence.passage)
      })
    }
  })

  test('between Thai and English nothing is marked and no conflict is made up', () => {
    const { rows } = compare(thai, metapedia)
    expect(rows.flatMap(({ marks }) => marks.flat())).toEqual([])
    expect(rows.flatMap(({ conflicts }) => conflicts).filter(({ kind }) => kind !== 'date')).toEqual([])
  })
})
