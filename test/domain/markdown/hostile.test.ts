import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderBlock } from '../../../src/domain/markdown/annotate.ts'
import { readBlocks } from '../../../src/domain/markdown/blocks.ts'
import { parseMarkdown } from '../../../src/domain/markdown/parser.ts'
import { renderMarkdown } from '../../../src/domain/markdown/render.ts'
import type { Annotation, LinkTarget, WikiLink } from '../../../src/domain/markdown/types.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'
import { checkHtml } from './check-html.ts'

/** A resolver that repeats what it was asked for, so that whatever a title holds reaches the page. */
const resolveLink = ({ universe, title }: WikiLink): LinkTarget => {
  if (title.startsWith('red')) return { kind: 'missing', href: `/new?title=${encodeURIComponent(title)}` }
  return { kind: 'article', href: `/u/x/${encodeURIComponent(title)}`, title, badge: universe }
}

function faultsOf(source: string): string[] {
  const { html, toc } = renderMarkdown(source, { resolveLink })
  const ids = new Set(checkHtml(html).elements.flatMap(({ attributes }) => attributes.get('id') ?? []))
  const blocks = readBlocks(source).flatMap((block) => {
    const third = Math.ceil((block.end - block.start) / 3)
    const annotations: Annotation[] = [
      { start: block.start, end: block.start + 2 * third, kind: 'changed', title: '"><script>' },
      { start: block.start + third, end: block.end, kind: 'date', title: '" onclick="x', gloss: '<b>' },
    ]
    return checkHtml(renderBlock(source, block, { annotations, resolveLink })).faults
  })
  return [
    ...checkHtml(html).faults,
    ...toc.filter(({ id }) => !ids.has(id)).map(({ id }) => `lost id ${id}`),
    ...blocks,
  ]
}

const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\u0000script:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script:alert(1)',
  'java%73cript:alert(1)',
  'java\\script:alert(1)',
  '\u00a0javascript:alert(1)',
  '\u2028javascript:alert(1)',
  'ｊavascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2Zz4=',
  'data:image/png;base64,AAAA',
  'file:///etc/passwd',
  'blob:https://x/y',
  'view-source:https://x',
  'ftp://x/y',
  '//evil.example/x',
  '///evil.example/x',
  '/\\evil.example/x',
  '\\\\evil.example/x',
  '/%5Cevil.example',
  '&#47;&#47;evil.example',
  '&sol;&sol;evil.example',
  '/\t/evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http:\\\\evil.example',
  'https://',
  'https://[bad',
  'mailto:a@b.c?subject="><script>',
  'https://x/"onmouseover="alert(1)',
  "https://x/'onmouseover='alert(1)",
  'https://x/<script>',
  'https://x/`onerror=alert(1)`',
]

const frames: [string, (address: string) => string][] = [
  ['link', (address) => `[x](${address})`],
  ['link in angles', (address) => `[x](<${address}>)`],
  ['link with a title', (address) => `[x](${address} "y")`],
  ['image', (address) => `![x](${address})`],
  ['image in angles', (address) => `![x](<${address}>)`],
  ['image without text', (address) => `![](${address})`],
  ['image in a link', (address) => `[![x](${address})](${address})`],
  ['autolink', (address) => `<${address}>`],
  ['bare', (address) => `see ${address} there`],
  ['reference', (address) => `[x][r]\n\n[r]: ${address}\n`],
  ['reference in angles', (address) => `[x]\n\n[x]: <${address}> 'z'\n`],
  ['wiki link', (address) => `[[${address}|x]]`],
  ['wiki heading', (address) => `[[x#${address}]]`],
  ['fact', (address) => `[k:: [x](${address})]`],
  ['cell', (address) => `| a |\n|---|\n| [x](${address}) |`],
]

describe('addresses', () => {
  for (const [name, frame] of frames) {
    test(`no unsafe one survives in a ${name}`, () => {
      for (const address of schemes) expect([address, ...faultsOf(frame(address))]).toEqual([address])
    })
  }
})

const breakers = [
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)' autofocus='",
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>]]>',
  '<?php echo 1 ?>',
  '</span></p></div><script>',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&quot; onclick=&quot;x',
  '\u0000<script>',
  '`<script>`',
  '</code></pre><script>',
  ']]><script>',
  '\\"><script>',
  '</title></style></textarea><script>',
  '{{constructor.constructor("alert(1)")()}}',
  '__proto__',
  'constructor',
  '\u202e<script>',
  '𝓪" x="',
]

const places: [string, (text: string) => string][] = [
  ['text', (text) => text],
  ['emphasis', (text) => `**${text}** *${text}* ~~${text}~~`],
  ['a heading', (text) => `# ${text}\n\n${text}\n===\n\n## ${text}`],
  ['a link title', (text) => `[x](https://y.z "${text}") [x](/y '${text}') ![x](/y (${text}))`],
  ['a link text', (text) => `[${text}](https://y.z)`],
  ['an image text', (text) => `![${text}](/y.png)`],
  [
    'a wiki link',
    (text) => `[[${text}]] [[x|${text}]] [[u:${text}|y]] [[red ${text}]] [[x#${text}]] [[#${text}]]`,
  ],
  ['code', (text) => `\`${text}\`\n\n    ${text}\n\n~~~\n${text}\n~~~`],
  [
    'the language of a fence',
    (text) => `~~~ ${text}\nx\n~~~\n\n\`\`\`x${text.replaceAll('`', '')}\ny\n\`\`\``,
  ],
  [
    'a footnote',
    (text) =>
      `x[^1] y[^${text}] z[^a${text.replaceAll(' ', '')}]\n\n[^1]: ${text}\n[^${text.replaceAll(' ', '')}]: y\n`,
  ],
  ['a callout', (text) => `> [!note] ${text}\n> ${text}\n\n> [!${text}] x\n\n> [!note${text}]- y`],
  ['a spoiler', (text) => `||${text}|| ||${text}`],
  ['a fact', (text) => `[k:: ${text}] [${text}:: v]\n\n${text}:: v\n\nk:: ${text}`],
  ['a table', (text) => `| ${text} | b |\n|:-:|--:|\n| ${text} | ${text} |`],
  ['a list', (text) => `- ${text}\n  1. ${text}\n\n7. ${text}`],
  ['a quote', (text) => `> ${text}\n>> ${text}`],
  ['a reference', (text) => `[x]\n\n[x]: /y "${text}"\n[${text}]: /z`],
]

describe('markup', () => {
  for (const [name, place] of places) {
    test(`nothing breaks out of ${name}`, () => {
      for (const text of breakers) expect([text, ...faultsOf(place(text))]).toEqual([text])
    })
  }

  test('half a character reaches no title, address or id', () => {
    for (const source of [
      '[[\ud800]]',
      '[[#h-\ud800]]',
      '[x](#h-\udc00)',
      '# \ud800',
      '[[x#\ud800|y]]',
      '[x](/\ud800)',
    ]) {
      expect([source, ...faultsOf(source)]).toEqual([source])
    }
  })

  test('what looks like HTML is shown as it was typed', () => {
    const { html } = renderMarkdown('a <b onclick="x">b</b> &lt;i&gt;', { resolveLink })
    expect(checkHtml(html).text).toContain('a <b onclick="x">b</b> <i>')
    expect(checkHtml(html).elements.map(({ tag }) => tag)).toEqual(['p'])
  })

  test('a callout, a fence and an alignment can set no class but their own', () => {
    const source = '> [!evil" onclick="x]\n> a\n\n```js" onload="x\ny\n```\n\n|a|\n|:-:|\n|b|\n'
    const classes = checkHtml(renderMarkdown(source, { resolveLink }).html).elements.flatMap(
      ({ attributes }) => attributes.get('class') ?? [],
    )
    expect(classes).toEqual(['language-js', 'align-center', 'align-center'])
  })

  test('headings of one text get ids of their own, apart from those of the page', () => {
    const { toc } = renderMarkdown('# main\n# main\n# main-2\n# ไทย\n# ???\n# __proto__\n# constructor', {
      resolveLink,
    })
    expect(toc.map(({ id }) => id)).toEqual([
      'h-main',
      'h-main-2',
      'h-main-2-2',
      'h-ไทย',
      'h-section',
      'h-proto',
      'h-constructor',
    ])
  })
})

describe('size', () => {
  const length = 65_536
  const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length))
  const hostile: [string, string][] = [
    ...['[', '[[', '[[a', '![', '[a](b ', '[a](b "', '[a](((((', '[x](<', '[^a', '[a:: ', 'a:: b\n'],
    ...['- [x] ', '- [x] a\n', '![[', '![[a', '![[a]]'],
    ...[
      '*',
      '*a ',
      '*a**a_',
      '_a',
      '~~a ',
      '||a ',
      '`',
      '<',
      '<http:',
      '<a@',
      'http://a/(',
      'http://a))',
      '&',
      '&amp;',
    ],
    ...[
      '>',
      '> - ',
      '- ',
      '1. ',
      '- a\n',
      `${'> '.repeat(50)}a\n`,
      '---\n',
      'a\n',
      'a\n=\n',
      '# a\n',
      '#',
      '```\n',
    ],
    ...[
      '\\',
      ' ',
      '\t',
      '  \n',
      '\n',
      '|a|b|\n|-|-|\n|1|',
      '> [!note] a\n\n',
      '\u0301',
      '\u200d',
      '\ud800',
      '\0',
      '*_[`|~',
    ],
  ].map((piece) => [JSON.stringify(piece.slice(0, 12)), fill(piece)])
  hostile.push(
    ['nested brackets', '['.repeat(length / 2) + ']'.repeat(length / 2)],
    ['nested images', `${'!['.repeat(2_000)}a${'](x)'.repeat(2_000)}`],
    ['nested spans', fill('*a _b ||c ').slice(0, 60_000) + fill('|| _ *').slice(0, 60_000)],
    ['backticks of every length', Array.from({ length: 700 }, (_, index) => '`'.repeat(index)).join(' ')],
    [
      'a wide table of empty rows',
      `|${fill('a|').slice(0, 4_000)}\n|${fill('-|').slice(0, 4_000)}\n${fill('|\n')}`,
    ],
    ['footnote definitions', Array.from({ length: 20_000 }, (_, n) => `[^${n}]: x[^${n + 1}]`).join('\n')],
    ['references', `[a]: b\n\n${fill('[[a]')}`],
    ['a deep list', Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}- a\n`).join('')],
  )

  test.each(hostile)('%s repeated for 64 KiB ends in sound HTML after bounded work', (_, source) => {
    const tokens = parseMarkdown(source).tokens.flatMap((token) => [token, ...(token.children ?? [])])
    expect(tokens.length).toBeLessThan(100_000 + source.length / 8)
    const { html } = renderMarkdown(source, { resolveLink })
    expect(checkHtml(html).faults.slice(0, 3)).toEqual([])
    expect(html.length).toBeLessThan(40 * source.length + 1_000)
    expect(parseArticle(source, { slugTitle: 'x', calendar: 'gregorian' }).title).toBe('x')
  })

  test('looking ahead again and again is given up: what is left is plain text', () => {
    const source = `*a* ${'['.repeat(1_000_000)}`
    expect(renderMarkdown(source, { resolveLink }).html).toBe(`<p>${source}</p>\n`)
  })

  test('one line of a megabyte keeps every character that is not a space', () => {
    const source = `${'word [[link]] *x* '.repeat(60_000)}end`
    const { text } = checkHtml(renderMarkdown(source, { resolveLink }).html)
    const letters = (of: string) => of.replace(/[^a-z]/g, '')
    expect(letters(text)).toBe(letters(source))
  })
})

describe('combinations', () => {
  const pieces = [
    ...[
      '*',
      '**',
      '_',
      '~~',
      '||',
      '`',
      '``',
      '[',
      ']',
      '(',
      ')',
      '[[',
      ']]',
      '![',
      '<',
      '>',
      '\\',
      '|',
      '#',
      '"',
      "'",
    ],
    ...[
      '\n',
      '\n\n',
      ' ',
      '  \n',
      '\t',
      '> ',
      '- ',
      '1. ',
      '# ',
      '```',
      '    ',
      '|-|-|',
      '---',
      '===',
      '[!note]',
      '[!tip]- ',
    ],
    ...[
      '[^1]',
      '[^1]: ',
      '[k:: ',
      'k:: v',
      '&amp;',
      '&#x27;',
      '&lt;',
      'javascript:',
      'https://x.y/',
      '//e.x',
      '{',
      '\u0000',
      '\r\n',
    ],
    ...['a', 'word', 'ไทย', '👩‍🚀', '\u200d', '\ud800', 'red', 'u:'],
  ]
  const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''))

  test('any soup of marks gives allowed, well-nested HTML', () => {
    fc.assert(
      fc.property(soup, (source) => {
        expect(faultsOf(source)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('any text at all gives allowed, well-nested HTML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
        expect(faultsOf(source)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

test('a row of a hundred thousand cells is read in time', () => {
  const row = (cell: string) => `|${`${cell}|`.repeat(150_000)}\n`
  expect(readBlocks(row('a') + row('-'))).not.toEqual([])
}, 4000)
