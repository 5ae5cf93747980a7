import { describe, expect, test } from 'vitest'
import { compareFacts } from '../../../src/domain/compare/compare-facts.ts'
import { readColumn } from '../../../src/domain/compare/read-column.ts'
import { readLead } from '../../../src/domain/compare/read-lead.ts'
import type { Telling } from '../../../src/domain/compare/types.ts'
import { readCanonDate } from '../../../src/domain/dates/canon-date.ts'
import { readEdtf } from '../../../src/domain/dates/edtf.ts'
import { makeFact } from '../../../src/domain/source/facts.ts'
import type { Fact } from '../../../src/domain/source/types.ts'
import { telling } from '../compare/telling.ts'

const reading = { calendar: 'gregorian', lang: 'en' } as const
const fact = (property: string, value: string, more: Partial<Fact> = {}): Fact => ({
  ...makeFact({ property, value, origin: 'front matter', start: null, end: null }, reading),
  ...more,
})

/** A column of facts; the shift is its universe's. */
const column = (facts: Fact[], yearShift = 0, more: Partial<Telling> = {}) => ({
  telling: telling('', { facts, yearShift, ...more }),
  yearShift,
  readFromText: [] as Fact[],
})

const verdicts = (...columns: ReturnType<typeof column>[]) =>
  compareFacts(columns).map(({ property, verdict, cells }) => [
    property,
    verdict,
    ...cells.map((cell) => cell.verdict),
  ])

describe('the fact matrix', () => {
  test.each([
    ['equal text, folded', 'Café Müller', 'cafe  muller', 'same'],
    ['other text', 'Café Müller', 'Café Meier', 'differs'],
    ['a number and its separators', '1,400 rifles', '1400 rifles', 'same'],
    ['another unit', '1400 rifles', '1400 pistols', 'differs'],
    ['a link and its label', '[[Saint Petersburg|the capital]]', '[[Saint Petersburg]]', 'same'],
    ['a link and the name unlinked', '[[Ramón Mercader]]', 'Ramón Mercader', 'same'],
    ['a name spelt otherwise', 'Lev Bronstein', 'Lev Bronshtein', 'same'],
    ['another name', 'Lev Bronstein', 'Lev Kamenev', 'differs'],
    ['short names that sound alike', 'Leo', 'Lea', 'differs'],
    ['a name behind another script', 'เลฟ บรอนชไตน์ (Lev Bronstein)', 'Lev Bronstein', 'same'],
    ['a name with a title behind it', 'Lev Bronstein (Commissar)', 'Commissar', 'differs'],
    ['words that sound alike', 'survived', 'served', 'differs'],
    ['one date in two notations', '7 November 1879', '1879-11-07', 'same'],
    ['Old and New Style', '26 October 1879', '7 November 1879', 'same moment'],
    ['a day and its year', '7 November 1879', '1879', 'compatible'],
    ['a year and its decade', '1824', 'the 1820s', 'compatible'],
    ['a year and its century', '1824', 'the 19th century', 'compatible'],
    ['a decade and its century', 'the 1820s', 'the 19th century', 'compatible'],
    ['a year and about it', '1824', 'c. 1824', 'compatible'],
    ['a year and perhaps', '1824', '1824?', 'compatible'],
    ['a year and a part of it', '1824', 'early 1824', 'compatible'],
    ['a year near about another', '1824', 'c. 1825', 'compatible'],
    ['a year far from about another', '1824', 'c. 1834', 'differs'],
    ['one part of a year and another', 'late 1824', 'early 1824', 'differs'],
    ['a year and another decade', '1824', 'the 1830s', 'differs'],
    ['one decade in two notations', 'the 1820s', '182X', 'same'],
    ['about one year, in other words', 'about 1824', 'c. 1824', 'same'],
    ['a span and a year in it', '1820–1830', '1824', 'compatible'],
    ['another day', '7 November 1879', '8 November 1879', 'differs'],
  ])('%s', (_, left, right, expected) => {
    expect(verdicts(column([fact('thing', left)]), column([fact('thing', right)]))).toEqual([
      ['thing', expected, 'same', expected],
    ])
  })

  test('a date is a moment through its universe, and says what it is there', () => {
    const [row] = compareFacts([
      column([fact('born', '1879-11-07')]),
      column([fact('born', '1350-11-07')], 529),
    ])
    expect(row?.verdict).toBe('same moment')
    expect(row?.cells[1]).toMatchObject({
      moment: readEdtf('1879-11-07')?.days,
      commonText: '7 November 1879',
    })
  })

  test('counterparts under other names are one, where the wiki can tell', () => {
    const petrograd = column([fact('seat', '[[Petrograd]]')], 0, {
      linkSubjects: new Map([['petrograd', 'st-petersburg']]),
    })
    const petrovgrad = column([fact('seat', '[[Petrovgrad]]')], 0, {
      linkSubjects: new Map([['petrovgrad', 'st-petersburg']]),
    })
    expect(verdicts(petrograd, petrovgrad)).toEqual([['seat', 'same', 'same', 'same']])
  })

  test('lists are sets: order does not matter, a missing member does', () => {
    const offices = (...names: string[]) => column(names.map((name) => fact('office', name)))
    expect(verdicts(offices('Mayor', 'Judge'), offices('Judge', 'Mayor'))[0]?.[1]).toBe('same')
    expect(verdicts(offices('Mayor', 'Judge'), offices('Mayor'))[0]?.[1]).toBe('differs')
  })

  test('the time a fact holds counts, where both say it', () => {
    const office = (from: string | null, shift = 0) =>
      column([fact('office', 'Mayor', { from: from === null ? null : readCanonDate(from, reading) })], shift)
    expect(verdicts(office('1917'), office('1388', 529))[0]?.[1]).toBe('same moment')
    expect(verdicts(office('1917'), office('1920'))[0]?.[1]).toBe('differs')
    expect(verdicts(office('1917'), office(null))[0]?.[1]).toBe('same')
  })

  test('only a value that is a date itself is said again in the common count', () => {
    const from = readCanonDate('1388-11-08', reading)
    const commonText = (...facts: Fact[]) => compareFacts([column(facts, 529)])[0]?.cells[0]?.commonText
    expect(commonText(fact('office', 'Chairman', { from }))).toBeNull()
    expect(commonText(fact('office', 'Chairman', { from }), fact('office', 'Judge'))).toBeNull()
    expect(commonText(fact('seen', '1388'), fact('seen', 'again'))).toBeNull()
    expect(commonText(fact('seen', '1388'), fact('seen', '1390'))).toBe('1917; 1919')
  })

  test('a name put for another throughout is the same value', () => {
    const [here, there] = [
      column([fact('place', '[[Hartmouth]] harbour')]),
      column([fact('place', 'Hartgate harbour')]),
    ]
    const renaming = { columns: [0, 1] as [number, number], left: 'Hartmouth', right: 'Hartgate', count: 3 }
    expect(compareFacts([here, there])[0]?.verdict).toBe('differs')
    expect(compareFacts([here, there], [renaming])[0]?.verdict).toBe('same')
    const turned = { ...renaming, left: 'Hartgate', right: 'Hartmouth' }
    expect(compareFacts([there, here], [turned])[0]?.verdict).toBe('same')
  })

  test('a row says how many columns its verdict is of', () => {
    const divergesAt = readEdtf('1940')?.days ?? null
    const died = column([fact('died', '1940-08-21')])
    const [row] = compareFacts([died, column([], 0, { divergesAt }), died])
    expect(row).toMatchObject({ verdict: 'same', speaking: 2 })
    expect(row?.cells.map(({ verdict }) => verdict)).toEqual(['same', 'after divergence', 'same'])
  })

  test('silence, denial, and what the point of divergence explains', () => {
    const divergesAt = readEdtf('1940')?.days ?? null
    const died = column([fact('died', '1940-08-21'), fact('born', '1879')])
    expect(verdicts(died, column([fact('born', '1879')]))).toContainEqual([
      'died',
      'only one',
      'same',
      'silent',
    ])
    expect(verdicts(died, column([fact('born', '1879')], 0, { divergesAt }))).toContainEqual([
      'died',
      'only one',
      'same',
      'after divergence',
    ])
    expect(verdicts(died, column([fact('died', '1953')], 0, { divergesAt }))).toContainEqual([
      'died',
      'differs',
      'same',
      'after divergence',
    ])
    expect(verdicts(died, column([fact('born', '1879', { stance: 'denies' })]))).toContainEqual([
      'born',
      'differs',
      'same',
      'denied',
    ])
  })
})

describe('what a lead sentence says', () => {
  const lead = (source: string, lang = 'en') => {
    const read = readLead(readColumn(telling(source, { lang })))
    for (const { value, start, end, origin } of read) {
      expect(source.slice(start as number, end as number).replace(/\s+/g, ' ')).toBe(value)
      expect(origin).toBe('text')
    }
    return Object.fromEntries(read.map(({ property, value, date }) => [property, date?.edtf ?? value]))
  }

  test.each([
    [
      'Ada Brandt (b. 3 May 1802 in Lower Marten, Duchy of Sarn, d. 9 June 1871 Port Elsin) was a printer.',
      {
        born: '1802-05-03',
        birthplace: 'Lower Marten, Duchy of Sarn',
        died: '1871-06-09',
        'place of death': 'Port Elsin',
      },
    ],
    [
      'Ada Brandt (born Adelheid Maria Brandt; May 3rd 1802) was a printer.',
      { 'birth name': 'Adelheid Maria Brandt', born: '1802-05-03' },
    ],
    ['Ada Brandt (3 May 1802 – 9 June 1871) was a printer.', { born: '1802-05-03', died: '1871-06-09' }],
    [
      'Ada Brandt was born on 3 May 1802 in Lower Marten. She died in 1871.',
      { born: '1802-05-03', birthplace: 'Lower Marten', died: '1871' },
    ],
    ['Ada Brandt was a printer. In 1802 she came to Lower Marten.', {}],
    ['The Salt War (1802–1871) was fought over two wells.', {}],
    ['The Salt War (3 May 1802 – 9 June 1871) was fought over two wells.', {}],
  ])('%s', (source, expected) => {
    expect(lead(source)).toEqual(expected)
  })

  test('bare years are a life only of somebody of whom the telling states one', () => {
    const source = 'Ada Brandt (1802–1871) was a printer.'
    const read = (facts: Fact[]) =>
      readLead(readColumn(telling(source, { facts }))).map(({ property, value }) => [property, value])
    expect(read([])).toEqual([])
    expect(read([fact('birthplace', 'Lower Marten')])).toEqual([
      ['born', '1802'],
      ['died', '1871'],
    ])
  })

  test('in other languages', () => {
    expect(lead('เอดา แบรนด์ เกิดเมื่อวันที่ ๓ พฤษภาคม ค.ศ. ๑๘๐๒', 'th')).toMatchObject({ born: '1802-05-03' })
    expect(lead('Ada Brandt, née le 3 mai 1802 à Sarn, était imprimeuse.', 'fr')).toMatchObject({
      born: '1802-05-03',
    })
  })

  test('is not asked where the telling states it itself', () => {
    const stated = fact('born', '1802')
    const read = fact('born', '1803', { origin: 'text' })
    const [row] = compareFacts([{ ...column([stated]), readFromText: [read] }, column([])])
    expect(row?.cells[0]?.values).toEqual([stated])
  })
})
