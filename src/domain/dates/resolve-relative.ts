import { dayOfGregorian, gregorianOfDay } from './axis.ts'
import type { Told } from './told.ts'
import { blankPoint, type RelativeExpression, type WrittenPoint } from './written.ts'

const yearsOf = { year: 1, decade: 10, century: 100 }

/**
 * What "the following year", "two days later" or "next summer" comes to, counted from the latest date told of that is
 * as precise as it needs. null where there is none, or where it is told from an event without a date.
 */
export function resolveRelative(
  { unit, by, named, part, event }: RelativeExpression,
  told: Told,
): WrittenPoint | null {
  if (event) return null
  switch (unit) {
    case 'year':
    case 'decade':
    case 'century':
      return told.latest && { ...blankPoint, year: told.latest.year + by * yearsOf[unit], part }
    case 'month': {
      const from = told.latestWith('month')
      if (from?.month == null) return null
      const months = from.year * 12 + from.month - 1 + by
      return { ...blankPoint, year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, part }
    }
    case 'day':
    case 'week': {
      const from = told.latestWith('day')
      if (from?.month == null || from.day === null) return null
      const days = by * (unit === 'week' ? 7 : 1)
      return {
        ...blankPoint,
        ...gregorianOfDay(dayOfGregorian(from.year, from.month, from.day) + days),
        part,
      }
    }
    case 'named':
      return named === null ? null : nextNamed(named, by, told)
    default:
      return null
  }
}

/** The next or the last month or season of a name, or that of the year told of. */
function nextNamed(month: number, by: number, told: Told): WrittenPoint | null {
  const from = told.latest
  if (!from) return null
  const begins = month > 12 ? (month - 20) * 3 : month
  const within = from.month !== null && (by > 0 ? begins > from.month : begins < from.month)
  return { ...blankPoint, year: from.year + (within ? 0 : by), month }
}
