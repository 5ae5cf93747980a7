import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBlocks } from '../../../src/domain/markdown/blocks.ts'
import { renderMarkdown } from '../../../src/domain/markdown/render.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'
import { checkHtml } from './check-html.ts'

const html = (body: string) => renderMarkdown(body, { resolveLink: () => ({ kind: 'plain' }) }).html
const words = (html: string) => html.replace(/<[^>]*>/g, ' ')
const remarks = (source: string) =>
  parseArticle(source, { slugTitle: 'x', calendar: 'gregorian' }).problems.map(
    ({ field, line, severity, message }) => `${severity} ${field} ${line}: ${message}`,
  )

/** Levels of a list, one below another, each with a word of its own. */
const bullets = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- level${level}`).join('\n')

/** What each text must still show, at whatever depth it stands. */
const deep: [string, string, string[]][] = [
  [
    'bullets, and a paragraph below',
    `${bullets(25)}\n\nAt the end.\n`,
    ['level19', 'level20', 'level24', 'At the end.'],
  ],
  [
    'numbers',
    Array.from({ length: 30 }, (_, at) => `${'   '.repeat(at)}1. n${at}`).join('\n'),
    ['n0', 'n19', 'n20', 'n29'],
  ],
  ['quotes', `${'> '.repeat(60)}deep\n\nAt the end.\n`, ['deep', 'At the end.']],
  [
    'quotes of lists',
    `${'> - '.repeat(30)}deep\n${'>   '.repeat(30)}more\n\nAt the end.`,
    ['deep', 'more', 'At the end.'],
  ],
  ['markers in one line', `${'- '.repeat(60)}deep\n\nAt the end.`, ['deep', 'At the end.']],
  [
    'footnotes',
    `One[^1].\n\n[^1]: note\n${Array.from({ length: 50 }, (_, at) => `${'    '.repeat(at + 1)}[^n${at}]: n${at}`).join('\n')}\n\nAt the end.`,
    ['n0', 'n49', 'At the end.'],
  ],
  [
    'all that stands at the bottom',
    `${bullets(20)}\n${'  '.repeat(20)}# heading\n${'  '.repeat(20)}\n${'  '.repeat(20)}para\n${'  '.repeat(20)}\`\`\`\n${'  '.repeat(20)}code\n${'  '.repeat(20)}\`\`\`\n${'  '.repeat(20)}| a | b |\n- back\n`,
    ['heading', 'para', 'code', 'back'],
  ],
  ['emphasis', `${'*a **b '.repeat(60)}deep${'** *'.repeat(60)} end`, ['deep', 'end']],
  ['facts in facts', `${'[k:: '.repeat(60)}deep${']'.repeat(60)} end`, ['deep', 'end']],
  ['links in pictures', `${'![a '.repeat(60)}deep${'](/x)'.repeat(60)} end`, ['deep', 'end']],
]

describe('nesting beyond what is read', () => {
  test.each(deep)('shows everything, on the page and to search: %s', (_, source, shown) => {
    const page = html(source)
    const text = readBlocks(source)
      .map((block) => block.text)
      .join('\n')
    for (const word of shown) {
      expect(page).toContain(word)
      expect(text).toContain(word)
    }
    expect(checkHtml(page).faults).toEqual([])
  })

  test('is said with its line', () => {
    expect(remarks(`---\ntitle: x\n---\nText.\n\n${bullets(25)}\n`)).toEqual([
      expect.stringMatching(/^warning body 23: .*20 levels/),
    ])
    expect(remarks(bullets(20))).toEqual([])
  })

  test('a list goes on behind what stood too deep in it', () => {
    const source = `${bullets(24)}\n- back\n\n  of the item\n\n## Heading\n`
    expect(readBlocks(source).slice(-3)).toMatchObject([
      { kind: 'item', level: 1, text: 'back' },
      { kind: 'item', level: 1, text: 'of the item' },
      { kind: 'heading', text: 'Heading' },
    ])
  })

  test('no word is lost, however lines are indented and marked', () => {
    const run = fc
      .tuple(fc.constantFrom('- ', '1. ', '> ', '  ', '    ', '> - ', '\t'), fc.integer({ max: 50, min: 0 }))
      .map(([mark, times]) => mark.repeat(times))
    const marks = fc.array(run, { maxLength: 3 })
    const line = fc.tuple(marks, fc.boolean()).map(([parts, gap]) => ({ mark: parts.join(''), gap }))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const source = lines.map(({ mark, gap }, at) => `${gap ? '\n' : ''}${mark}word${at}x`).join('\n')
        const text = readBlocks(source)
          .map((block) => block.text)
          .join('\n')
        const page = words(html(source))
        for (let at = 0; at < lines.length; at++) {
          expect(text).toContain(`word${at}x`)
          expect(page).toContain(`word${at}x`)
        }
        for (const { text, offsets } of readBlocks(source)) {
          for (const found of text.matchAll(/word\d+x/g)) {
            expect(source.startsWith(found[0], offsets[found.index] as number)).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('rows with more cells than their table', () => {
  const source = '| a | b |\n|---|:-:|\n| 1 | 2 | **lost** | p\\|q |\n| 3 |\n| 4 | 5 | |\n'

  test('show all of them', () => {
    expect(html(source)).toContain(
      '<td>1</td><td class="align-center">2</td><td><strong>lost</strong></td><td>p|q</td></tr>',
    )
    expect(html(source).match(/<td/g)).toHaveLength(8)
    const [, row] = readBlocks(source)
    expect(row?.text).toBe('1\t2\tlost\tp|q')
    for (const word of ['lost', 'q']) {
      expect(source[row?.offsets[row.text.indexOf(word)] ?? 0]).toBe(word[0])
    }
  })

  test('are said with their line', () => {
    expect(remarks(source)).toEqual([
      expect.stringMatching(/^warning body 3: .*more cells than the table has columns/),
    ])
  })

  test('show every row of a table that is too large to fill up', () => {
    const wide = `${'| a '.repeat(2000)}|\n${'|---'.repeat(2000)}|\n${Array.from({ length: 60 }, (_, at) => `| row${at} |`).join('\n')}\n\nAt the end.`
    for (const word of ['row0', 'row59', 'At the end.']) expect(words(html(wide))).toContain(word)
  })
})

test('a text of more markup than is read says that it is shown plain', () => {
  const source = '*a'.repeat(300_000)
  expect(words(html(source))).toContain('*a*a*a')
  expect(remarks(source)).toEqual([expect.stringMatching(/^warning body null: .*shown as plain paragraphs/)])
})
