import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/domain/dates/find-dates.ts'
import { listTokens } from '../../../src/domain/text/tokens.ts'
import { WordList } from '../../../src/domain/text/word-list.ts'
import { germanCases } from './cases/de.ts'
import { englishCases } from './cases/en.ts'
import { spanishCases } from './cases/es.ts'
import { frenchCases } from './cases/fr.ts'
import { russianCases } from './cases/ru.ts'
import { smallCases } from './cases/small.ts'
import { thaiCases } from './cases/th.ts'
import { wholeDates } from './cases/whole-dates.ts'

/** Takes the marks out of a case: the plain text, and the dates that must be found in it. */
function readCase(marked: string): {
  text: string
  dates: { text: string; start: number; edtf: string | null }[]
} {
  const dates: { text: string; start: number; edtf: string | null }[] = []
  let text = ''
  for (const piece of marked.split(/(⟦[^⟧]*⟧)/)) {
    const match = /^⟦([^→]*)→([^⟧]*)⟧$/.exec(piece)
    if (match)
      dates.push({
        text: match[1] ?? '',
        start: text.length,
        edtf: match[2] === '?' ? null : (match[2] ?? ''),
      })
    text += match ? match[1] : piece
  }
  return { text, dates }
}

const languages = {
  en: { ...englishCases, ...wholeDates.en },
  th: { ...thaiCases, ...wholeDates.th },
  fr: { ...frenchCases, ...wholeDates.fr },
  de: { ...germanCases, ...wholeDates.de },
  es: { ...spanishCases, ...wholeDates.es },
  ru: { ...russianCases, ...wholeDates.ru },
  ...smallCases,
}

describe.each(Object.entries(languages))('dates in %s', (lang, groups) => {
  describe.each(Object.entries(groups))('%s', (_, cases) => {
    it.each(cases)('%s', (marked) => {
      const { text, dates } = readCase(marked)
      const found = findDates(text, { lang, calendar: 'gregorian' })
      expect(found.map(({ text, start, edtf }) => ({ text, start, edtf }))).toEqual(dates)
    })
  })
})

describe('a text that is cut already', () => {
  it.each(Object.entries(languages))('has the same dates in %s', (lang, groups) => {
    const texts = Object.values(groups).flatMap((cases) => cases.map((marked) => readCase(marked).text))
    // A ring is a sign to those who cut words, and part of the word to those who look for dates.
    const ringed = texts.map((text) => text.replace(/\p{L}+/gu, (word) => `${word}˚`))
    const pieces = fc.constantFrom(...texts, ...ringed, "'s", '½', '×', 'th')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
        const cut = listTokens(parts, new WordList(lang))
        const reading = { lang, calendar: 'gregorian' } as const
        expect(findDates(cut.text, reading, cut)).toEqual(findDates(cut.text, reading))
      }),
    )
  })
})
