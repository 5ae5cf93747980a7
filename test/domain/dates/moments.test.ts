import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCanonDate } from '../../../src/domain/dates/canon-date.ts'
import { findDates } from '../../../src/domain/dates/find-dates.ts'
import { relateMoments, toMoment } from '../../../src/domain/dates/moments.ts'

const inEnglish = { calendar: 'gregorian', lang: 'en' } as const
const english = (text: string) => readCanonDate(text, inEnglish)

describe('moments', () => {
  it.each([
    ['7 November 1350 (O.S. 26 October)', 529, '1879-11-07', 'same'],
    ['1388', 529, '1917', 'same'],
    ['October 1398', 529, '1927-10', 'same'],
    ['1389–1394', 529, '1918/1923', 'same'],
    ['August 1412', 529, 'August 1940', 'after'],
    ['1388', 529, '7 November 1917', 'overlap'],
    ['1387', 529, '1917', 'before'],
    ['after 1350', 0, '1917', 'overlap'],
  ])('%s and %i years against %s: %s', (there, shift, here, relation) => {
    const moment = toMoment(english(there), shift)
    const other = toMoment(english(here), 0)
    expect(moment && other && relateMoments(moment, other)).toBe(relation)
  })

  it('are null for a date that could not be read', () => {
    expect(toMoment(english('a long time ago'), 529)).toBeNull()
  })

  it('relate one way or the other, never both', () => {
    const end = fc.option(fc.integer({ min: -50, max: 50 }))
    const interval = fc
      .tuple(end, end)
      .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b }))
    const opposite = { same: 'same', overlap: 'overlap', before: 'after', after: 'before' } as const
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        expect(relateMoments(b, a)).toBe(opposite[relateMoments(a, b)])
      }),
    )
  })
})

describe('the Old Style name of a day', () => {
  it.each([
    ['7 November [O.S. 26 October] 1879', '1879-10-26'],
    ['26 October 1879 (O.S.)', '1879-10-26'],
    ['November 7th [O.S. October 26th] 1350', '1350-10-26'],
    ['12 January 1880 [O.S. 31 December 1879]', '1879-12-31'],
    ['7 November 1879', undefined],
    ['7 November 1879 (N.S.)', undefined],
  ])('%s: %s', (text, named) => {
    const [date] = findDates(text, inEnglish)
    expect(date?.oldStyle).toEqual(named && readCanonDate(named, inEnglish).days)
  })
})

describe('reading a fact as a date', () => {
  it.each([
    ['1350-11-07', 'gregorian', 'en', '1350-11-07'],
    ['7 November 1350 (O.S. 26 October)', 'gregorian', 'en', '1350-11-07'],
    ['November 7th [O.S. October 26th] 1350', 'julian', 'en', '1350-11-07'],
    ['1879-10-26', 'julian', 'en', '1879-11-07'],
    ['26 October 1879', 'julian', 'en', '1879-11-07'],
    ['1900-02-29', 'julian', 'en', '1900-03-13'],
    ['1879', 'julian', 'en', '1879'],
    ['1879-10-26/1880', 'julian', 'en', '1879-11-07/1880'],
    ['2461', 'buddhist', 'th', '1918'],
    ['2422-11-07', 'buddhist', 'th', '1879-11-07'],
    ['๗ พฤศจิกายน ๒๔๒๒', 'buddhist', 'th', '1879-11-07'],
    ['๗ พฤศจิกายน ค.ศ. ๑๘๗๙', 'buddhist', 'th', '1879-11-07'],
    ['พ.ศ. 2461', 'gregorian', 'th', '1918'],
    ['[[7 November]] 1350', 'gregorian', 'en', '1350-11-07'],
    ['*c.* 1350', 'gregorian', 'en', '1350~'],
    ['1350 (disputed) [1]', 'gregorian', 'en', '1350'],
    ['the 1390s', 'gregorian', 'en', '139X'],
    ['1917 – 1922', 'gregorian', 'en', '1917/1922'],
    ['le 7 novembre 1879', 'gregorian', 'fr', '1879-11-07'],
    ['in October 1350', 'gregorian', 'en', '1350-10'],
    ['Y12345', 'gregorian', 'en', 'Y12345'],
  ] as const)('%s (%s, %s) is %s', (text, calendar, lang, edtf) => {
    const date = readCanonDate(text, { calendar, lang })
    expect(date).toMatchObject({ text, edtf })
    expect(date.days).not.toBeNull()
  })

  it.each([
    '7 November 1350 in Yanovka',
    'Leon Trotsky',
    '1350 men',
    '12',
    '5 November',
    '1917 or 1918',
    '',
    '30 February 1917',
  ])('keeps %j as typed', (text) => {
    expect(english(text)).toEqual({ text, edtf: null, calendar: 'gregorian', days: null })
  })

  it("reads the eras of a universe's own calendar", () => {
    const eras = [{ name: 'BBY', direction: 'down', zero: -17 } as const]
    expect(readCanonDate('12 BBY', { ...inEnglish, eras }).edtf).toBe('-0029')
  })
})
