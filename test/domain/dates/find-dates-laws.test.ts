import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEdtf } from '../../../src/domain/dates/edtf.ts'
import { findDates } from '../../../src/domain/dates/find-dates.ts'

const languages = [
  'en',
  'th',
  'fr',
  'de',
  'es',
  'ru',
  'xx',
  'ar',
  'he',
  'it',
  'pl',
  'vi',
  'ja',
  'zh',
  'ko',
] as const
const pieces = [
  'May',
  '7',
  '1917',
  ' ',
  ' ',
  ' ',
  '-',
  '–',
  '.',
  ',',
  '(',
  ')',
  '[O.S. ',
  ']',
  'the ',
  'from ',
  'between ',
  'and ',
  'to ',
  'early ',
  'c. ',
  "'41",
  '1930s',
  '20th century',
  'BC',
  '๒๔๗๕',
  'พ.ศ. ',
  'ตุลาคม',
  'วันที่ ',
  'novembre',
  'г.',
  'XIX',
  'siècle',
  'the next day',
  '\n',
  '\n\n',
  '1,350',
  '44',
  '/',
  ':',
  '?',
  '~',
  'İ',
  '😀',
  'e\u0301',
  '0',
  '31 ',
  'في ',
  'و',
  '١٩١٤',
  'ב־',
  'באוגוסט ',
  'nel ',
  'sierpnia ',
  'tháng ',
  '紀元前',
  '前',
  '昭和',
  '元',
  '年',
  '8月',
  '三十一日',
  'から',
  '年代',
  '世紀',
  '간',
  '년 ',
  '월 ',
  '일',
  '～',
] // prettier-ignore

describe('whatever the text', () => {
  it('dates lie in order, do not overlap, are what stands there, and their EDTF has their days', () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((each) => each.join(''))
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), (text, lang) => {
        let end = 0
        for (const date of findDates(text, { lang, calendar: 'gregorian', anchorYear: 1917 })) {
          expect(date.start).toBeGreaterThanOrEqual(end)
          expect(date.end).toBeGreaterThan(date.start)
          end = date.end
          expect(text.slice(date.start, date.end)).toBe(date.text)
          expect(date.resolved).toBe(date.edtf !== null)
          expect(date.edtf === null ? null : readEdtf(date.edtf)?.days).toEqual(date.days)
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...languages),
        (text, lang) => {
          expect(findDates(text, { lang, calendar: 'julian' })).toBeInstanceOf(Array)
        },
      ),
    )
  })

  // A reader that looks back or ahead without bound takes far longer for these than a test may.
  it.each([
    '1',
    '1917 ',
    '1917-',
    '1.',
    '1,111,',
    '(',
    '1 and ',
    'May ',
    'the ',
    'from ',
    'early the ',
    "'",
    '5 May [O.S. ',
    '5 May O.S. ',
    ' O.S.',
    'first second ',
    '\n',
    'İ',
    'e\u0301',
    'พ. ศ. ',
    'ราว',
    'ก',
  ])('a hundred kilobytes of %j are read', (piece) => {
    const text = piece.repeat(2 ** 17 / piece.length)
    for (const lang of ['en', 'th'])
      expect(findDates(text, { lang, calendar: 'gregorian' })).toBeInstanceOf(Array)
  })
})

describe('calendars and anchors', () => {
  const english = (text: string, more = {}) =>
    findDates(text, { lang: 'en', calendar: 'gregorian', ...more }).map(({ edtf }) => edtf)

  it('counts days by the Julian calendar where the universe does, but not a declared pair', () => {
    expect(english('on 26 October 1879', { calendar: 'julian' })).toEqual(['1879-11-07'])
    expect(english('November 7th [O.S. October 26th] 1350', { calendar: 'julian' })).toEqual(['1350-11-07'])
  })

  it('counts years by the Buddhist era where the universe does', () => {
    expect(english('in 2461; in March; AD 1920', { calendar: 'buddhist' })).toEqual([
      '1918',
      '1918-03',
      '1920',
    ])
  })

  it('starts from the year it is given', () => {
    expect(english('On 26 January he left. The next year he came.', { anchorYear: 1918 })).toEqual([
      '1918-01-26',
      '1919',
    ])
  })

  it('knows the eras it is given, and no others', () => {
    const eras = [{ name: 'ABY', direction: 'up', zero: 0 }]
    expect(english('in 35 ABY', { eras })).toEqual(['0035'])
    expect(english('in 35 ABY')).toEqual([])
  })

  it('marks what could be read two ways, and which part of a period is meant', () => {
    expect(findDates('11/7/1917', { lang: 'en', calendar: 'gregorian' })[0]).toMatchObject({
      ambiguous: true,
      kind: 'day',
    })
    expect(findDates('in late 1917', { lang: 'en', calendar: 'gregorian' })[0]).toMatchObject({
      part: 'late',
      edtf: '1917',
    })
  })

  it('reads a language without a vocabulary for what needs no words', () => {
    const dates = findDates('Trotskij (1879–1940) 1917-11-07, 7.11.1917, 1350 manna', {
      lang: 'sv',
      calendar: 'gregorian',
    })
    expect(dates.map(({ edtf }) => edtf)).toEqual(['1879/1940', '1917-11-07', '1917-11-07'])
  })
})

const seeds = new URL('../../../../shared/seeds/', import.meta.url)

describe.skipIf(!existsSync(seeds))('the founding texts (skipped where ../shared/seeds is absent)', () => {
  const dates = (file: string, lang: string) =>
    findDates(readFileSync(new URL(file, seeds), 'utf8'), { lang, calendar: 'gregorian' }).map(
      ({ edtf }) => edtf,
    )

  it('give every date of the 1350-era timeline, in its own count', () => {
    expect(dates('timeline-1350.en.txt', 'en')).toEqual([
      '1350-11-07',
      '1388',
      '1388',
      '1389/1394',
      '1390/1397',
      '139X',
      '1398-10',
      '1398-11',
      '1400-02',
      '1412-08',
    ])
  })

  it("give Metapedia's life dates, and the Thai text's Old Style birth date as it stands", () => {
    expect(dates('metapedia-framing.en.txt', 'en')).toEqual(
      expect.arrayContaining(['1879-11-07', '1940-08-21', '1917']),
    )
    expect(dates('history-encyclopedia.th.txt', 'th').slice(0, 4)).toEqual([
      '1879-10-26',
      '1888',
      '1896',
      '1897',
    ])
  })
})
