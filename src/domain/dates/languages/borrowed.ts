import type { WordTables } from '../language.ts'

/**
 * What the platform itself knows of a language (Unicode's CLDR, by Intl): the names of the months, alone and as they
 * stand behind a day, and what its measures are called. undefined for a tag that is none, or that it does not know.
 */
export interface Borrowed {
  months: NonNullable<WordTables['month']>
  /** Measures, whose number is a count and no year. */
  counted: string[]
  /** True where a date is written with its year first. */
  yearFirst: boolean
}

/** Numbers that between them ask for all the forms that languages have for a noun behind a number. */
const PLURALS = [1, 2, 5, 1500]
const MEASURES = [
  ...['kilometer', 'meter', 'centimeter', 'millimeter', 'mile', 'foot', 'yard', 'inch', 'hectare', 'acre'],
  ...['kilogram', 'gram', 'pound', 'ounce', 'liter', 'percent', 'degree', 'celsius'],
  ...['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'byte'],
]

/** Looks a language up by its first part ("pt" of "pt-BR"). Takes some milliseconds: ask once. */
export function borrowWords(code: string): Borrowed | undefined {
  if (!/^[a-z]{2,3}$/.test(code) || Intl.DateTimeFormat.supportedLocalesOf(code).length === 0)
    return undefined
  return { months: monthsOf(code), counted: measuresOf(code), yearFirst: partsOf(code, true)[0] === 'year' }
}

/** The numbers of the year, month and day in a language's own order. */
function partsOf(code: string, withYear: boolean): string[] {
  return dayOf(code, 7, withYear).flatMap(({ type }) => (type === 'literal' ? [] : type))
}

function dayOf(code: string, month: number, withYear: boolean): Intl.DateTimeFormatPart[] {
  const format = new Intl.DateTimeFormat(`${code}-u-ca-gregory-nu-latn`, {
    month: 'long',
    day: 'numeric',
    ...(withYear && { year: 'numeric' }),
    timeZone: 'UTC',
  })
  return format.formatToParts(new Date(Date.UTC(2001, month, 4)))
}

function monthsOf(code: string): Borrowed['months'] {
  const alone = new Intl.DateTimeFormat(`${code}-u-ca-gregory-nu-latn`, { month: 'long', timeZone: 'UTC' })
  const months: Record<number, string> = {}
  for (let month = 0; month < 12; month++) {
    const behindDay = dayOf(code, month, false).find(({ type }) => type === 'month')?.value ?? ''
    const names = [alone.format(new Date(Date.UTC(2001, month, 4))), behindDay].map(asWord)
    // "8月" and "tháng 8" are numbers, not names.
    const words = [...new Set(names)].filter((name) => name !== '' && !/\p{N}/u.test(name))
    if (words.length > 0) months[month + 1] = words.join('|')
  }
  return months
}

/** As the scanner compares words: "d’agost" is a preposition and a month. */
function asWord(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^(?:de |d[’'])/, '')
}

function measuresOf(code: string): string[] {
  const words = MEASURES.flatMap((unit) =>
    (['long', 'short'] as const).flatMap((unitDisplay) => {
      const format = new Intl.NumberFormat(`${code}-u-nu-latn`, { style: 'unit', unit, unitDisplay })
      return PLURALS.map((count) => {
        const parts = format.formatToParts(count)
        return asWord(parts.find(({ type }) => type === 'unit' || type === 'percentSign')?.value ?? '')
      })
    }),
  )
  return [...new Set(words)].filter((word) => /\p{L}|%/u.test(word))
}
