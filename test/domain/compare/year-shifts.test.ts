import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../../src/domain/compare/types.ts'
import { compare, telling } from './telling.ts'

const labels = ({ rows }: Comparison) => rows.map(({ label }) => label)

/** What was told of ten years of a town, each in a passage of its own. */
const events = [
  [1802, 'the abbess chartered the fair, who wanted a market under her own walls.'],
  [1817, 'a fire that began in a loft of the chandlers burned two thirds of the town.'],
  [1826, 'the council bought the old tannery and made a school for girls of it.'],
  [1838, 'cholera came up the river with the salt boats and stayed until the frost.'],
  [1851, 'the railway reached the valley, and with it came the first strike.'],
  [1864, 'the mint moved into the empty barracks and struck copper there.'],
  [1877, 'a bell of nine hundredweight cracked on the night of its consecration.'],
  [1890, 'the glaziers walked out over the price of candles and won.'],
  [1912, 'the observatory on the hill burned down with all its plates.'],
  [1929, 'the mills closed, and the weavers walked to the coast for work.'],
] as const

/** The town's annals with each year put through `count`. */
const annals = (count: (year: number) => number, told: readonly (readonly [number, string])[] = events) =>
  told.map(([year, words]) => `In ${count(year)} ${words}`).join('\n\n')
const shifted = (by: number) => annals((year) => year - by)
const plain = shifted(0)

describe('a date that was moved is a difference', () => {
  test.each([
    ['Alric was born in 1201 and died in 1260.', 'Alric was born in 1198 and died in 1257.'],
    [
      'Alric was born in 1201 in the old keep. He was crowned in 1230 by the abbess. He died in 1260 of a fever.',
      'Alric was born in 1198 in the old keep. He was crowned in 1227 by the abbess. He died in 1257 of a fever.',
    ],
    [
      'Alric was born in 1201 and died in 1260 of a fever in the old keep.',
      'Alric was born in 701 and died in 760 of a fever in the old keep.',
    ],
  ])('%s', (a, b) => {
    const comparison = compare(a, b)
    expect(labels(comparison)).toEqual(['differs'])
    expect(comparison.columns.map(({ yearShift }) => yearShift)).toEqual([0, 0])
    expect(comparison.shifts).toEqual([])
  })

  test('what is equal agrees, and what is not differs, however many miss by the same', () => {
    const [a, b] = [
      'Alric was born in 314 in the marsh. He was crowned in 331 on the hill. He died in 342 at sea.',
      'Alric was born in 315 in the marsh. He was crowned in 331 on the hill. He died in 343 at sea.',
    ]
    const comparison = compare(a, b)
    expect(comparison.shifts).toEqual([])
    const conflicts = comparison.rows.flatMap((row) => row.conflicts)
    expect(conflicts.map(({ left }) => a.slice(left.start, left.end))).toEqual(['314', '342'])
  })

  test.each([1, -3, 60, 99])(
    'a whole chronicle %i years off is compared as dated, and the question is asked',
    (by) => {
      const comparison = compare(plain, shifted(by))
      expect(comparison.columns[1]?.yearShift).toBe(0)
      expect(labels(comparison)).toEqual(Array(events.length).fill('differs'))
      expect(comparison.shifts).toMatchObject([
        { column: 1, years: by, support: 10, set: false, applied: false },
      ])
      expect(comparison.questions).toEqual([{ column: 1, years: by, support: 10, pairs: 10, applied: false }])
    },
  )

  test('while it is asked how years are counted, no date is where they part', () => {
    expect(compare(plain, shifted(3)).divergence).toBeNull()
    const end = '\n\nIn 1931 the assembly accepted the new charter by one vote.'
    const { divergence } = compare(plain + end, shifted(3) + end.replace('accepted', 'rejected'))
    expect(divergence).toMatchObject({ row: 11, text: '1931' })
  })

  test('no question where equal dates in agreeing sentences speak against it', () => {
    const { questions, shifts } = compare(
      plain,
      annals((year) => (year === 1851 ? year : year - 3)),
    )
    expect([questions, shifts]).toEqual([[], []])
  })

  test('no question where too many follow no rule', () => {
    const { questions } = compare(
      plain,
      annals((year) => year - (year % 3 === 0 ? 7 : 3)),
    )
    expect(questions).toEqual([])
  })

  test('no question where all of them stand in one sentence', () => {
    const kings = (by: number) =>
      `Its kings were Alric (${1201 - by}), Bram (${1222 - by}), Cort (${1240 - by}), Dorn (${1261 - by}), Edda (${1280 - by}) and Finn (${1299 - by}).`
    expect(compare(kings(0), kings(4)).questions).toEqual([])
  })

  test('no question where one year is told again and again', () => {
    const told = (year: number) => events.map(([, words]) => `In ${year} ${words}`).join('\n\n')
    expect(compare(told(1201), told(1198)).questions).toEqual([])
  })
})

describe('a count of years that lies centuries off', () => {
  test('is read through, with the question whether that is so', () => {
    const comparison = compare(plain, shifted(529))
    expect(comparison.columns[1]?.yearShift).toBe(529)
    expect(labels(comparison)).toEqual(Array(events.length).fill('same moment'))
    expect(comparison.shifts).toMatchObject([{ years: 529, support: 10, set: false, applied: true }])
    expect(comparison.questions).toEqual([{ column: 1, years: 529, support: 10, pairs: 10, applied: true }])
  })

  test('though two of many were carried over wrongly', () => {
    const { questions, shifts } = compare(
      plain,
      annals((year) => year - 529 + (year === 1838 ? 4 : year === 1912 ? -2 : 0)),
    )
    expect(questions).toMatchObject([{ years: 529, support: 8, pairs: 10, applied: true }])
    expect(shifts[0]?.exceptions.map(({ years }) => years)).toEqual([525, 531])
  })

  test('is asked and not applied where a century might have been put between by the author', () => {
    const { questions, columns } = compare(
      annals((year) => year, events.slice(0, 4)),
      annals((year) => year - 150, events.slice(0, 4)),
    )
    expect(questions).toMatchObject([{ years: 150, applied: false }])
    expect(columns[1]?.yearShift).toBe(0)
  })

  test('is not asked where it is set, nor where it is set that there is none', () => {
    for (const yearShift of [529, 0]) {
      const comparison = compare(telling(plain, { yearShift: 0 }), telling(shifted(529), { yearShift }))
      expect(comparison.questions).toEqual([])
      expect(comparison.shifts).toMatchObject(yearShift === 0 ? [] : [{ set: true, applied: true }])
      expect(comparison.columns[1]?.yearShift).toBe(yearShift)
    }
  })

  test('is asked of the canon whose count nobody has set, wherever it stands', () => {
    const known = telling(plain, { yearShift: 0 })
    expect(compare(shifted(529), known).questions).toMatchObject([{ column: 0, years: 529 }])
    expect(compare(shifted(529), known).shifts).toMatchObject([
      { column: 1, years: -529, set: false, applied: true },
    ])
    expect(compare(known, plain, shifted(529)).questions).toMatchObject([{ column: 2, years: 529 }])
    const both = compare(known, shifted(529), shifted(1000))
    expect(both.questions).toMatchObject([
      { column: 1, years: 529, applied: true },
      { column: 2, years: 1000, applied: true },
    ])
  })

  test('and of two canons beside a third each has its own answer', () => {
    const { questions, columns, shifts } = compare(telling(plain, { yearShift: 0 }), shifted(3), shifted(529))
    expect(questions).toMatchObject([
      { column: 1, years: 3, applied: false },
      { column: 2, years: 529, applied: true },
    ])
    expect(columns.map(({ yearShift }) => yearShift)).toEqual([0, 0, 529])
    expect(shifts).toMatchObject([
      { column: 1, years: 3, applied: false },
      { column: 2, years: 529, applied: true },
    ])
  })

  test('facts are read by the same count as the text', () => {
    const lead = (year: number, by: number) => `Ada Voss (born 7 May ${year}) was a bargee.\n\n${shifted(by)}`
    expect(compare(lead(1801, 0), lead(1272, 529)).facts).toMatchObject([{ verdict: 'same moment' }])
    expect(compare(lead(1801, 0), lead(1798, 3)).facts).toMatchObject([{ verdict: 'differs' }])
  })
})

test('tellings of one canon count alike, though one of them is too short to show it', () => {
  const note = 'A note on the mills: they closed in 1400, and the weavers walked to the coast for work.'
  const columns = (canon: string | undefined) =>
    compare(
      telling(plain, { yearShift: 0 }),
      telling(shifted(529), canon ? { canon } : {}),
      telling(note, canon ? { canon } : {}),
    ).columns.map(({ yearShift }) => yearShift)
  expect(columns('other')).toEqual([0, 529, 529])
})
