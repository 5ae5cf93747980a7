import type { DateLanguage, WordTables } from '../language.ts'
import { borrowWords } from './borrowed.ts'
import { universal } from './universal.ts'

/**
 * The words of a language that is read for whole dates and for years that are surely years, and for no more: not for
 * seasons, parts of a year or dates told from another. The names of months come from the platform; here stands what it
 * does not know. A number is a year only behind a word that promises one, in brackets, or in an era.
 */
export type SmallVocabulary = Partial<Omit<DateLanguage, 'code'>> & { words: WordTables }

/** The language of a small vocabulary; the platform's words alone make one too. */
export function smallLanguage(code: string, vocabulary: SmallVocabulary = { words: {} }): DateLanguage {
  const borrowed = borrowWords(code)
  const { month = {}, counted, money, ...words } = vocabulary.words
  return {
    ...universal,
    yearFirst: borrowed?.yearFirst ?? false,
    roundCounts: true,
    ...vocabulary,
    code,
    words: {
      ...words,
      month: joinTables(borrowed?.months ?? {}, month),
      counted: joinWords(universal.words.counted, borrowed?.counted.join('|'), counted),
      money: joinWords(universal.words.money, money),
    },
  }
}

type Months = NonNullable<WordTables['month']>

function joinTables(one: Months, other: Months): Months {
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
  return Object.fromEntries(
    months.flatMap((month) => {
      const words = joinWords(one[month], other[month])
      return words === '' ? [] : [[month, words]]
    }),
  )
}

function joinWords(...words: readonly (string | undefined)[]): string {
  return words.filter(Boolean).join('|')
}
