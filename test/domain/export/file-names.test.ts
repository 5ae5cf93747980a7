import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportPaths } from '../../../src/domain/export/file-names.ts'
import { readFilePath } from '../../../src/domain/links/file-path.ts'

const paths = (...articles: [title: string, filePath?: string | undefined][]) =>
  [
    ...exportPaths(
      articles.map(([title, filePath], id) => ({ id, title, filePath: filePath ?? null })),
    ).entries(),
  ]
    .sort(([a], [b]) => a - b)
    .map(([, path]) => path)

describe('exportPaths', () => {
  test.each<[title: string, filePath: string | undefined, to: string]>([
    ['Leon Trotsky', undefined, 'Leon Trotsky.md'],
    ['ไทย', undefined, 'ไทย.md'],
    ['Anna', 'People/Anna of Orn.md', 'People/Anna of Orn.md'],
    ['Fort', 'notes/fort.txt', 'notes/fort.md'],
    ['Old', 'old.markdown', 'old.markdown'],
    ['Re:Zero', undefined, 'Re-Zero.md'],
    ['AC/DC', undefined, 'AC-DC.md'],
    ['a\\..\\b', undefined, 'a-..-b.md'],
    ['What?', undefined, 'What-.md'],
    ['CON', undefined, '_CON.md'],
    ['com1.notes', undefined, '_com1.notes.md'],
    ['Console', undefined, 'Console.md'],
    ['.hack', undefined, '_hack.md'],
    ['...', undefined, '_...md'],
    ['Dr.', undefined, 'Dr..md'],
    ['Amazon.de', undefined, 'Amazon-de.md'],
    ['Node.js', undefined, 'Node.js.md'],
    ['x', 'St./nul/x.md', 'St_/_nul/x.md'],
    ['x', '.trash/x.md', '_trash/x.md'],
  ])('%s from %s goes to %s', (title, filePath, to) => {
    expect(paths([title, filePath])).toEqual([to])
  })

  test('no two share a file, whatever the case or form, and no file stands where a folder is', () => {
    expect(paths(['A/B'], ['A:B'], ['x', 'a-b.md'])).toEqual(['A-B (2).md', 'A-B (3).md', 'a-b.md'])
    expect(paths(['Caf\u00e9'], ['x', 'CAFE\u0301.md'])).toEqual(['Caf\u00e9 (2).md', 'CAFE\u0301.md'])
    expect(paths(['straße'], ['STRASSE'])).toEqual(['straße.md', 'STRASSE (2).md'])
    expect(paths(['x', 'a.md'], ['y', 'A.md/b.md'], ['z', 'c.md/d.md'], ['c'])).toEqual([
      'a.md',
      'A.md_/b.md',
      'c.md/d.md',
      'c (2).md',
    ])
  })

  test('a name has at most 255 bytes, cut between characters', () => {
    for (const title of ['ก'.repeat(200), '🜁'.repeat(100), 'a'.repeat(200)]) {
      for (const path of paths([title], [title])) {
        expect(Buffer.byteLength(path)).toBeLessThanOrEqual(255)
        expect(path.isWellFormed()).toBe(true)
      }
    }
    const long = `${'b'.repeat(252)}.md`
    expect(paths(['x', long], ['y', long])[0]).toBe(long)
    expect(Buffer.byteLength(paths(['x', long], ['y', long])[1] as string)).toBe(255)
  })

  test('whatever it is given, each path is sound, inside, visible and alone', () => {
    const title = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      fc.constantFrom('..', '.', 'nul', 'a/../..', 'ſ', 'K'),
    )
    const filePath = fc.option(
      fc
        .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 4 })
        .map((parts) => readFilePath(parts.join('/'))),
      { nil: null },
    )
    fc.assert(
      fc.property(fc.array(fc.record({ title, filePath }), { maxLength: 12 }), (articles) => {
        const found = [...exportPaths(articles.map((each, id) => ({ id, ...each }))).values()]
        expect(found).toHaveLength(articles.length)
        expect(new Set(found.map((path) => path.normalize('NFKC').toLowerCase())).size).toBe(found.length)
        for (const path of found) {
          expect(path).toMatch(/\.(?:md|markdown|mdown)$/i)
          for (const part of path.split('/')) {
            expect(part).not.toMatch(/^\.|[<>:"|?*\\]|^$|[. ]$/)
            expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255)
          }
        }
      }),
    )
  })
})
