import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderBlock } from '../../../src/domain/markdown/annotate.ts'
import { readBlocks } from '../../../src/domain/markdown/blocks.ts'
import { renderMarkdown } from '../../../src/domain/markdown/render.ts'
import { isSafeUrl } from '../../../src/domain/markdown/safe-url.ts'
import type { LinkTarget, WikiLink } from '../../../src/domain/markdown/types.ts'
import { markdown } from './arbitraries.ts'
import { checkHtml } from './check-html.ts'

/** Knows Lenin here and everything of history; nothing else is written. */
function resolveLink({ universe, title }: WikiLink): LinkTarget {
  if (title === 'Lenin') return { kind: 'article', href: '/u/x/lenin', title: 'Vladimir Lenin', badge: null }
  if (universe === 'history') return { kind: 'article', href: '/u/history/y', title, badge: 'History' }
  return { kind: 'missing', href: '/u/x/new?title=z' }
}

const html = (source: string, idPrefix?: string) =>
  renderMarkdown(source, idPrefix === undefined ? { resolveLink } : { resolveLink, idPrefix }).html

describe('task lists', () => {
  const todo = '<input type="checkbox" disabled aria-label="To do">'
  const done = '<input type="checkbox" disabled checked aria-label="Done">'

  test.each([
    ['- [ ] a', `<ul><li class="task">${todo} a</li>\n</ul>\n`],
    ['- [x] *a*', `<ul><li class="task">${done} <em>a</em></li>\n</ul>\n`],
    ['1. [X]   a', `<ol>\n<li class="task">${done}   a</li>\n</ol>\n`],
    ['- [x] [[Nobody]]\n- b', null],
    ['- a\n\n  [ ] b', null],
    ['- [ ]a', '<ul><li>[ ]a</li>\n</ul>\n'],
    ['- [ ] ', '<ul><li>[ ]</li>\n</ul>\n'],
    ['- [y] a', '<ul><li>[y] a</li>\n</ul>\n'],
    ['- [x](/y) a', '<ul><li><a href="/y">x</a> a</li>\n</ul>\n'],
    ['- \\[x] a', '<ul><li>[x] a</li>\n</ul>\n'],
    ['[x] a', '<p>[x] a</p>\n'],
    ['> [x] a', '<blockquote><p>[x] a</p>\n</blockquote>\n'],
    ['- # [x] a', null],
  ])('%j', (source, expected) => {
    const found = html(source)
    expect(checkHtml(found).faults).toEqual([])
    if (expected !== null) expect(found).toBe(expected)
  })

  test('loose, nested and mixed lists have their boxes where they were typed', () => {
    const found = html('- [x] a\n\n  text\n\n  - [ ] b\n- c\n- [ ] d')
    expect(found.match(/<li class="task">/g)).toHaveLength(3)
    expect(found.match(/<input/g)).toHaveLength(3)
    expect(found).toContain(`<p>${done} a</p>`)
    expect(html('- a\n\n  [ ] b')).not.toContain('<input')
  })

  test('a passage has what was typed, and shows the box', () => {
    const source = '- [x] done\n- [ ]  *not* yet'
    const blocks = readBlocks(source)
    expect(blocks.map(({ text }) => text)).toEqual(['[x] done', '[ ]  not yet'])
    const inside = blocks.map((block) => renderBlock(source, block, { annotations: [], resolveLink }))
    expect(inside).toEqual([`${done} done`, `${todo}  <em>not</em> yet`])
  })
})

describe('links', () => {
  test.each([
    ['[[Lenin]]', '<a href="/u/x/lenin" class="wiki" title="Vladimir Lenin">Lenin</a>'],
    ['[[Lenin|him]]', '<a href="/u/x/lenin" class="wiki" title="Vladimir Lenin">him</a>'],
    [
      '[[Lenin#Early life]]',
      '<a href="/u/x/lenin#h-early-life" class="wiki" title="Vladimir Lenin">Lenin#Early life</a>',
    ],
    [
      '[[history:Stalin]]',
      '<a href="/u/history/y" class="wiki elsewhere">Stalin<span class="badge"> History</span></a>',
    ],
    [
      '[[Nobody]]',
      '<a href="/u/x/new?title=z" class="missing" rel="nofollow" title="Not written yet: write it here">Nobody</a>',
    ],
    ['[[#Early life|above]]', '<a href="#h-early-life">above</a>'],
    ['[a](#early-life)', '<a href="#h-early-life">a</a>'],
    ['[a](/u/x "t")', '<a href="/u/x" title="t">a</a>'],
    ['[a](javascript:x)', '[a](javascript:x)'],
    ['https://x.y.', '<a href="https://x.y" class="external" rel="noopener nofollow">https://x.y</a>.'],
    [
      '(https://x.y/a_(b))',
      '(<a href="https://x.y/a_(b)" class="external" rel="noopener nofollow">https://x.y/a_(b)</a>)',
    ],
    ['xhttps://x.y', 'xhttps://x.y'],
    ['<a@b.cd>', '<a href="mailto:a@b.cd">a@b.cd</a>'],
    ['[see [[Lenin]]](/x)', '[see <a href="/u/x/lenin" class="wiki" title="Vladimir Lenin">Lenin</a>](/x)'],
    ['`[[Lenin]]` \\[[Lenin]]', '<code>[[Lenin]]</code> [[Lenin]]'],
  ])('%s', (source, expected) => {
    expect(html(source)).toBe(`<p>${expected}</p>\n`)
  })

  test('images of this site are images, others are links', () => {
    expect(html('![a *b*](/media/c.png "t")')).toBe(
      '<p><img src="/media/c.png" alt="a b" title="t" loading="lazy" decoding="async"></p>\n',
    )
    expect(html('![a](https://x.y/c.png)')).toBe(
      '<p><a href="https://x.y/c.png" class="external" rel="noopener nofollow">a</a></p>\n',
    )
    expect(html('[![a](https://x.y/c.png)](/d)')).toBe('<p><a href="/d">a</a></p>\n')
  })

  test.each([
    ['/search?q=1', 'x'],
    ['/u/history/marta', 'x'],
    ['/media/../search', 'x'],
    ['/media/%2e%2e/search', 'x'],
    ['/media/x.png?q=1', 'x'],
    ['/media/', 'x'],
    ['/media//x.png', 'x'],
    ['media/x.png', 'x'],
    ['?q=1', 'x'],
    ['#top', 'x'],
    ['../sign-out', 'x'],
    ['maps/the%20coast.png', 'x'],
  ])('a picture at %s is fetched by nobody, and its words stand for it', (src, words) => {
    const shown = html(`![${words}](${src})`)
    expect(shown).toBe(`<p>${words} <span class="badge">picture</span></p>\n`)
  })

  test('a picture at the address of an article is a link', () => {
    expect(html('![x](search?q=1)')).not.toContain('<img')
  })

  test('a picture without words that is not there is called by its file', () => {
    expect(html('![](maps/the%20coast.png?x)')).toBe(
      '<p>the coast.png <span class="badge">picture</span></p>\n',
    )
    expect(html('![](<maps/a&"b.png>)')).toBe('<p>a&amp;&quot;b.png <span class="badge">picture</span></p>\n')
  })

  test.each([
    [
      '![[Lenin]]',
      '<a href="/u/x/lenin" class="wiki" title="Vladimir Lenin">Lenin</a> <span class="badge">embedded</span>',
    ],
    [
      'See ![[Nobody#Life|her life]].',
      'See <a href="/u/x/new?title=z" class="missing" rel="nofollow" title="Not written yet: write it here">her life</a> <span class="badge">embedded</span>.',
    ],
    ['![[map.PNG|300]]', 'map.PNG <span class="badge">file</span>'],
    ['![[a/map.png|The coast]]', 'The coast <span class="badge">file</span>'],
    ['![[a](/c.png)', '![<a href="/c.png">a</a>'],
    ['![[a]](/media/c.png)', '<img src="/media/c.png" alt="[a]" loading="lazy" decoding="async">'],
    ['\\![[Lenin]]', '!<a href="/u/x/lenin" class="wiki" title="Vladimir Lenin">Lenin</a>'],
    ['`![[Lenin]]` ![[]]', '<code>![[Lenin]]</code> ![[]]'],
    ['[![[Lenin]] him](/x)', '<a href="/x">Lenin <span class="badge">embedded</span> him</a>'],
  ])('what is embedded is named, and linked where it is an article: %s', (source, expected) => {
    expect(html(source)).toBe(`<p>${expected}</p>\n`)
    expect(checkHtml(html(source)).faults).toEqual([])
  })

  test.each([
    ['https://x.y/z?a=b#c', true],
    ['mailto:a@b.c', true],
    ['/u/x', true],
    ['../x', true],
    ['x?y:z', true],
    ['#a', true],
    ['', true],
    ['x:y', false],
    ['//x', false],
    ['/a\\b', false],
    ['https:x', false],
    ['https://', false],
    ['java\nscript:x', false],
  ])('isSafeUrl(%j) is %j', (url, safe) => {
    expect(isSafeUrl(url)).toBe(safe)
  })
})

describe('blocks', () => {
  test('headings have ids from their words, and make the table of contents', () => {
    const { toc, html } = renderMarkdown('# ชีวิต *วัยเด็ก*[^1]\n\n## Notes\n\n## Notes\n\n[^1]: x', {
      resolveLink,
      idPrefix: 'a-',
    })
    expect(toc).toEqual([
      { level: 2, id: 'a-h-ชีวิต-วัยเด็ก', text: 'ชีวิต วัยเด็ก' },
      { level: 3, id: 'a-h-notes', text: 'Notes' },
      { level: 3, id: 'a-h-notes-2', text: 'Notes' },
    ])
    expect(html).toContain('<h2 id="a-h-ชีวิต-วัยเด็ก">ชีวิต <em>วัยเด็ก</em>')
    expect(checkHtml(html).faults).toEqual([])
  })

  test('headings that begin at level 2 stay as they are; those that begin at 1 go below the page’s title', () => {
    expect(html('## a\n### b')).toBe('<h2 id="h-a">a</h2>\n<h3 id="h-b">b</h3>\n')
    expect(html('# a\n###### b')).toBe('<h2 id="h-a">a</h2>\n<h6 id="h-b">b</h6>\n')
  })

  test('footnotes: numbered by use, with a way back for each, unused and repeated ones kept', () => {
    const source =
      'a[^x] b[^y] c[^x] d[^none]\n\n[^z]: unused\n[^y]: why\n\n    more\n[^x]: ex\n[^x]: again\n'
    expect(html(source)).toBe(
      `<p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> b<sup class="footnote-ref"><a href="#fn-2" id="fnref-2" role="doc-noteref">2</a></sup> c<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2" role="doc-noteref">1</a></sup> d[^none]</p>
<section class="footnotes" role="doc-endnotes">
<ol>
<li id="fn-1"><p>ex <a href="#fnref-1" class="footnote-back" role="doc-backlink" aria-label="Back to reference 1">↩︎</a> <a href="#fnref-1-2" class="footnote-back" role="doc-backlink" aria-label="Back to reference 1, 2">↩︎</a></p>
</li>
<li id="fn-2"><p>why</p>
<p>more <a href="#fnref-2" class="footnote-back" role="doc-backlink" aria-label="Back to reference 2">↩︎</a></p>
</li>
<li id="fn-3"><p>unused</p>
</li>
<li id="fn-4"><p>again</p>
</li>
</ol>
</section>
`,
    )
  })

  test('callouts have a type, a title of their own or the type’s name, and fold without a script', () => {
    expect(html('> [!warning] Take *care*\n> text')).toBe(
      '<div class="callout callout-warning" role="note">\n<p class="callout-title">Take <em>care</em></p>\n<p>text</p>\n</div>\n',
    )
    expect(html('> [!canon]')).toBe(
      '<div class="callout callout-canon" role="note">\n<p class="callout-title">Canon</p>\n</div>\n',
    )
    expect(html('> [!odd]- Open me\n> - text')).toBe(
      '<details class="callout callout-note">\n<summary class="callout-title">Open me</summary>\n<ul><li>text</li>\n</ul>\n</details>\n',
    )
    expect(html('> [!tip]+\n> a\n>\n> > b')).toContain(
      '<details class="callout callout-tip" open>\n<summary class="callout-title">Tip',
    )
    expect(html('> a\n> [!note] b')).toContain('<blockquote><p>a [!note] b</p>')
  })

  test('tables align by class and hold links with escaped bars', () => {
    expect(html('| a | b |\n|:-:|--:|\n| [[Lenin\\|him]] | \\|\\|x\\|\\| |')).toBe(
      '<table><thead><tr><th scope="col" class="align-center">a</th><th scope="col" class="align-right">b</th></tr>\n</thead>\n' +
        '<tbody><tr><td class="align-center"><a href="/u/x/lenin" class="wiki" title="Vladimir Lenin">him</a></td>' +
        '<td class="align-right"><span class="spoiler" tabindex="0" title="Spoiler">x</span></td></tr>\n</tbody>\n</table>\n',
    )
  })

  test('code says its language and nothing in it is markup', () => {
    expect(html('```c++ x\n**a** <b>\n```')).toBe(
      '<pre tabindex="0"><code class="language-c++">**a** &lt;b&gt;\n</code></pre>\n',
    )
  })

  test('tight lists have no paragraphs, loose ones do', () => {
    expect(html('- a\n- b\n  - c')).toBe('<ul><li>a</li>\n<li>b\n<ul><li>c</li>\n</ul>\n</li>\n</ul>\n')
    expect(html('3. a\n\n4. b')).toBe('<ol start="3">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n')
  })

  test('facts in text and on lines are shown with their property', () => {
    expect(html('A [born:: 7 [[Lenin]]] b\ndied:: *1412*')).toBe(
      '<p>A <span class="fact"><span class="fact-property">born</span>: 7 <a href="/u/x/lenin" class="wiki" title="Vladimir Lenin">Lenin</a></span> b</p>\n' +
        '<p class="fact-line"><span class="fact"><span class="fact-property">died</span>: <em>1412</em></span></p>\n',
    )
  })

  test.each([
    ['use std::vector here', 'use std::vector here'],
    ['a: b:: c', 'a: b:: c'],
    ['||a', '||a'],
    ['a || b || c', 'a || b || c'],
    ['|||a|||', '|||a|||'],
    ['ก||ลับ||ข', 'ก<span class="spoiler" tabindex="0" title="Spoiler">ลับ</span>ข'],
    ['**a ||b** c||', '<strong>a ||b</strong> c||'],
    ['a  \nb\\\nc\nd', 'a<br>\nb<br>\nc d'],
  ])('%j', (source, expected) => {
    expect(html(source)).toBe(`<p>${expected}</p>\n`)
  })
})

describe('laws', () => {
  test('the page says every word of the blocks', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const shown = checkHtml(html(source)).text.replace(/\s+/g, '')
        for (const { text, spans } of readBlocks(source)) {
          if (
            spans.some(({ kind }) =>
              ['image', 'footnote', 'wiki link', 'cell', 'embed', 'task'].includes(kind),
            )
          )
            continue
          expect(shown).toContain(text.replace(/\s+/g, ''))
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a paragraph is rendered alike on its page and alone', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const page = html(source)
        for (const block of readBlocks(source)) {
          if (block.kind !== 'paragraph' || block.spans.some(({ kind }) => kind === 'footnote')) continue
          expect(page).toContain(`<p>${renderBlock(source, block, { annotations: [], resolveLink })}</p>`)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('rendering twice gives the same', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        expect(html(source)).toBe(html(source))
      }),
      { numRuns: 100 },
    )
  })
})
