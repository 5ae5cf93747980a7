import { foldWord } from '../text/fold.ts'

/** Words of a language beside its cardinals (compare/numerals.ts). */
export interface NumberWords {
  /** In place of "one" before a measure: "a mile". */
  articles: readonly string[]
  /** Behind a number or its measure: half of one more. Each is a row of words. */
  halves: readonly string[]
  /** Before a measure: half of it ("half a mile"). */
  half: readonly string[]
  /** Numbers in one word that cardinals do not have. */
  more: Readonly<Record<string, number>>
  /** Behind a number: so many times it, where cardinals have no such word. */
  times: Readonly<Record<string, number>>
  /** Between the parts of one quantity: "one year and six months". */
  and: readonly string[]
}

const none: NumberWords = { articles: [], halves: [], half: [], more: {}, times: {}, and: [] }

const words: Record<string, NumberWords> = {
  en: {
    articles: ['a', 'an'],
    halves: ['and a half'],
    half: ['half a', 'half an', 'half'],
    more: { threescore: 60, fourscore: 80 },
    times: { score: 20, bn: 1e9, trillion: 1e12 },
    and: ['and'],
  },
  fr: {
    articles: ['une', 'un'],
    halves: ['et demi', 'et demie'],
    half: ['demi', 'une demi', 'un demi'],
    more: {},
    times: {
      dizaine: 10,
      vingtaine: 20,
      trentaine: 30,
      quarantaine: 40,
      cinquantaine: 50,
      centaine: 100,
      centaines: 100,
    },
    and: ['et'],
  },
  de: {
    articles: ['ein', 'eine', 'einen', 'einem', 'einer'],
    halves: [],
    half: ['halbe', 'halben', 'halber', 'halbes', 'eine halbe', 'ein halbes', 'einen halben'],
    more: { anderthalb: 1.5, eineinhalb: 1.5 },
    times: { mio: 1e6, mrd: 1e9, tsd: 1000, tausend: 1000 },
    and: ['und'],
  },
  es: {
    articles: ['un', 'una'],
    halves: ['y medio', 'y media'],
    half: ['medio', 'media'],
    more: {},
    times: { decena: 10, decenas: 10, veintena: 20, centenar: 100, centenares: 100 },
    and: ['y'],
  },
  ru: {
    articles: [],
    halves: ['с половиной'],
    half: ['пол'],
    more: { полтора: 1.5, полторы: 1.5, полсотни: 50, сотня: 100 },
    times: { тыс: 1000, млн: 1e6, млрд: 1e9 },
    and: ['и'],
  },
  th: { articles: [], halves: ['ครึ่ง'], half: ['ครึ่ง'], more: {}, times: {}, and: ['กับ', 'และ'] },
}

const folded = new Map(
  Object.entries(words).map(([lang, { halves, half, more, times, ...same }]) => [
    lang,
    {
      ...same,
      halves: halves.map(foldWord),
      half: half.map(foldWord),
      more: foldKeys(more),
      times: foldKeys(times),
    },
  ]),
)

function foldKeys(table: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(table).map(([word, value]) => [foldWord(word), value]))
}

/** The words of a language, folded; none where it has none here. */
export function numberWords(lang: string): NumberWords {
  return folded.get(lang) ?? none
}
