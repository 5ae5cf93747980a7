import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasConflictMarks, mergeByPassage } from '../../src/domain/merge.ts'

const base = `---
title: X
facts:
  born: 1350
  died: 1412
---
# One

First passage.

Second passage
on two lines.

- a
- b

Last.
`

/** Base with some words replaced. */
const edit = (...changes: [string, string][]) =>
  changes.reduce((text, [from, to]) => text.replace(from, to), base)

describe('edits of different passages come together', () => {
  test.each<[string, [string, string][], [string, string][]]>([
    ['far apart', [['First', 'My']], [['Last', 'Their']]],
    ['side by side', [['First', 'My']], [['Second', 'Their']]],
    ['lines of the front matter', [['1350', '1351']], [['1412', '1413']]],
    ['items of a list', [['- a', '- A']], [['- b', '- B']]],
    [
      'a new passage beside an edited one',
      [['First', 'My']],
      [['passage.\n', 'passage.\n\nTheir new one.\n']],
    ],
    ['a removed passage beside an edited one', [['First passage.\n\n', '']], [['on two', 'on their']]],
    ['heading and text', [['# One', '# Two']], [['First', 'Their']]],
    ['at both ends', [['title: X', 'title: Y']], [['Last.\n', 'Last.\n\nMore.\n']]],
    [
      'the same edit on both sides, and one more',
      [['First', 'Same']],
      [
        ['First', 'Same'],
        ['Last', 'Their'],
      ],
    ],
  ])('%s', (_, mine, theirs) => {
    const expected = theirs.reduce((text, [from, to]) => text.replace(from, to), edit(...mine))
    expect(mergeByPassage(base, edit(...mine), edit(...theirs))).toEqual({ clean: true, text: expected })
  })
})

describe('a conflict', () => {
  test('keeps both versions of the passage between marks, and merges the rest', () => {
    const merge = mergeByPassage(
      base,
      edit(['on two', 'on my'], ['Last', 'My']),
      edit(['on two', 'on their'], ['1412', '1413']),
    )
    expect(merge).toEqual({
      clean: false,
      conflicts: 1,
      draft: edit(
        ['1412', '1413'],
        ['Last', 'My'],
        [
          'Second passage\non two lines.',
          [
            '<<<<<<< Your text',
            'Second passage',
            'on my lines.',
            '=======',
            'Second passage',
            'on their lines.',
            '>>>>>>> Saved while you were writing',
          ].join('\n'),
        ],
      ),
    })
  })

  test('is an edit against a removal, and two additions in one place', () => {
    const removal = mergeByPassage(base, edit(['First passage.\n\n', '']), edit(['First', 'Their']))
    expect(removal).toMatchObject({ clean: false, conflicts: 1 })
    const additions = mergeByPassage(base, `${base}\nMine.\n`, `${base}\nTheirs.\n`)
    expect(additions).toMatchObject({ clean: false, conflicts: 1 })
    expect(
      !additions.clean && additions.draft.split('\n').filter((line) => /Mine|Theirs/.test(line)),
    ).toEqual(['Mine.', 'Theirs.'])
  })

  test('is known by its marks until they are gone', () => {
    const merge = mergeByPassage(base, edit(['First', 'My']), edit(['First', 'Their']))
    expect(!merge.clean && hasConflictMarks(merge.draft)).toBe(true)
    expect(hasConflictMarks(base)).toBe(false)
  })

  test('in texts that share nothing is one, and holds all of both', () => {
    const merge = mergeByPassage('', 'Mine.', 'Theirs.')
    expect(merge).toMatchObject({ clean: false, conflicts: 1 })
  })

  test('of rewritten large texts is found without comparing each passage with each', () => {
    const lines = (word: string) =>
      Array.from({ length: 30_000 }, (_, index) => `${word} ${index}`).join('\n\n')
    const merge = mergeByPassage(lines('old'), lines('my'), lines('their'))
    expect(merge).toMatchObject({ clean: false })
  })
})

describe('laws', () => {
  const passage = fc.constantFrom(
    'a',
    'b',
    'c',
    'd e',
    '- f',
    '- g',
    '| h |',
    'two\nlines',
    '',
    '# i',
    'k:: v',
  )
  const text = fc
    .tuple(
      fc.constantFrom('', '---\nt: 1\n---\n'),
      fc.array(passage, { maxLength: 8 }),
      fc.constantFrom('\n', '\n\n'),
    )
    .map(([matter, parts, glue]) => matter + parts.join(glue))

  test('a side that changed nothing takes the other’s text, and equal sides agree', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(mergeByPassage(one, other, one)).toEqual({ clean: true, text: other })
        expect(mergeByPassage(one, one, other)).toEqual({ clean: true, text: other })
        expect(mergeByPassage(one, other, other)).toEqual({ clean: true, text: other })
      }),
      { numRuns: 2000 },
    )
  })

  test('no words of either side are lost, and both sides see the same conflicts', () => {
    const words = (of: string) => of.split(/\s+/).filter((word) => /^\w+$/.test(word))
    fc.assert(
      fc.property(text, text, text, (one, mine, theirs) => {
        const merge = mergeByPassage(one, mine, theirs)
        const mirrored = mergeByPassage(one, theirs, mine)
        expect(merge.clean).toBe(mirrored.clean)
        const kept = new Set(words(merge.clean ? merge.text : merge.draft))
        const old = new Set(words(one))
        for (const word of [...words(mine), ...words(theirs)])
          if (!old.has(word)) expect([...kept]).toContain(word)
      }),
      { numRuns: 2000 },
    )
  })
})
