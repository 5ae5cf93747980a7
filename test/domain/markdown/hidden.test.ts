import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderBlock } from '../../../src/domain/markdown/annotate.ts'
import { readBlocks } from '../../../src/domain/markdown/blocks.ts'
import { shownStretch } from '../../../src/domain/markdown/hidden.ts'
import { renderMarkdown } from '../../../src/domain/markdown/render.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'
import { checkHtml } from './check-html.ts'

const resolveLink = () => ({ kind: 'plain' }) as const
const page = (body: string) => renderMarkdown(body, { resolveLink })
const blocks = (source: string) => readBlocks(source).map(({ kind, text }) => [kind, text])
const parse = (source: string) => parseArticle(source, { slugTitle: 'x', calendar: 'gregorian' })

describe('comments of Obsidian and HTML', () => {
  test.each<[string, string, [string, string][]]>([
    ['in a line', 'She %%or he%% sailed.', [['paragraph', 'She sailed.']]],
    ['of HTML in a line', 'She <!-- or he --> sailed.', [['paragraph', 'She sailed.']]],
    ['at the end', 'She sailed. %%check%%\nThen home.', [['paragraph', 'She sailed. Then home.']]],
    ['within a word', 'light%%x%%house', [['paragraph', 'lighthouse']]],
    [
      'on lines of their own',
      'One.\n\n%%\nHidden.\n\n# Hidden too\n\n- a\n%%\n\nTwo.',
      [
        ['paragraph', 'One.'],
        ['paragraph', 'Two.'],
      ],
    ],
    [
      'of HTML on lines of their own',
      'One.\n\n<!--\nHidden.\n\n# Hidden too\n-->\n\nTwo.',
      [
        ['paragraph', 'One.'],
        ['paragraph', 'Two.'],
      ],
    ],
    [
      'from one paragraph into another',
      'One %% hidden.\n\nHidden.\n\nHidden %% two.',
      [['paragraph', 'One two.']],
    ],
    [
      'around code',
      'One.\n\n%% kanban:settings\n```\n{"a": 1}\n```\n%%\n\nTwo.\n\n```\ncode\n```',
      [
        ['paragraph', 'One.'],
        ['paragraph', 'Two.'],
        ['code', 'code'],
      ],
    ],
    [
      'with half of a code block',
      'One.\n\n%%\n```\n%%\n\nTwo %%x%%.\n\n```\nthree %%y%%\n```',
      [
        ['paragraph', 'One.'],
        ['paragraph', 'Two.'],
        ['code', 'three %%y%%'],
      ],
    ],
    [
      'in a heading',
      '## The siege %%dates?%%\n\nText.',
      [
        ['heading', 'The siege'],
        ['paragraph', 'Text.'],
      ],
    ],
    ['a heading alone', '%%## Hidden%%\n\nText.', [['paragraph', 'Text.']]],
    [
      'in a list',
      '- a\n%%\n- hidden\n%%\n- b <!-- c -->\n- %%d%%\n- e',
      [
        ['item', 'a'],
        ['item', 'b'],
        ['item', 'e'],
      ],
    ],
    [
      'in a quote',
      '> One.\n> %%\n> Hidden.\n> %%\n> Two.',
      [
        ['quote', 'One.'],
        ['quote', 'Two.'],
      ],
    ],
    [
      'in a table',
      '| a | b |\n|---|---|\n| 1 %%x%% | <!-- y --> 2 |\n<!--\n| 3 | 4 |\n-->\n| 5 | 6 |',
      [
        ['row', 'a\tb'],
        ['row', '1\t2'],
        ['row', '5\t6'],
      ],
    ],
    [
      'in a footnote',
      'One.[^1]\n\n[^1]: Note %%hidden%% here.',
      [
        ['paragraph', 'One.'],
        ['footnote', 'Note here.'],
      ],
    ],
    ['in a link', '[[Star %%x%%|the star %%y%%]] and [a %%z%%](/b).', [['paragraph', 'the star and a.']]],
    [
      'in a callout',
      '> [!note] Title %%x%%\n> %% y %%\n> Text.',
      [
        ['quote', 'Title'],
        ['quote', 'Text.'],
      ],
    ],
    ['of nothing', 'a <!--> b <!---> c %%%% d', [['paragraph', 'a b c d']]],
    ['side by side', '%%a%%%%b%%<!--c--><!--d-->One.', [['paragraph', 'One.']]],
    ['one in the other', 'One %% a <!-- b %% two --> three.', [['paragraph', 'One two --> three.']]],
    ['alone', '%%all of it%%', []],
    ['the last thing, without a line end', 'One.\n%%\nhidden\n%%', [['paragraph', 'One.']]],
  ])('are left out: %s', (_, source, shown) => {
    expect(blocks(source)).toEqual(shown)
    const { html, toc } = page(source)
    expect(html).not.toMatch(/hidden|&lt;!--/i)
    expect(toc.map(({ text }) => text).join()).not.toMatch(/hidden|%%/i)
    expect(checkHtml(html).faults).toEqual([])
  })

  test.each<[string, string, [string, string][]]>([
    ['in a code block', '```\na %%b%% <!-- c -->\n```', [['code', 'a %%b%% <!-- c -->']]],
    ['in a block of tildes, longer than what is in it', '~~~~\n~~~\n%%b%%\n~~~~\n', [['code', '~~~\n%%b%%']]],
    [
      'in indented code',
      'One.\n\n    %%b%%\n    <!-- c -->',
      [
        ['paragraph', 'One.'],
        ['code', '%%b%%\n<!-- c -->'],
      ],
    ],
    [
      'in code of an item',
      '- a\n\n  ```\n  %%b%%\n  ```\n\nAfter.',
      [
        ['item', 'a'],
        ['code', '%%b%%'],
        ['paragraph', 'After.'],
      ],
    ],
    ['in code of a quote', '> ```\n> %%b%%\n> ```', [['code', '%%b%%']]],
    [
      'in a span of code',
      'a `%%b%%` and `` ` <!-- c --> `` d',
      [['paragraph', 'a %%b%% and ` <!-- c --> d']],
    ],
    ['behind a backslash', 'a \\%%b\\%% and \\<!-- c --> d', [['paragraph', 'a %%b%% and <!-- c --> d']]],
  ])('are text %s', (_, source, shown) => {
    expect(blocks(source)).toEqual(shown)
    expect(parse(source).problems).toEqual([])
  })

  test.each([
    ['One %% two.\n\nThree.', 1],
    ['One.\n\n<!-- two\n\nThree.', 3],
    ['One %%a%% two.\n\n%%\nThree.', 3],
  ])('that are never closed are text, and said: %j', (source, line) => {
    const { html } = page(source)
    expect(html).toMatch(/Three\.|two\./)
    expect(html).toMatch(/%%|&lt;!--/)
    expect(parse(source).problems.filter(({ severity }) => severity === 'warning')).toEqual([
      { field: 'body', line, severity: 'warning', message: expect.stringMatching(/never closed/) },
    ])
  })

  test('are noted for who writes, with their lines', () => {
    const source = '---\ntitle: x\n---\nOne %%a%%.\n\n%%\nb\n%%\n\n<!-- c -->\n'
    expect(parse(source).problems).toEqual(
      [1, 3, 7].map((line) => ({
        field: 'body',
        line,
        severity: 'note',
        message: expect.stringMatching(/comment.*hidden/i),
      })),
    )
  })

  test('hold no links, facts, tags, and none of their words', () => {
    const parsed = parse(
      '%%[[Secret]] [born:: 1900]%%\n\nborn:: 1901 %%or 1902%%\n\n<!--\ndied:: 1950\n-->\n[ship:: The %%old%% Heron] [[Shown]]\n',
    )
    expect(parsed.links.map(({ title }) => title)).toEqual(['Shown'])
    expect(parsed.facts.map(({ property, value }) => [property, value])).toEqual([
      ['born', '1901'],
      ['ship', 'The Heron'],
    ])
    expect(parsed.plainText).not.toMatch(/Secret|1900|1902|1950|old/)
    expect(parsed.coveredText).not.toMatch(/Secret|1900|1902|1950|old/)
  })

  test('the names of blocks by which Obsidian links to them are left out too', () => {
    expect(blocks('A saying. ^37066d\n\n- one ^quote-of-the-day\n- two\n\n^list-id\n\nE = mc ^2')).toEqual([
      ['paragraph', 'A saying.'],
      ['item', 'one'],
      ['item', 'two'],
      ['paragraph', 'E = mc ^2'],
    ])
  })

  test('the comment that is a link nobody uses stays hidden', () => {
    expect(blocks('[//]: # (hidden)\n\nOne.')).toEqual([['paragraph', 'One.']])
  })

  test('a rule or a table below one stays what it is', () => {
    expect(page('One.\n%%x%%\n---\nTwo.').html).toBe('<p>One.</p>\n<hr>\n<p>Two.</p>\n')
    expect(page('<!-- x -->\n| a |\n|---|\n| b |').html).toContain('<td>b</td>')
  })
})

describe('offsets', () => {
  const source =
    '---\ntitle: x\n---\nOne %%\n\n- hidden\n\n%% **two** <!-- x --> three.\r\n\r\nFour %%y%%, [[Star %%z%%]] five. %%end%%\n'

  test('are of the source, with what is hidden in it', () => {
    const from = source.indexOf('One')
    for (const { text, offsets, start, end } of readBlocks(source, from)) {
      expect(offsets).toHaveLength(text.length + 1)
      for (const { 0: word, index } of text.matchAll(/[A-Za-z]+/g)) {
        expect(source.startsWith(word, offsets[index] as number)).toBe(true)
      }
      expect(source[start]).toMatch(/[OF]/)
      expect(source[end - 1]).toBe('.')
      expect(offsets[text.length]).toBe(end)
    }
  })

  test('mark the words that they are of', () => {
    const [first] = readBlocks(source, source.indexOf('One'))
    const start = source.indexOf('three')
    const annotations = [{ start, end: start + 5, kind: 'changed' as const }]
    expect(renderBlock(source, first as NonNullable<typeof first>, { annotations, resolveLink })).toBe(
      'One <strong>two</strong> <mark class="changed">three</mark>.',
    )
  })

  test('of a stretch give its words without what is hidden', () => {
    const [start, end] = [source.indexOf('One'), source.indexOf('five') + 4]
    expect(shownStretch(source, start, end).replace(/\s+/g, ' ')).toBe(
      'One **two** three. Four, [[Star]] five',
    )
  })

  test('never anything hidden, whatever stands around it', () => {
    const piece = fc.constantFrom(
      'word',
      ' ',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '# ',
      '    ',
      '```\n',
      '`',
      '|',
      '\n|---|\n',
      '[[',
      ']]',
      '\\',
      '*',
      '%%',
      '<!--',
      '-->',
      '%',
    )
    const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom(['%%', '%%'], ['<!--', '-->']),
        (before, after, [open, close]) => {
          // What stands before may not open one itself, nor take the mark for code or an escape.
          const calm = before.replace(/%|<!--|`|\\|~/g, '').replace(/ {2,}/g, ' ')
          const source = `${calm}.${open}SECRET${close}${after}`
          const read = readBlocks(source)
          expect(read.map((block) => block.text).join()).not.toContain('SECRET')
          expect(page(source).html).not.toContain('SECRET')
          for (const { text, offsets, start, end } of read) {
            for (let at = 0; at < text.length; at++) {
              const offset = offsets[at] as number
              expect(offset).toBeGreaterThanOrEqual(start)
              expect(offset).toBeLessThanOrEqual(end)
              if (/\w/.test(text[at] as string)) expect(source[offset]).toBe(text[at])
            }
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
