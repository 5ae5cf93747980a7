import { expect, test } from 'vitest'
import { relateDates } from '../../../src/domain/compare/relate-dates.ts'
import { findDates } from '../../../src/domain/dates/find-dates.ts'
import type { DateExpression } from '../../../src/domain/dates/types.ts'

const dateOf = (text: string) => findDates(text, { calendar: 'gregorian', lang: 'en' })[0] as DateExpression

test('a day under its Old Style name is the same in another universe too, where the calendars lie otherwise apart', () => {
  const both = dateOf('7 November [O.S. 26 October] 1350')
  for (const shift of [0, 529]) {
    const alone = dateOf(`26 October ${1350 + shift}`)
    expect(relateDates(both, shift, alone, 0).verdict).toBe('same')
    expect(relateDates(alone, 0, both, shift).verdict).toBe('same')
  }
  expect(relateDates(both, 0, dateOf('27 October 1350'), 0).verdict).toBe('conflict')
})
