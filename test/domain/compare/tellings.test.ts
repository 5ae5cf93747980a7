import { describe, expect, test } from 'vitest'
import { compareTellings } from '../../../src/domain/compare/compare-tellings.ts'
import { comparisonJson } from '../../../src/domain/compare/comparison-json.ts'
import { readEdtf } from '../../../src/domain/dates/edtf.ts'
import { makeFact } from '../../../src/domain/source/facts.ts'
import { amid, compare, telling } from './telling.ts'

const reading = { calendar: 'gregorian', lang: 'en' } as const

/** A small history, with its years and the name of its town to be put in. */
function annals(shift: number, town: string, more: Record<number, number> = {}): string {
  const year = (common: number) => String(more[common] ?? common - shift)
  return [
    `The fair of ${town} was chartered in ${year(1802)} by the abbess, who wanted a market under her own walls.`,
    `In ${year(1817)} a fire that began in a chandler's loft burned two thirds of ${town} in a single night.`,
    `The railway reached the valley in ${year(1851)}, and with it came the first mills and the first strike.`,
    `The mills closed in ${year(1929)}; the weavers of ${town} walked to the coast for work and few came back.`,
  ].join('\n\n')
}

describe('year shifts', () => {
  test('a uniform shift is found, and its slip told apart', () => {
    for (const shift of [529, -460]) {
      const right = annals(shift, 'Lower Marten', { 1851: 1851 - shift + 7 })
      const { shifts, columns } = compare(annals(0, 'Lower Marten'), right)
      expect(columns[1]?.yearShift).toBe(shift)
      expect(shifts).toMatchObject([{ column: 1, years: shift, support: 3, set: false }])
      expect(shifts[0]?.exceptions.map(({ start, end }) => right.slice(start, end))).toEqual([
        String(1851 - shift + 7),
      ])
    }
  })

  test('none is made up where the years agree, though one is wrong', () => {
    const { shifts, rows } = compare(annals(0, 'Lower Marten'), annals(0, 'Lower Marten', { 1929: 1931 }))
    expect(shifts).toEqual([])
    expect(rows.map(({ label }) => label)).toEqual(['same', 'same', 'same', 'differs'])
  })

  test('through the shift the years are the same moments', () => {
    const { rows, counts } = compare(annals(0, 'Lower Marten'), annals(529, 'Lower Marten'))
    expect(rows.map(({ label }) => label)).toEqual(Array(4).fill('same moment'))
    expect(counts).toMatchObject({ 'same moment': 4, differs: 0 })
    expect(rows.flatMap(({ marks }) => marks.flat())).toEqual([])
  })

  test('none is claimed between texts of different things, whatever years they share', () => {
    const other = [1345, 1360, 1394, 1472]
      .map(
        (year, i) =>
          `In ${year} the abbess of house ${i + 1} wrote to her sister about the price of salt and wool.`,
      )
      .join('\n\n')
    const { shifts, columns } = compare(annals(0, 'Lower Marten'), other)
    expect(shifts).toEqual([])
    expect(columns[1]?.yearShift).toBe(0)
  })

  test('a shift that both universes have set stands, however many dates miss it', () => {
    const slipped = annals(529, 'Lower Marten', { 1817: 1289, 1851: 1323, 1929: 1401 })
    const { shifts, columns } = compare(
      telling(annals(0, 'Lower Marten'), { yearShift: 0 }),
      telling(slipped, { yearShift: 529 }),
    )
    expect(columns[1]?.yearShift).toBe(529)
    expect(shifts).toMatchObject([{ years: 529, support: 1, set: true }])
    expect(shifts[0]?.exceptions.map(({ start, end }) => slipped.slice(start, end))).toEqual([
      '1289',
      '1323',
      '1401',
    ])
  })

  test('a date that one column bears out has not slipped, though another column has it off', () => {
    const shifted = (shift: number, more: Record<number, number> = {}) =>
      telling(annals(shift, 'Lower Marten', more), { yearShift: shift })
    const { shifts } = compare(shifted(0), shifted(1000), shifted(529, { 1929: 1401 }))
    expect(shifts).toMatchObject([
      { column: 1, years: 1000, support: 4, exceptions: [] },
      { column: 2, years: 529, support: 3, exceptions: [{ years: 528 }] },
    ])
  })

  test('where the base has no dates, the columns that have some bear each other’s shift out', () => {
    const base = annals(0, 'Lower Marten').replace(/in \d+/gi, 'once')
    const { shifts } = compare(
      telling(base, { yearShift: 0 }),
      telling(annals(0, 'Lower Marten'), { yearShift: 0 }),
      annals(529, 'Lower Marten'),
    )
    expect(shifts).toMatchObject([{ column: 2, years: 529, support: 4 }])
  })

  test('that no shift is set on purpose is a shift like any other', () => {
    const left = telling(annals(0, 'Lower Marten'), { yearShift: 0 })
    const right = telling(annals(529, 'Lower Marten'), { yearShift: 0 })
    expect(compareTellings([left, right]).shifts).toEqual([])
    expect(compareTellings([left, { ...right, yearShift: null }]).shifts).toMatchObject([
      { years: 529, set: false },
    ])
  })

  test('a span is named by both its ends, and a date that the text has translated itself is not shifted again', () => {
    const source = 'She taught from March 1390 to October 1397. Here August 1412 is August 1941, there 1413.'
    const { columns } = compare(telling('', { yearShift: 0 }), telling(source, { yearShift: 529 }))
    expect(columns[1]?.dates.map(({ commonText }) => commonText)).toEqual([
      'March 1919 – October 1926',
      'August 1941',
      null,
      '1942',
    ])
    expect(columns[1]?.dates[2]?.moment).toEqual(columns[1]?.dates[1]?.moment)
  })

  test('a date that slipped is one slip, however often the text tells it', () => {
    const fire = 'The fire of August 1289 burned the roll of the abbey too, and two thirds of its seals.'
    const right = `${annals(529, 'Lower Marten', { 1817: 1289 })}\n\n${fire}`
    const left = annals(0, 'Lower Marten').replace('In 1817', 'In August 1817')
    const { shifts } = compare(
      telling(left, { yearShift: 0 }),
      telling(right.replace('In 1289', 'In August 1289'), { yearShift: 529 }),
    )
    expect(shifts[0]?.exceptions).toHaveLength(1)
  })
})

describe('renamings', () => {
  test('a name put for another throughout is one renaming and no conflict', () => {
    const { renamings, rows } = compare(annals(0, 'Hartmouth'), annals(0, 'Hartgate'))
    expect(renamings).toEqual([{ columns: [0, 1], left: 'Hartmouth', right: 'Hartgate', count: 3 }])
    expect(rows.map(({ label }) => label)).toEqual(['same', 'same', 'same', 'same'])
    expect(rows.flatMap(({ conflicts }) => conflicts)).toEqual([])
  })

  test('a name swapped once is a conflict and no renaming', () => {
    const { renamings, rows } = compare(
      annals(0, 'Hartmouth'),
      annals(0, 'Hartmouth').replace('of Hartmouth in', 'of Selby in'),
    )
    expect(renamings).toEqual([])
    expect(rows[1]?.conflicts).toMatchObject([
      { kind: 'name', reason: 'One names Hartmouth, the other Selby.' },
    ])
  })
})

describe('where tellings part', () => {
  const end = (words: string) =>
    `${annals(0, 'Lower Marten')}\n\nIn 1931 the assembly ${words} the new charter by one vote.`

  test('the first outcome turned round, with its moment and the sentences that show it', () => {
    const [a, b] = [end('accepted'), end('rejected')]
    const { divergence } = compare(a, b)
    expect(divergence).toMatchObject({ row: 5, text: '1931' })
    expect(a.slice(divergence?.columns[0]?.start, divergence?.columns[0]?.end)).toContain('accepted')
    expect(b.slice(divergence?.columns[1]?.start, divergence?.columns[1]?.end)).toContain('rejected')
  })

  test('where a universe declares it, before earlier trifles, and at the first of two ends', () => {
    const history = `${end('accepted').replace('two thirds of', 'none of')}\n\nThe abbess ruled until her death in 1953.`
    const other = `${end('accepted').replace('two thirds of', 'all of')}\n\nThe abbess ruled until her removal in 1943.`
    const divergesAt = readEdtf('1940-08')?.days ?? null
    const [left, right] = [telling(history, { yearShift: 0 }), telling(other, { yearShift: 0 })]
    expect(compare(left, right).divergence).toMatchObject({ text: '1817' })
    expect(compare(left, { ...right, divergesAt }).divergence).toMatchObject({ row: 6, text: '1943' })
  })

  test('not at the birth of somebody who dies in one telling and lives in the other', () => {
    const lead = (dates: string, words: string) =>
      telling(
        `The abbess Ada (${dates}) kept the market of the valley under her own walls. She was ${words}.`,
        {
          yearShift: 0,
          divergesAt: readEdtf('1940-08')?.days ?? null,
        },
      )
    const [a, b] = [
      lead('7 May 1879 – 21 August 1940', 'killed'),
      lead('born 7 May 1879', 'to be killed, but survived'),
    ]
    expect(compare(a, b).divergence).toMatchObject({ row: 1, text: '21 August 1940' })
    expect(compare(b, a).divergence).toMatchObject({ row: 1, text: '21 August 1940' })
  })

  test('at a fact that the declared parting undoes, where no passage conflicts', () => {
    const died = '1953-03-05'
    const history = telling(`${annals(0, 'Lower Marten')}\n\nThe abbess died on 5 March 1953.`, {
      yearShift: 0,
      facts: [
        makeFact({ property: 'died', value: died, origin: 'front matter', start: null, end: null }, reading),
      ],
    })
    const other = telling(annals(0, 'Lower Marten'), { yearShift: 0 })
    const divergesAt = readEdtf('1940-08')?.days ?? null
    expect(compare(history, other).divergence).toBeNull()
    expect(compare(history, { ...other, divergesAt }).divergence).toMatchObject({
      row: 5,
      text: '5 March 1953',
    })
  })

  test('nowhere, where they agree', () => {
    expect(compare(end('accepted'), end('accepted')).divergence).toBeNull()
  })

  test('a slip parts nothing', () => {
    expect(
      compare(annals(0, 'Lower Marten'), annals(529, 'Lower Marten', { 1851: 1321 })).divergence,
    ).toBeNull()
  })
})

describe('several columns', () => {
  const a = annals(0, 'Lower Marten')
  const b = annals(529, 'Lower Marten')
  const only = 'A comet stood over the roofs for eleven nights, and the sexton wrote its path down in chalk.'
  const [c, d] = [`${b}\n\n${only}`, `${a}\n\n${only}`]

  test('every passage of every column stands in exactly one row', () => {
    const { rows, columns } = compare(a, b, c, d)
    columns.forEach(({ passages }, column) => {
      const placed = rows.flatMap(({ cells }) => cells[column] ?? []).toSorted((x, y) => x - y)
      expect(placed).toEqual(passages.map(({ index }) => index))
    })
  })

  test('what the base lacks and two others share is one row', () => {
    const { rows } = compare(a, c, d)
    expect(rows.find(({ cells }) => cells[0]?.length === 0)?.cells).toEqual([[], [4], [4]])
  })

  test('labels and shifts do not depend on the order of the columns', () => {
    const labels = (...sources: string[]) =>
      compare(...sources)
        .rows.map(({ label }) => label)
        .toSorted()
    expect(labels(a, b, c)).toEqual(labels(c, a, b))
    expect(compare(b, a).shifts).toMatchObject([{ years: -529 }])
  })

  test('fewer than two and more than six are refused', () => {
    expect(() => compare(a)).toThrow(RangeError)
    expect(() => compare(a, a, a, a, a, a, a)).toThrow(RangeError)
  })
})

describe('hostile and empty input', () => {
  test('empty texts, and texts of nothing but signs', () => {
    expect(compare('', '').rows).toEqual([])
    expect(compare('', 'A bell rang.').rows).toMatchObject([{ label: 'only here', cells: [[], [0]] }])
    expect(compare('* * *', '—').columns).toHaveLength(2)
  })

  test('a thousand numbers against a thousand others, and thousands of dates, end', () => {
    const numbers = (from: number) => Array.from({ length: 1500 }, (_, i) => from + i * 2).join(' ')
    expect(
      compare(amid(`They were ${numbers(1)}.`), amid(`They were ${numbers(2)}.`)).rows.length,
    ).toBeGreaterThan(0)
    const dates = (year: number) =>
      Array.from({ length: 3000 }, (_, i) => `${(i % 28) + 1} May ${year + (i % 90)}`).join(', ')
    expect(compare(dates(1800), dates(1901)).rows.length).toBeGreaterThan(0)
  })

  test('thousands of years in one sentence, through a shift, end', () => {
    const years = (from: number) =>
      Array.from({ length: 25_000 }, (_, i) => `${from + (i % 90)}`).join(', in ')
    const told = (from: number, yearShift: number) => telling(`They met in ${years(from)}.`, { yearShift })
    expect(compare(told(1829, 0), told(1300, 529)).rows.length).toBeGreaterThan(0)
  })

  test('thousands of deaths beside as many survivals, each with its year, end', () => {
    const told = (what: string) =>
      Array.from({ length: 8000 }, (_, i) => `Then Bram Kell ${what} in 19${10 + (i % 80)}.`).join(' ')
    expect(compare(told('was killed'), told('survived and lived on')).rows).toHaveLength(1)
  })
})

/** So many pieces of text. */
function repeat(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join('')
}

/** A name for every number. */
const nameOf = (index: number) =>
  `Ab${index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[+digit] as string)}`

/** Milliseconds in which each of these ends on a slow machine; with the square of its text it would take many times that. */
const BRIEF = 20_000

describe('the time a comparison takes grows with its texts', () => {
  test('for a hundred thousand years in one sentence', () => {
    const years = (first: number) => telling(repeat(140_000, (i) => `${1000 + ((first + i * 7) % 900)}, `))
    // Not all of them are compared, and the answer says so.
    expect(compare(years(0), years(1))).toMatchObject({ rows: [{}], coarse: true })
  })

  test(
    'for thousands of dates in one sentence, read with a shift',
    () => {
      const source = repeat(6500, (i) => `in ${1000 + ((i * 7) % 900)} ${nameOf(i)} came, `)
      expect(
        compare(telling(source, { yearShift: 0 }), telling(source, { yearShift: 529 })).rows,
      ).toHaveLength(1)
    },
    BRIEF,
  )

  test(
    'for thousands of deaths against one survival',
    () => {
      const deaths = repeat(20_000, (i) => `In ${1800 + (i % 90)} he was killed at ${nameOf(i)}. `)
      const [row] = compare(
        `In 1850 the duke went home. ${deaths}`,
        `In 1850 the duke survived. ${deaths}`,
      ).rows
      expect(row?.conflicts).toMatchObject([{ kind: 'outcome' }])
    },
    BRIEF,
  )

  test(
    'for thousands of outcomes turned round, each with its date',
    () => {
      const battles = (end: string) =>
        repeat(12_000, (i) => `The duke ${nameOf(i)} ${end} the battle in ${1800 + (i % 90)}. `)
      expect(compare(battles('won'), battles('lost')).divergence).not.toBeNull()
    },
    BRIEF,
  )

  test(
    'for thousands of sentences in the reverse order',
    () => {
      const sentences = Array.from({ length: 90_000 }, (_, i) => `${nameOf(i)} a b c d e f g. `)
      expect(compare(sentences.join(''), sentences.toReversed().join('')).rows).toHaveLength(1)
    },
    BRIEF,
  )
})

describe('the JSON of a comparison', () => {
  test('has the documented form', () => {
    const [a, b] = [annals(0, 'Hartmouth'), annals(529, 'Hartgate', { 1851: 1321 })]
    const json = comparisonJson(compare(a, b))
    expect(json.articles[1]?.passages[0]).toEqual({
      index: 0,
      kind: 'paragraph',
      start: 0,
      end: b.indexOf('\n\n'),
      sentences: [[0, b.indexOf('\n\n')]],
    })
    expect(json.rows[0]).toMatchObject({
      label: 'same moment',
      cells: [[0], [0]],
      sentencePairs: [
        [
          [0, 0],
          [0, 0],
        ],
      ],
    })
    expect(json.rows[0]?.marks).toContainEqual({ article: 1, start: 12, end: 20, kind: 'changed' })
    expect(json.shift).toMatchObject({ years: 529, support: 3, set: false, applied: true })
    const [slip] = json.shift.exceptions
    expect(b.slice(slip?.start, slip?.end)).toBe('1321')
    expect(json.renamings).toEqual([{ articles: [0, 1], left: 'Hartmouth', right: 'Hartgate', count: 3 }])
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  })

  test('says plainly that there is no shift', () => {
    const json = comparisonJson(compare(annals(0, 'Hartmouth'), annals(0, 'Hartmouth')))
    expect(json.shift).toEqual({ years: 0, support: 0, set: false, applied: false, exceptions: [] })
    expect(json.divergence).toBeNull()
  })
})
