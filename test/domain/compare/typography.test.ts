import { describe, expect, test } from 'vitest'
import { compare, telling } from './telling.ts'

/** Ways to write one sentence; the last two columns are its language and, if not plain text, its format. */
const alike: [string, string, string?, ('text' | 'markdown')?][] = [
  ['He said "go home" and left.', 'He said “go home” and left.'],
  ['He said ‘go home’ and left.', 'He said “go home” and left.'],
  ["It's the king's own ship, the soldiers' pride.", 'It’s the king’s own ship, the soldiers’ pride.'],
  ["'Tis the '90s now, and rock 'n' roll.", '’Tis the ’90s now, and rock ’n’ roll.'],
  ['Er sagte „geh heim“ und ging.', 'Er sagte "geh heim" und ging.', 'de'],
  ['Er sagte »geh heim« und ging.', 'Er sagte „geh heim“ und ging.', 'de'],
  ['Er sagte ‚geh heim‘ und ging.', "Er sagte 'geh heim' und ging.", 'de'],
  ['Il dit « rentre » et partit ; puis ?', 'Il dit "rentre" et partit\u202f; puis\u00a0?', 'fr'],
  ['Он сказал «иди» и ушёл.', 'Он сказал „иди“ и ушёл.', 'ru'],
  ['彼は「行け」と言った。', '彼は"行け"と言った。', 'ja'],
  ['他说“走吧”，就走了。', '他说「走吧」，就走了。', 'zh'],
  ['The king — old and ill — died.', 'The king – old and ill – died.'],
  ['The king — old and ill — died.', 'The king -- old and ill -- died.'],
  ['The king—old and ill—died.', 'The king - old and ill - died.'],
  ['The well-known ship fell by -5 degrees.', 'The well\u2011known ship fell by −5 degrees.'],
  ['He waited... Then he left [...] at once.', 'He waited… Then he left […] at once.'],
  ['He waited . . . then left.', 'He waited… then left.'],
  ['The old king had 12 ships.', 'The old\u00a0king had 12\u2009ships.'],
  ['The archivist came in September 1914.', 'The archi\u00advist came in September 1914.'],
  [
    'The office on the first floor of the coffee house.',
    'The o\ufb03ce on the \ufb01rst \ufb02oor of the co\ufb00ee house.',
  ],
  ['The wall is 5\' 10" high.', 'The wall is 5′ 10″ high.'],
  ['ABC, and 12 ships!', 'ＡＢＣ， and １２ ships！'],
  ['He said **"go"** and left.', 'He said “**go**” and left.', 'en', 'markdown'],
]

describe('another typography is no other wording', () => {
  test.each(alike)('%s = %s', (a, b, lang = 'en', format = 'text') => {
    const { rows } = compare(telling(a, { lang, format }), telling(b, { lang, format }))
    expect(rows.map(({ label }) => label)).toEqual(['same'])
    expect(rows.flatMap(({ marks }) => marks.flat())).toEqual([])
  })

  test.each([
    ["The wall is 5' high.", 'The wall is 5" high.'],
    ['He waited.', 'He waited...'],
    ['He left: she stayed.', 'He left - she stayed.'],
    ['He left!', 'He left?'],
  ])('but %s is not %s', (a, b) => {
    expect(compare(a, b).rows.map(({ label }) => label)).not.toEqual(['same'])
  })
})
