import { describe, expect, test } from 'vitest'
import type { Telling } from '../../../src/domain/compare/types.ts'
import type { Era } from '../../../src/domain/universe.ts'
import { amid, compare, telling } from './telling.ts'

const here: Era[] = [
  { name: 'BBY', direction: 'down', zero: 0 },
  { name: 'ABY', direction: 'up', zero: 0 },
]
/** The same years counted from another zero. */
const there: Era[] = here.map((era) => ({ ...era, zero: 35 }))

function rowOf(
  left: string,
  right: string,
  more: { left?: Partial<Telling>; right?: Partial<Telling> } = {},
) {
  const column = (source: string, own?: Partial<Telling>) =>
    telling(amid(source), { eras: here, yearShift: 0, ...own })
  const { rows } = compare(column(left, more.left), column(right, more.right))
  const [, row] = rows
  return { label: row?.label, reasons: row?.conflicts.map(({ reason }) => reason) }
}

describe('tellings dated by eras', () => {
  const told = (date: string) => `The harbour of Tarn was closed in ${date} by order of the council.`

  test('one year in one era is the same, another year is not', () => {
    expect(rowOf(told('12 BBY'), told('12 BBY'))).toEqual({ label: 'same', reasons: [] })
    expect(rowOf(told('12 BBY'), told('9 BBY'))).toEqual({
      label: 'differs',
      reasons: ['One has 12 BBY, the other 9 BBY: 3 years apart.'],
    })
    expect(rowOf(told('March 12 BBY'), told('March 12 ABY')).label).toBe('differs')
    expect(rowOf(told('the years 22–19 BBY'), told('the years 32–29 BBY')).label).toBe('differs')
  })

  test('one moment in two counts is the same moment, the same words for two moments differ', () => {
    const right = { eras: there, yearShift: -35 }
    expect(rowOf(told('12 BBY'), told('12 BBY'), { right })).toEqual({ label: 'same moment', reasons: [] })
    expect(rowOf(told('4 ABY'), told('31 BBY'), { right: { eras: there } })).toEqual({
      label: 'same',
      reasons: [],
    })
    expect(rowOf(told('12 BBY'), told('12 BBY'), { right: { eras: there } }).label).toBe('differs')
  })

  test('a year shift brings eras onto the common axis', () => {
    const right = { yearShift: 10 }
    expect(rowOf(told('12 BBY'), told('22 BBY'), { right })).toEqual({ label: 'same moment', reasons: [] })
    expect(rowOf(told('12 BBY'), told('12 BBY'), { right }).label).toBe('differs')
  })

  test('the common axis names its early years by the eras of the universe it is counted in', () => {
    const more = { yearShift: -35, axisEras: here, eras: there }
    const names = (date: string) =>
      compare(telling(told(date), more), told('1900')).columns[0]?.dates[0]?.commonText
    expect(names('40 BBY')).toBe('40 BBY')
    expect(names('March 4 ABY')).toBe('March 4 ABY')
    const { axisEras: _, ...bare } = more
    const plain = compare(telling(told('40 BBY'), bare), told('1900'))
    expect(plain.columns[0]?.dates[0]?.commonText).toBe('41 BC')
  })
})
