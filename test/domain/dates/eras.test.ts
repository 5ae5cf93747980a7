import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCanonDate } from '../../../src/domain/dates/canon-date.ts'
import { formatEdtf } from '../../../src/domain/dates/edtf.ts'
import { eraLines, readEraLines } from '../../../src/domain/dates/era-lines.ts'
import { yearInEras, yearOfNamedEra } from '../../../src/domain/dates/eras.ts'
import { findDates } from '../../../src/domain/dates/find-dates.ts'
import type { CalendarName, Era } from '../../../src/domain/universe.ts'

const yavin: Era[] = [
  { name: 'BBY', direction: 'down', zero: 0 },
  { name: 'ABY', direction: 'up', zero: 0 },
]
const ages: Era[] = [
  { name: 'Second Age', direction: 'up', zero: 590 },
  { name: 'T.A.', direction: 'up', zero: 4031 },
  { name: 'ก่อนสงคราม', direction: 'down', zero: 100 },
]

function found(
  text: string,
  eras: readonly Era[] = yavin,
  lang = 'en',
  calendar: CalendarName = 'gregorian',
) {
  return findDates(text, { lang, calendar, eras }).map(({ text, edtf }) => `${text} → ${edtf}`)
}

describe('dates by the eras of a universe', () => {
  it.each<[string, string[]]>([
    ['He was born in 19 BBY on the moon.', ['19 BBY → -0019']],
    ['It fell in 4 ABY, and by 35 ABY it rose.', ['4 ABY → 0004', '35 ABY → 0035']],
    ['On 5 March 12 BBY they met.', ['5 March 12 BBY → -0012-03-05']],
    ['On March 5, 12 BBY they met.', ['March 5, 12 BBY → -0012-03-05']],
    ['In March 12 BBY they met.', ['March 12 BBY → -0012-03']],
    ['In March of 12 BBY they met.', ['March of 12 BBY → -0012-03']],
    ['between 22 and 19 BBY', ['between 22 and 19 BBY → -0022/-0019']],
    ['from 5 BBY to 4 ABY', ['from 5 BBY to 4 ABY → -0005/0004']],
    ['the wars (22–19 BBY) ended', ['22–19 BBY → -0022/-0019']],
    ['c. 25,000 BBY the first ships flew', ['c. 25,000 BBY → Y-25000~']],
    ['the summer of 12 BBY', ['the summer of 12 BBY → -0012-22']],
    ['in 0 BBY', ['0 BBY → 0000']],
    ['born 12BBY, died ABY 4', ['12BBY → -0012', 'ABY 4 → 0004']],
    ['the 20s BBY, the 2nd century ABY', ['the 20s BBY → -0029/-0020', 'the 2nd century ABY → 0101/0200']],
    ['In 12 BBY he left. On 7 April he came.', ['12 BBY → -0012', '7 April → -0012-04-07']],
    ['12 bby and 12 BBYs and 12 Bby are none', []],
    ['page 12. BBY is an era', []],
  ])('%s', (text, dates) => {
    expect(found(text)).toEqual(dates)
  })

  it('reads them in other languages, names of several words and names without spaces', () => {
    expect(found('Il naquit le 5 mars 12 BBY, entre 22 et 19 BBY.', yavin, 'fr')).toEqual([
      '5 mars 12 BBY → -0012-03-05',
      'entre 22 et 19 BBY → -0022/-0019',
    ])
    expect(found('เขาเกิดในปี ๑๙ BBY และตายในปี 4 ABY', yavin, 'th')).toEqual([
      'ปี ๑๙ BBY → -0019',
      'ปี 4 ABY → 0004',
    ])
    expect(found('ในปี 12 ก่อนสงครามเขาหนีไป', ages, 'th')).toEqual(['ปี 12 ก่อนสงคราม → 0088'])
    expect(found('in 3441 Second\nAge, until T.A. 3019.', ages)).toEqual([
      '3441 Second\nAge → 4031',
      'T.A. 3019 → 7050',
    ])
  })

  it('keeps the universe’s calendar for the days, and its own count for the years', () => {
    expect(found('on 5 March 1000 ABY', yavin, 'en', 'julian')).toEqual(['5 March 1000 ABY → 1000-03-11'])
    expect(found('in 1000 ABY', yavin, 'en', 'buddhist')).toEqual(['1000 ABY → 1000'])
  })

  it('takes no number of such a year for the reach of bare years', () => {
    expect(found('In 3900 BBY Sol fell. He had 3900 by then.')).toEqual(['3900 BBY → -3900'])
  })

  it('reads a fact, and none where the universe does not name the era', () => {
    const reading = { calendar: 'gregorian', lang: 'en' } as const
    expect(readCanonDate('12 BBY', { ...reading, eras: yavin })).toMatchObject({ edtf: '-0012' })
    expect(readCanonDate('12 BBY', reading).edtf).toBeNull()
  })

  it('reads a hundred kilobytes of names', () => {
    const long: Era[] = [{ name: 'aa aa aa aa aa aa ab', direction: 'up', zero: 0 }, ...yavin]
    for (const piece of ['aa ', 'a', 'aa\n\n', '12BBY ', 'ก'])
      for (const lang of ['en', 'th'])
        expect(found(piece.repeat(2 ** 17 / piece.length), long, lang)).toBeInstanceOf(Array)
  })
})

describe('years said by eras', () => {
  it.each<[string, Era[], string]>([
    ['-0012', yavin, '12 BBY'],
    ['0004~', yavin, 'c. 4 ABY'],
    ['1411', yavin, '1411'],
    ['1411-08-20', yavin, '20 August 1411'],
    ['1389/1394', yavin, '1389–1394'],
    ['-0012-03-05', yavin, '5 March 12 BBY'],
    ['-0022/-0019', yavin, '22–19 BBY'],
    ['-0005/0004', yavin, '5 BBY – 4 ABY'],
    ['0000', yavin, '0 BBY'],
    ['0035', yavin, '35 ABY'],
    ['0135', yavin, '135'],
    ['4500', ages, '4500'],
    ['0590', ages, '590'],
    ['0088', ages, '12 ก่อนสงคราม'],
    ['-0012', [...yavin, ...ages], '12 BBY'],
    ['-0012', [yavin[0] as Era], '12 BBY'],
    ['0004', [{ name: 'BBY', direction: 'down', zero: 100 }], 'AD 4'],
    ['-0012', [yavin[1] as Era], '13 BC'],
  ])('%s is %s', (edtf, eras, words) => {
    expect(formatEdtf(edtf, 'en', eras)).toBe(words)
  })

  const era = fc.record({
    name: fc.constantFrom('BBY', 'ABY', 'Second Age', 'T.A.', 'ก่อนสงคราม', 'Æra'),
    direction: fc.constantFrom('up' as const, 'down' as const),
    zero: fc.integer({ min: -20_000, max: 20_000 }),
  })
  const eras = fc.uniqueArray(era, { minLength: 1, maxLength: 4, selector: ({ name }) => name })

  it('a year written by an era, up or down, is read as that year; one said by an era is read again', () => {
    fc.assert(
      fc.property(eras, fc.nat(30_000), fc.constantFrom('en', 'fr', 'th'), (eras, value, lang) => {
        const first = eras[0] as Era
        const year = yearOfNamedEra(first, value)
        const reading = { lang, calendar: 'gregorian', eras } as const
        const { edtf } = readCanonDate(`${value} ${first.name}`, reading)
        expect(edtf).not.toBeNull()
        const words = formatEdtf(edtf as string, lang, eras)
        const named = yearInEras(year, eras)
        if (!named) {
          expect(words).toBe(formatEdtf(edtf as string, lang))
          return
        }
        const by = eras.find(({ name }) => name === named.name) as Era
        // Only a year too small to stand alone is said by an era that counts up.
        if (by.direction === 'up') expect(year).toBeLessThan(100)
        expect(yearOfNamedEra(by, named.value)).toBe(year)
        expect(readCanonDate(words, reading).edtf).toBe(edtf)
      }),
    )
  })

  it('settings are read as they are shown', () => {
    fc.assert(
      fc.property(eras, (eras) => {
        expect(readEraLines(eraLines(eras))).toEqual({ eras })
      }),
    )
  })
})

describe('eras as their author writes them', () => {
  it('one a line, the words and the minus sign as people type them', () => {
    expect(
      readEraLines(
        ' BBY  counts down to year 0\r\n\r\nABY counts Up From 0\nThird Age counts up from year −40',
      ),
    ).toEqual({
      eras: [...yavin, { name: 'Third Age', direction: 'up', zero: -40 }],
    })
    expect(readEraLines(' \n')).toEqual({ eras: [] })
  })

  it.each<[string, RegExp]>([
    ['BBY', /not understood.*BBY counts down to year 0/],
    ['BBY counts sideways to year 0', /not understood/],
    ['counts down to year 0', /not understood/],
    ['12 counts down to year 0', /begin with a letter/],
    ['Age of the Long Winter counts up from year 0', /longer than the 20/],
    ['<b> counts up from year 0', /begin with a letter/],
    ['A<b counts up from year 0', /may hold letters/],
    ['bce counts down to year 0', /already has a meaning/],
    ['AD counts up from year 0', /already has a meaning/],
    ['พ.ศ. counts up from year 0', /already has a meaning/],
    ['March counts up from year 0', /already has a meaning/],
    ['ABY counts up from year 0\naby counts up from year 5', /named twice/],
    ['ABY counts up from year 9999999', /beyond what can be counted/],
    [Array.from({ length: 21 }, (_, n) => `E${n} counts up from year ${n}`).join('\n'), /at most 20/],
  ])('refuses %j', (text, fault) => {
    const read = readEraLines(text)
    expect('fault' in read && read.fault).toMatch(fault)
  })
})

it('stand before a year that is named behind its number', () => {
  const own: Era[] = [
    { name: '帝国暦', direction: 'up', zero: 309 },
    { name: 'BBY', direction: 'down', zero: 0 },
  ]
  expect(found('帝国暦796年5月14日に会戦、宇宙暦796年は', own, 'ja')).toEqual([
    '帝国暦796年5月14日 → 1105-05-14',
  ])
  expect(found('19 BBY に', own, 'ja')).toEqual(['19 BBY → -0019'])
})

describe('a date on whose era it depends is said with it', () => {
  const said = (edtf: string, eras: readonly Era[]) => formatEdtf(edtf, 'en', eras, 'always')
  it.each<[string, readonly Era[], string]>([
    ['0312', yavin, '312 ABY'],
    ['0004', yavin, '4 ABY'],
    ['-0012', yavin, '12 BBY'],
    ['0312-03-05', yavin, '5 March 312 ABY'],
    ['0300/0312', yavin, '300–312 ABY'],
    ['-0005/0004', yavin, '5 BBY – 4 ABY'],
    ['031X', yavin, 'the 310s ABY'],
    ['03XX', yavin, 'the 4th century ABY'],
    ['0312~', yavin, 'c. 312 ABY'],
    ['0600', ages, '600 (10 Second Age)'],
    ['0600-03', ages, 'March 600 (10 Second Age)'],
    ['Y4500', ages, 'Y4500'],
    ['4500', ages, '4500 (469 T.A.)'],
    ['0050', ages, '50 ก่อนสงคราม'],
    ['0150', ages, '150'],
    ['1917', [], '1917'],
    ['0600', ages.map((era) => ({ ...era, foreign: true })), '600'],
  ])('%s', (edtf, eras, words) => expect(said(edtf, eras)).toBe(words))
})
