import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listTokens, searchTokens, tokenise } from '../../../src/domain/text/tokens.ts'
import { WordList } from '../../../src/domain/text/word-list.ts'

const keys = (text: string, lang = 'en') => tokenise(text, lang).map(({ key }) => key)

describe('tokenise', () => {
  test('half a mark or tag of two units is no sign', () => {
    expect(keys('a \u{1d165} \u{e0067}b \u{13430}\u{13000}')).toEqual(['a', 'b', '\u{13000}'])
  })

  test('a letter with two hundred thousand marks is a word', () => {
    const word = `a${'\u0301\u0323'.repeat(100_000)}`
    expect(tokenise(word, 'en')).toEqual([{ start: 0, end: word.length, key: 'a', kind: 'word' }])
  }, 5000)

  test.each([
    ['words keep an apostrophe inside them', 'The King’s men don’t ‘run’', "the king's men don't ‘ run ’"],
    [
      'numbers lose their thousands separators',
      '1,400 rifles, 3.14 and 1.2.3',
      '1400 rifles , 3.14 and 1.2.3',
    ],
    ['letters and digits together are one word', 'the 7th i386 of the 1390s', 'the 7th i386 of the 1390s'],
    ['case, diacritics and width are folded', 'Łódź ÉTÉ Straße Ｆｕｌｌ', 'lodz ete strasse full'],
    ['Thai digits are digits', 'ค.ศ. ๑๘๗๙', 'ค . ศ . 1879'],
    ['digits beyond the first plane', 'in 𝟏𝟗𝟏𝟕.', 'in 1917 .'],
    ['every sign stands alone', '—“a”—', '— “ a ” —'],
    ['a sign made of several is one', '👨‍👩‍👧👍🏽🇹🇭❤️x', '👨‍👩‍👧 👍🏽 🇹🇭 ❤️ x'],
  ])('%s', (_, text, expected) => {
    expect(keys(text).join(' ')).toBe(expected)
  })

  test('a German number has points between thousands', () => {
    expect(keys('1.400 und 3,5', 'de')).toEqual(['1400', 'und', '3.5'])
  })

  test('Thai, Chinese and Japanese are cut into words', () => {
    expect(keys('กองทัพแดง', 'th').length).toBeGreaterThan(1)
    expect(keys('東京へ行く', 'ja')).toContain('東京')
  })

  test('Thai keeps its vowel signs', () => {
    expect(keys('ปี', 'th')).toEqual(['ปี'])
  })

  test('offsets give back what was written, in order, and nothing visible is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let at = 0
        let seen = ''
        for (const { start, end } of tokenise(text, 'en')) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          seen += text.slice(start, end)
          at = end
        }
        const visible = (value: string) => value.replace(/[\p{White_Space}\p{C}\p{M}]/gu, '')
        expect(visible(seen)).toBe(visible(text))
      }),
    )
  })
})

describe('listTokens', () => {
  test('has the tokens of each text, where they stand in all of them', () => {
    const text = fc
      .array(fc.constantFrom('The', 'the', '1,400', 'ปีเก่า', ' ', ' ', '.', "'s", '\n', '’', 'é'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const {
          text: all,
          textStarts,
          firsts,
          words,
          ids,
          starts,
          ends,
        } = listTokens(texts, new WordList('en'))
        expect(firsts.at(-1)).toBe(ids.length)
        texts.forEach((each, index) => {
          const from = textStarts[index] as number
          expect(all.slice(from, from + each.length)).toBe(each)
          const own = [...ids.keys()].slice(firsts[index], firsts[index + 1]).map((at) => {
            const id = ids[at] as number
            const [start, end] = [(starts[at] as number) - from, (ends[at] as number) - from]
            return { start, end, key: words.keys[id], kind: words.kinds[id] }
          })
          expect(own).toEqual(tokenise(each, 'en'))
        })
      }),
    )
  })
})

describe('searchTokens', () => {
  test('leaves nothing but letters, marks and digits', () => {
    expect(searchTokens("Trotsky's O'Brien, 1.5—x!")).toEqual(['trotsky', 'o', 'brien', '1', '5', 'x'])
  })

  test('finds the same tokens however a word is written', () => {
    expect(searchTokens('CAFÉ')).toEqual(searchTokens('cafe\u0301'))
  })
})
