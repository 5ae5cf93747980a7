import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBlocks } from '../../../src/domain/markdown/blocks.ts'
import { markdown } from './arbitraries.ts'

/** A block as kind, level, text. */
function summary(source: string, from = 0): [string, number, string][] {
  return readBlocks(source, from).map(({ kind, level, text }) => [kind, level, text])
}

/** What stands in the source where each character of a block's text does. */
function standing(source: string, from = 0): string[] {
  return readBlocks(source, from).map(({ text, offsets }) =>
    Array.from({ length: text.length }, (_, index) => source[offsets[index] as number]).join(''),
  )
}

describe('what is a block', () => {
  test.each<[string, string, [string, number, string][]]>([
    ['a paragraph, its lines as one', 'one\ntwo  \nthree', [['paragraph', 0, 'one two\nthree']]],
    [
      'headings of both kinds',
      '# A #\n\nB\n---',
      [
        ['heading', 1, 'A'],
        ['heading', 2, 'B'],
      ],
    ],
    [
      'items and what stands in them',
      '- a\n\n  b\n  1. c',
      [
        ['item', 1, 'a'],
        ['item', 1, 'b'],
        ['item', 2, 'c'],
      ],
    ],
    [
      'quotes',
      '> a\n>> b\n> - c',
      [
        ['quote', 1, 'a'],
        ['quote', 2, 'b'],
        ['item', 2, 'c'],
      ],
    ],
    [
      'a callout: its title and its text',
      '> [!tip]+ *Title*\n> text',
      [
        ['quote', 1, 'Title'],
        ['quote', 1, 'text'],
      ],
    ],
    [
      'rows, cells parted by tabs',
      '| a | b |\n|--|--|\n| c |',
      [
        ['row', 0, 'a\tb'],
        ['row', 0, 'c\t'],
      ],
    ],
    [
      'code as it is',
      '```js\n  x\n\n*y*\n```\n\n\tz',
      [
        ['code', 0, '  x\n\n*y*'],
        ['code', 0, 'z'],
      ],
    ],
    [
      'a fact on a line',
      'text\nborn:: *7* Nov',
      [
        ['paragraph', 0, 'text'],
        ['fact', 0, 'born: 7 Nov'],
      ],
    ],
    [
      'a note where it stands',
      'a[^1]\n\n[^1]: note\n\nb',
      [
        ['paragraph', 0, 'a'],
        ['footnote', 0, 'note'],
        ['paragraph', 0, 'b'],
      ],
    ],
    ['nothing without words', '***\n\n![](/x.png)\n\n[r]: /x\n\n> \n\n- ', []],
  ])('%s', (_, source, blocks) => {
    expect(summary(source)).toEqual(blocks)
  })

  test('front matter is skipped and offsets stay the source’s', () => {
    const source = '---\ntitle: X\n---\nSome *text* and [[history:Y|z]].'
    const [block] = readBlocks(source, 17)
    expect(block).toMatchObject({ start: 17, end: source.length, text: 'Some text and z.' })
    expect(block?.links).toEqual([{ start: 14, end: 15, universe: 'history', title: 'Y' }])
    expect(standing(source, 17)).toEqual(['Some text and z.'])
  })

  test('a block spans its markers', () => {
    const source = '  - a\n\n> b\n> c\n\n| d |\n|---|\n'
    expect(readBlocks(source).map(({ start, end }) => source.slice(start, end))).toEqual([
      '- a',
      '> b\n> c',
      '| d |',
    ])
  })
})

describe('where characters stand', () => {
  test.each([
    ['emphasis and links', 'a **b *c* d** [e](f "g") ~~h~~ _i_'],
    ['escapes', 'a \\* b \\\\ c \\q \\[[x]]'],
    ['code', 'a `b` `` ` `` ` c ` ``d`e``'],
    ['wiki links', '[[A b]] [[u:C|d]] [[E#f]] [[u:u]] [[ G | h ]] [[#i]]'],
    ['addresses', 'see https://x.y/a_b_c, <https://x.y> and <a@b.cd>'],
    ['spoilers and facts', '||a|| b||c||d [k k:: v *w*] ||e'],
    ['unfinished markup', '**a [b] ~c~ ||| d [[e] `f ![g'],
    ['images', '![a *b*](/c.png) ![d](https://x.y/z.png)'],
    ['a table with escaped bars', '| a | b |\n|--|--|\n| \\|\\|c\\|\\| | [[D\\|e]] |\n|  f  |`g\\|h`|'],
    ['quotes of lists with tabs', '> - a\n>\t  b\n>\n> 1.\tc\n>\n> \t\tcode'],
    ['every script', 'ไทย **หนา** 東京 👩‍🚀 é [[ลีออน|ทรอตสกี]] Ё'],
  ])('%s', (_, source) => {
    const shown = readBlocks(source).map(({ text }) => text.replaceAll('\t', '|'))
    expect(standing(source).map((text) => text.replaceAll('\t', '|').replaceAll('\n', ' '))).toEqual(
      shown.map((text) => text.replaceAll('\n', ' ')),
    )
  })

  test('an entity has the place of its ampersand', () => {
    const source = 'a &amp; b &#x41; &nope;'
    const [block] = readBlocks(source)
    expect(block?.text).toBe('a & b A &nope;')
    expect([block?.offsets[2], block?.offsets[6]]).toEqual([source.indexOf('&amp'), source.indexOf('&#x')])
  })

  test('Windows line ends count', () => {
    const source = 'one\r\n*two*\r\n\r\n- th\r\n  ree\r\n'
    expect(summary(source)).toEqual([
      ['paragraph', 0, 'one two'],
      ['item', 1, 'th ree'],
    ])
    const [first, second] = readBlocks(source)
    expect(source.slice(first?.start, first?.end)).toBe('one\r\n*two*')
    expect(source[second?.offsets[3] as number]).toBe('r')
  })

  test('inline facts give the place of their values', () => {
    const source = 'x [born:: 7 [[Nov]]] y\n\ndied:: 21 *Aug*  \n'
    const facts = readBlocks(source).flatMap((block) => block.facts)
    expect(facts.map(({ property, start, end }) => [property, source.slice(start, end)])).toEqual([
      ['born', '7 [[Nov]]'],
      ['died', '21 *Aug*'],
    ])
  })
})

describe('laws', () => {
  test('blocks stand apart in order; offsets never go back; plain characters stand where they say', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom('', '---\na: 1\n---\n'), (body, matter) => {
        expect(faultsOf(matter + body, matter.length)).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test('wiki links give exactly the brackets in the source', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        for (const block of readBlocks(source)) {
          for (const span of block.spans) {
            if (span.kind !== 'wiki link') continue
            expect(source.slice(span.link.start, span.link.end)).toMatch(/^\[\[[^[\]]+\]\]$/)
            expect(block.text.slice(span.start, span.end)).toBe(span.link.label)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

function faultsOf(source: string, from: number): string[] {
  const faults: string[] = []
  let end = from
  for (const { start, end: blockEnd, text, offsets, links, spans } of readBlocks(source, from)) {
    if (start < end || blockEnd > source.length) faults.push(`block ${start}–${blockEnd}`)
    if (offsets.length !== text.length + 1 || (offsets[0] as number) < start || offsets.at(-1) !== blockEnd) {
      faults.push(`offsets of block ${start}`)
    }
    for (let index = 0; index < text.length; index++) {
      const at = offsets[index] as number
      const [shown = '', typed = ''] = [text[index], source[at]]
      if (at > (offsets[index + 1] as number)) faults.push(`${at} goes back`)
      // White space, ends of cells and entities show something else than what stands there.
      if (shown !== typed && !/[\s&|\\]/.test(typed)) faults.push(`${shown} shown for ${typed} at ${at}`)
      if (shown !== typed && typed !== '&' && !/\s/.test(shown)) faults.push(`${shown} not at ${at}`)
    }
    for (const { start: from, end: to } of [...links, ...spans]) {
      if (from > to || to > text.length) faults.push(`span ${from}–${to}`)
    }
    end = blockEnd
  }
  return faults
}
