import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainToMarkdown } from '../../../src/domain/import/plain-to-markdown.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'

describe('plain text as Markdown', () => {
  test.each([
    ['a\n\n\nb', 'a\n\nb\n'],
    ['one paragraph a line\nanother', 'one paragraph a line\n\nanother\n'],
    ['  • one\n  • two', '- one\n- two\n'],
    ['* one\n- two\n\nText', '- one\n- two\n\nText\n'],
    ['page one\fpage two', 'page one\n\npage two\n'],
    ['# not a heading', '\\# not a heading\n'],
    ['1917. A year', '1917\\. A year\n'],
    ['    indented', 'indented\n'],
    ['Title\n=====', 'Title\n\n\\=====\n'],
    ['[O.S. 26 October]', '[O.S. 26 October]\n'],
    ['[[link]] and [a](b) and [^1]', '\\[[link]] and \\[a](b) and \\[^1]\n'],
    ['- [x] done\n- [ ] to do', '- \\[x] done\n- \\[ ] to do\n'],
    ['born:: 1879', 'born\\:: 1879\n'],
    ['<b>&amp;</b>', '\\<b>\\&amp;\\</b>\n'],
    ['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`\n'],
    ['100%% <!-- a --> ^b-c', '100\\%\\% \\<!-- a --> \\^b-c\n'],
  ])('%j', (text, markdown) => {
    expect(plainToMarkdown(text)).toBe(markdown)
  })

  test('lines wrapped by hand stay one paragraph', () => {
    const wrapped =
      'This line was wrapped by an old mail program at about\nsixty columns, as it was the custom, and this line as well,\nand here it ends.'
    expect(plainToMarkdown(wrapped)).toBe(`${wrapped}\n`)
  })

  test('nothing in it becomes a link, a fact, a comment or a front matter', () => {
    const sign = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      ':',
      '|',
      '-',
      '\n',
      ' ',
      'a',
      '!',
      '^',
      '<',
      '>',
      '\\',
      '*',
      '=',
      '#',
      '`',
      '%',
      '<!--',
      '-->',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const parsed = parseArticle(plainToMarkdown(signs.join('')), {
          slugTitle: 'x',
          calendar: 'gregorian',
        })
        expect(parsed.links).toEqual([])
        expect(parsed.facts).toEqual([])
        expect(parsed.problems).toEqual([])
        expect(parsed.title).toBe('x')
      }),
      { numRuns: 1000, examples: [[['a', ':', ':', ' ', '[']]] },
    )
  })
})
