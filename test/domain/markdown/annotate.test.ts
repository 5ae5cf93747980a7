import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderBlock, renderExcerpt } from '../../../src/domain/markdown/annotate.ts'
import { readBlocks } from '../../../src/domain/markdown/blocks.ts'
import type { Annotation, LinkTarget } from '../../../src/domain/markdown/types.ts'
import { markdown } from './arbitraries.ts'
import { checkHtml } from './check-html.ts'

const resolveLink = (): LinkTarget => ({ kind: 'article', href: '/u/x/y', title: 'Y', badge: null })

/** The first block of a source with annotations over the words given. */
function annotated(source: string, ...marks: [string, Omit<Annotation, 'start' | 'end'>][]): string {
  const annotations = marks.map(([words, rest]) => {
    const start = source.indexOf(words)
    return { ...rest, start, end: start + words.length }
  })
  const [block] = readBlocks(source)
  return renderBlock(source, block ?? { start: 0, text: '', offsets: new Uint32Array(1) }, {
    annotations,
    resolveLink,
  })
}

describe('one block', () => {
  test('keeps its markup and has no paragraph around it', () => {
    expect(annotated('a **b** `c` [d](https://e.f) [[Y]]')).toBe(
      'a <strong>b</strong> <code>c</code> <a href="https://e.f" class="external" rel="noopener nofollow">d</a> <a href="/u/x/y" class="wiki">Y</a>',
    )
  })

  test('marks what changed, cut where markup ends inside it', () => {
    expect(annotated('one *two three* four', ['three* four', { kind: 'changed' }])).toBe(
      'one <em>two <mark class="changed">three</mark></em><mark class="changed"> four</mark>',
    )
  })

  test('a mark over whole markup is inside it, and none is empty', () => {
    expect(annotated('a ***b*** c', ['***b***', { kind: 'added' }])).toBe(
      'a <em><strong><mark class="added">b</mark></strong></em> c',
    )
  })

  test('a date has its words for a tooltip, and its gloss once', () => {
    expect(
      annotated('in *7 Nov* 1388 x', [
        '7 Nov* 1388',
        { kind: 'date', title: '7 "Nov" 1917', gloss: '19<17' },
      ]),
    ).toBe(
      'in <em><time class="date" title="7 &quot;Nov&quot; 1917">7 Nov</time></em>' +
        '<time class="date" title="7 &quot;Nov&quot; 1917"> 1388<sup>19&lt;17</sup></time> x',
    )
    expect(annotated('in 1412', ['1412', { kind: 'slip', title: 'one off' }])).toBe(
      'in <time class="date slip" title="one off">1412</time>',
    )
  })

  test('kinds may overlap', () => {
    expect(annotated('a b c d', ['a b c', { kind: 'changed' }], ['b c d', { kind: 'conflict' }])).toBe(
      '<mark class="changed">a <mark class="conflict">b c</mark></mark><mark class="conflict"> d</mark>',
    )
  })

  test('a character is marked whole or not at all', () => {
    const [block] = readBlocks('a👩b')
    const annotations: Annotation[] = [{ start: 2, end: 4, kind: 'added' }]
    expect(block && renderBlock('a👩b', block, { annotations, resolveLink })).toBe(
      'a<mark class="added">👩b</mark>',
    )
  })

  test('gives no ids and no jumps, so that blocks of several pages can stand together', () => {
    const source = 'a[^1] [b](#c) [[#d]]\n\n[^1]: e'
    expect(annotated(source)).toBe('a<sup class="footnote-ref">1</sup> b #d')
  })

  test('a row marks its cells; a fact its property', () => {
    expect(annotated('|a|*b*|\n|-|-|')).toBe(
      '<span class="cell">a</span><span class="bar"> | </span><span class="cell"><em>b</em></span>',
    )
    expect(annotated('k:: v')).toBe('<span class="fact"><span class="fact-property">k</span>: v</span>')
  })
})

describe('a block that lost its spans on the way', () => {
  const source = '---\ntitle: x\n---\n# *A*\n\nb **c**'

  test('finds them again by its source', () => {
    const [, block] = readBlocks(source, 17)
    const { start = 0, text = '', offsets = new Uint32Array() } = block ?? {}
    expect(renderBlock(source, { start, text, offsets }, { annotations: [], resolveLink })).toBe(
      'b <strong>c</strong>',
    )
  })

  test('is plain text where it is none of the source’s blocks', () => {
    const block = { start: 3, text: '<i>', offsets: Uint32Array.of(3, 4, 5, 6) }
    expect(
      renderBlock(source, block, { annotations: [{ start: 4, end: 5, kind: 'added' }], resolveLink }),
    ).toBe('&lt;<mark class="added">i</mark>&gt;')
  })
})

describe('laws', () => {
  const kinds = fc.constantFrom<Annotation['kind']>('changed', 'added', 'conflict', 'date', 'slip')
  const spans = fc.array(fc.tuple(fc.nat(200), fc.nat(60), kinds), { maxLength: 5 })

  test('whatever overlaps, the HTML is well nested and says the same words', () => {
    fc.assert(
      fc.property(markdown, spans, (source, marks) => {
        for (const block of readBlocks(source)) {
          const annotations = marks.map(([from, length, kind]) => ({
            start: block.start + from,
            end: block.start + from + length,
            kind,
          }))
          const bare = checkHtml(renderBlock(source, block, { annotations: [], resolveLink }))
          const html = renderBlock(source, block, { annotations, resolveLink })
          const { faults, text } = checkHtml(html)
          expect({ source, html, faults }).toEqual({ source, html, faults: [] })
          expect(text).toBe(bare.text)
          expect(html).not.toMatch(/<(mark|time)[^>]*><\/\1>/)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('exactly the annotated words are marked', () => {
    fc.assert(
      fc.property(markdown, fc.nat(100), fc.nat(40), (source, from, length) => {
        for (const block of readBlocks(source)) {
          const [start, end] = [block.start + from, block.start + from + length]
          const html = renderBlock(source, block, {
            annotations: [{ start, end, kind: 'added' }],
            resolveLink,
          })
          const marked = [...html.matchAll(/<mark class="added">(.*?)<\/mark>/gs)]
            .map(([, inside]) => inside)
            .join('')
          const images = block.spans.some(({ kind }) =>
            ['image', 'break', 'footnote', 'bar', 'embed', 'task'].includes(kind),
          )
          const expected = [...block.text].length === 0 || images ? null : sliceBySource(block, start, end)
          if (expected !== null) expect(checkHtml(marked).text).toBe(expected)
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** The characters of which some unit stands between two offsets of the source. */
function sliceBySource(
  { text, offsets }: { text: string; offsets: Uint32Array },
  start: number,
  end: number,
): string {
  const stands = (index: number) => (offsets[index] as number) >= start && (offsets[index] as number) < end
  let index = 0
  let slice = ''
  for (const character of text) {
    if (Array.from(character.split(''), (_, unit) => index + unit).some(stands)) slice += character
    index += character.length
  }
  return slice
}

describe('a stretch of a block', () => {
  test('is cut out with its markup, and nothing beyond it shows', () => {
    const source = 'One **two three** four ||five six|| seven[^1].\n\n[^1]: Note.'
    const [block] = readBlocks(source)
    if (!block) throw new Error('no block')
    const start = block.text.indexOf('three')
    const end = block.text.indexOf(' six')
    const conflict = { kind: 'conflict', start: source.indexOf('two'), end: source.indexOf('five') } as const
    expect(renderExcerpt(source, block, { start, end }, { annotations: [conflict], resolveLink })).toBe(
      '<strong><mark class="conflict">three</mark></strong><mark class="conflict"> four </mark><span class="spoiler" tabindex="0" title="Spoiler">five</span>',
    )
  })

  test('is always well-formed, wherever it is cut', () => {
    fc.assert(
      fc.property(markdown, fc.nat(), fc.nat(), (source, a, b) => {
        for (const block of readBlocks(source)) {
          const [start, end] = [a, b].map((n) => n % (block.text.length + 1)).sort((x, y) => x - y)
          const stretch = { start: start as number, end: end as number }
          const { faults } = checkHtml(
            renderExcerpt(source, block, stretch, { annotations: [], resolveLink }),
          )
          expect({ source, stretch, faults }).toEqual({ source, stretch, faults: [] })
        }
      }),
      { numRuns: 200 },
    )
  })
})
