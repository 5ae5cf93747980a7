import { describe, expect, test } from 'vitest'
import { readPassages } from '../../../src/domain/text/passages.ts'

const read = (source: string, format: 'markdown' | 'text' = 'text', lang = 'en') =>
  readPassages({ source, format, lang }).passages
const long = (word: string) => Array.from({ length: 40 }, () => word).join(' ')

describe('readPassages of plain text', () => {
  test('blank lines part paragraphs; wrapped lines belong together', () => {
    expect(read('One line\nwrapped on.\n\n  Two.  \n').map(({ text }) => text)).toEqual([
      'One line\nwrapped on.',
      'Two.',
    ])
  })

  test('a line break parts lines that are whole paragraphs', () => {
    expect(read(`${long('one')}.\n${long('two')}.\n`)).toHaveLength(2)
  })

  test('bullets are items, without their marks', () => {
    expect(read('Before:\n• first\n• second').map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'Before:'],
      ['item', 'first'],
      ['item', 'second'],
    ])
  })

  test('Windows line ends are no part of a passage', () => {
    expect(read('One.\r\n\r\nTwo.\r\n').map(({ text }) => text)).toEqual(['One.', 'Two.'])
  })

  test('a line separator inside a line loses none of it', () => {
    expect(read('One\u2028two').map(({ text }) => text)).toEqual(['One\u2028two'])
  })

  test('a long blank line ends', () => {
    expect(read(' '.repeat(300_000))).toEqual([])
  }, 5000)

  test('nothing but white space has no passages', () => {
    expect(read(' \n\n\t\n')).toEqual([])
  })
})

describe('offsets', () => {
  test.each(['text', 'markdown'] as const)('of %s give back the sentences in the source', (format) => {
    const source = 'First one. Second one.\n\nThird one, alone.\n'
    const sentences = read(source, format).flatMap((passage) => passage.sentences)
    expect(sentences.map(({ start, end }) => source.slice(start, end))).toEqual([
      'First one.',
      'Second one.',
      'Third one, alone.',
    ])
  })

  test('of Markdown skip front matter and markup', () => {
    const source = '---\ntitle: X\n---\n## A *loud* heading\n\nSee [[Mira Vane|her]]. Then **go**.\n'
    const passages = read(source, 'markdown')
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'A loud heading'],
      ['paragraph', 'See her. Then go.'],
    ])
    const [, second] = passages[1]?.sentences ?? []
    expect(source.slice(second?.start, second?.end)).toMatch(/^Then \*\*go/)
  })
})
