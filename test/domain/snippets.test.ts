import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestScanned, makeSnippet, markWords } from '../../src/domain/snippets.ts'

describe('snippets', () => {
  test('show the stretch with most of the words', () => {
    const text = `${'filler '.repeat(100)}alpha ${'filler '.repeat(100)}alpha beta ${'filler '.repeat(100)}`
    const snippet = makeSnippet(text, [
      { word: 'alpha', prefix: false },
      { word: 'beta', prefix: false },
    ])
    expect(snippet.filter(({ match }) => match).map((each) => each.text)).toEqual(['alpha', 'beta'])
    expect(snippet.map((each) => each.text).join('').length).toBeLessThan(300)
  })

  test('a letter with a hundred thousand marks costs no more than other text', () => {
    const marks = '\u0301\u0323'.repeat(longestScanned / 2)
    const [, first] = makeSnippet(`The needle a${marks} end.`, [{ word: 'needle', prefix: false }])
    expect(first).toEqual({ text: 'needle', match: true })
  }, 5000)

  test('mark whole words, or beginnings where the word is unfinished', () => {
    const marked = (prefix: boolean) =>
      markWords('art artist start', [{ word: 'art', prefix }])
        .filter(({ match }) => match)
        .map(({ text }) => text)
    expect(marked(false)).toEqual(['art'])
    expect(marked(true)).toEqual(['art', 'artist'])
  })

  test('keep every character, whatever the text and the words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ minLength: 1, maxLength: 3 }),
        (text, word) => {
          expect(
            markWords(text, [{ word, prefix: true }])
              .map((each) => each.text)
              .join(''),
          ).toBe(text.normalize('NFC'))
        },
      ),
    )
  })
})

test('looks for the end of a word of one letter over and over once', () => {
  const snippet = makeSnippet('x'.repeat(longestScanned), [{ word: 'x', prefix: true }])
  expect(snippet.filter(({ match }) => match)).toEqual([])
})
