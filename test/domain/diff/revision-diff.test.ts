import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffLine, type DiffRow, diffRevisions } from '../../../src/domain/diff/revision-diff.ts'

/** A row as one can read it: changed words in brackets. */
function words(line: DiffLine | null): string | null {
  return line?.parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('') ?? null
}
const rowsOf = (before: string, after: string) =>
  diffRevisions(before, after).rows.map((row) =>
    row.kind === 'skipped' ? ['skipped', row.count] : [row.kind, words(row.left), words(row.right)],
  )

describe('two revisions side by side', () => {
  it.each<[string, string, string, unknown[][]]>([
    ['a word', 'The quick fox', 'The slow fox', [['changed', 'The [quick] fox', 'The [slow] fox']]],
    ['words next to each other', 'a b c d', 'a x y d', [['changed', 'a [b c] d', 'a [x y] d']]],
    ['Thai, which puts no spaces', 'เขาเกิดที่นี่', 'เขาเกิดในนี่', [['changed', 'เขาเกิด[ที่]นี่', 'เขาเกิด[ใน]นี่']]],
    ['an emoji of several parts', 'a 👨‍👩‍👧 b', 'a 👨‍👩‍👦 b', [['changed', 'a [👨‍👩‍👧] b', 'a [👨‍👩‍👦] b']]],
    ['an accent', 'nai\u0308f', 'naif', [['changed', '[nai\u0308f]', '[naif]']]],
    [
      'a line put in',
      'a',
      'a\nnew',
      [
        ['same', 'a', 'a'],
        ['new', null, '[new]'],
      ],
    ],
    [
      'a line taken out',
      'old\na',
      'a',
      [
        ['gone', '[old]', null],
        ['same', 'a', 'a'],
      ],
    ],
    [
      'a line put in before one that changed',
      'She sailed at dawn on Sunday.',
      'A new line altogether.\nShe sailed at noon on Sunday.',
      [
        ['new', null, '[A new line altogether.]'],
        ['changed', 'She sailed at [dawn] on Sunday.', 'She sailed at [noon] on Sunday.'],
      ],
    ],
    ['nothing', 'a\nb', 'a\nb', [['skipped', 2]]],
  ])('%s', (_what, before, after, rows) => {
    expect(rowsOf(before, after)).toEqual(rows)
  })

  it('leave out what agrees far from any change, unless asked for all', () => {
    const text = (word: string) => ['1', '2', '3', '4', word, '6', '7', '8', '9'].join('\n')
    expect(rowsOf(text('five'), text('cinq')).map(([kind]) => kind)).toEqual([
      'skipped',
      'same',
      'same',
      'changed',
      'same',
      'same',
      'skipped',
    ])
    expect(diffRevisions(text('five'), text('cinq'), { whole: true }).rows).toHaveLength(9)
  })

  it('hold every character of both texts, in order, whatever they are', () => {
    const lines = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'a b', 'a c', 'กขค')),
    )
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const [before, after] = [a.join('\n'), b.join('\n')]
        const { rows } = diffRevisions(before, after, { whole: true })
        const side = (of: 'left' | 'right') =>
          rows
            .flatMap((row) => (row.kind === 'skipped' ? [] : (row[of] ?? [])))
            .map(({ parts }) => parts.map(({ text }) => text).join(''))
            .join('\n')
        expect([side('left'), side('right')]).toEqual([before, after])
        const numbers = rows.flatMap((row: DiffRow) =>
          row.kind === 'skipped' ? [] : (row.left?.number ?? []),
        )
        expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      }),
    )
  })

  it('are coarser rather than slow where the texts have nothing in common, and keep what they begin and end with', () => {
    const text = (mark: string) =>
      ['first', ...Array.from({ length: 1_400 }, (_, n) => `${mark} ${n}`), 'last'].join('\n')
    const { rows, coarse } = diffRevisions(text('left'), text('right'), { whole: true })
    expect(coarse).toBe(true)
    expect([rows[0]?.kind, rows.at(-1)?.kind]).toEqual(['same', 'same'])
  })

  it('stop at more lines than anybody writes, and say how many are left out', () => {
    const { rows, leftOut } = diffRevisions('a\n'.repeat(400_000), 'b')
    expect(leftOut).toBe(380_001 + 17_001)
    expect(rows).toHaveLength(3_000)
  })
})
