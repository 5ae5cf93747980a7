import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareIntervals,
  dayOfGregorian,
  dayOfJulian,
  daysInMonth,
  gregorianOfDay,
  intervalContains,
  intervalsOverlap,
  isGregorianDay,
  julianOfDay,
  shiftYears,
} from '../../../src/domain/dates/axis.ts'

const anyDay = fc.integer({ min: -4_000_000_000, max: 4_000_000_000 })
const anyInterval = fc
  .tuple(fc.option(anyDay), fc.option(anyDay))
  .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b }))

describe('the day axis', () => {
  it.each([
    [1970, 1, 1, 0],
    [1970, 1, 2, 1],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11016],
    [1900, 3, 1, -25508],
    [1, 1, 1, -719162],
    [0, 1, 1, -719528],
    [-43, 3, 15, -735160],
    [12345, 6, 7, 3789548],
    [-12345, 6, 7, -5228289],
  ])('puts %i-%i-%i on day %i', (year, month, day, axisDay) => {
    expect(dayOfGregorian(year, month, day)).toBe(axisDay)
    expect(gregorianOfDay(axisDay)).toEqual({ year, month, day })
  })

  it('agrees with JavaScript dates wherever those reach', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (axisDay) => {
        const date = new Date(axisDay * 86_400_000)
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
        expect(gregorianOfDay(axisDay)).toEqual(civil)
      }),
    )
  })

  it('goes from day to date and back in both calendars, in order, for years of any sign and size', () => {
    fc.assert(
      fc.property(anyDay, (axisDay) => {
        const gregorian = gregorianOfDay(axisDay)
        const julian = julianOfDay(axisDay)
        expect(dayOfGregorian(gregorian.year, gregorian.month, gregorian.day)).toBe(axisDay)
        expect(dayOfJulian(julian.year, julian.month, julian.day)).toBe(axisDay)
        expect(isGregorianDay(gregorian.year, gregorian.month, gregorian.day)).toBe(true)
      }),
    )
  })

  it.each([
    ['26 October 1879', [1879, 10, 26], [1879, 11, 7]],
    ['25 October 1917', [1917, 10, 25], [1917, 11, 7]],
    ['the last Julian day of Spain', [1582, 10, 4], [1582, 10, 14]],
    ['29 February 1900, a leap day only there', [1900, 2, 29], [1900, 3, 13]],
    ['the Ides of March', [-43, 3, 15], [-43, 3, 13]],
    ['1 January of year 0', [0, 1, 1], [-1, 12, 30]],
  ] as [string, [number, number, number], [number, number, number]][])(
    'knows the Julian %s',
    (_, julian, gregorian) => {
      expect(dayOfJulian(...julian)).toBe(dayOfGregorian(...gregorian))
    },
  )
})

describe('intervals of days', () => {
  it('are shifted by years and back, but for leap days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (axisDay, years) => {
        const { month, day } = gregorianOfDay(axisDay)
        fc.pre(!(month === 2 && day === 29))
        const there = shiftYears({ from: axisDay, to: axisDay }, years)
        expect(gregorianOfDay(there.from ?? 0)).toMatchObject({ month, day })
        expect(shiftYears(there, -years)).toEqual({ from: axisDay, to: axisDay })
      }),
    )
  })

  it('end with February wherever they did', () => {
    const february = { from: dayOfGregorian(1351, 2, 1), to: dayOfGregorian(1351, 2, 28) }
    expect(shiftYears(february, 529)).toEqual({
      from: dayOfGregorian(1880, 2, 1),
      to: dayOfGregorian(1880, 2, 29),
    })
    const leapDay = dayOfGregorian(1880, 2, 29)
    const before = dayOfGregorian(1351, 2, 28)
    expect(shiftYears({ from: leapDay, to: leapDay }, -529)).toEqual({ from: before, to: before })
    expect(daysInMonth(1880, 2)).toBe(29)
  })

  it('keep open ends open', () => {
    expect(shiftYears({ from: null, to: 0 }, 1)).toEqual({ from: null, to: 365 })
    expect(shiftYears({ from: 0, to: null }, 1)).toEqual({ from: 365, to: null })
  })

  it('overlap, contain and sort consistently', () => {
    fc.assert(
      fc.property(anyInterval, anyInterval, (a, b) => {
        expect(intervalsOverlap(a, b)).toBe(intervalsOverlap(b, a))
        if (intervalContains(a, b)) expect(intervalsOverlap(a, b)).toBe(true)
        expect(Math.sign(compareIntervals(a, b))).toBe(-Math.sign(compareIntervals(b, a)) + 0)
        expect(compareIntervals(a, a)).toBe(0)
      }),
    )
  })
})
