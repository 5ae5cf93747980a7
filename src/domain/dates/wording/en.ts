import type { DateWording } from '../date-wording.ts'

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

export const englishWording: DateWording = {
  year: (year) => (year <= 0 ? `${1 - year} BC` : year < 100 ? `AD ${year}` : String(year)),
  month: (month) => months[month - 1] ?? '',
  dated: (day, month, year) => [day, month, year].filter(Boolean).join(' '),
  season: (season, year) => `${season} ${year}`,
  seasons: {
    21: 'spring',
    22: 'summer',
    23: 'autumn',
    24: 'winter',
    33: 'first quarter of',
    34: 'second quarter of',
    35: 'third quarter of',
    36: 'fourth quarter of',
    37: 'first third of',
    38: 'second third of',
    39: 'last third of',
    40: 'first half of',
    41: 'second half of',
  },
  decade: (first) => `the ${first}s`,
  century: (nth, before) => `the ${ordinal(nth)} century${before ? ' BC' : ''}`,
  millennium: (nth, before) => `the ${ordinal(nth)} millennium${before ? ' BC' : ''}`,
  anyYear: 'an unknown year',
  about: (date) => `c. ${date}`,
  perhaps: (date) => `perhaps ${date}`,
  from: (date) => `from ${date}`,
  until: (date) => `until ${date}`,
  unknown: '?',
  or: ' or ',
  and: ' and ',
}

function ordinal(n: number): string {
  const tail = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${tail}`
}
