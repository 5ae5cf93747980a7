import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinSource, setFrontMatter, splitSource } from '../../../src/domain/source/front-matter.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'

describe('splitting', () => {
  test.each([
    ['both', '---\na: 1\n---\nBody\n', 'a: 1\n', 'Body\n'],
    ['an empty front matter', '---\n---\nBody', '', 'Body'],
    ['front matter alone', '---\na: 1\n---', 'a: 1\n', ''],
    ['fences with spaces, or ended by dots', '---  \na: 1\n... \nBody', 'a: 1\n', 'Body'],
    ['a body alone', 'Body\n---\n', null, 'Body\n---\n'],
    ['a fence that is never closed', '---\na: 1\nBody', null, '---\na: 1\nBody'],
    ['a fence that does not begin the source', '\n---\na: 1\n---\n', null, '\n---\na: 1\n---\n'],
    ['a line that only looks like a fence', '---\na: --- b\n----\n---\nBody', 'a: --- b\n----\n', 'Body'],
    ['nothing', '', null, ''],
  ])('%s', (_, source, matter, body) => {
    const split = splitSource(source)
    expect([split.matter, split.body]).toEqual([matter, body])
    expect(source.slice(split.bodyStart)).toBe(body)
    if (matter !== null) expect(source.slice(split.matterStart).startsWith(matter)).toBe(true)
  })

  test('joining gives back what was split', () => {
    const line = fc.constantFrom('a: 1', '# note', '', 'facts:', '  born: 2', '- x')
    const matter = fc.array(line, { maxLength: 5 }).map((lines) => lines.map((each) => `${each}\n`).join(''))
    fc.assert(
      fc.property(fc.option(matter), fc.string({ unit: 'grapheme' }), (matter, body) => {
        const source = joinSource({ matter, body })
        if (matter === null && splitSource(source).matter !== null) return
        expect(joinSource(splitSource(source))).toBe(source)
        expect(splitSource(source)).toMatchObject({ matter, body })
      }),
    )
  })

  test('the last line end, which forms leave out, is put back', () => {
    expect(joinSource({ matter: 'a: 1', body: 'b' })).toBe('---\na: 1\n---\nb')
  })
})

describe('setting keys', () => {
  const source = `---
# Who he was
title: Leon Trotsky   # as he is known
custom: { keep:   [me,  as],  I: am }
aliases:
  - Lev Bronstein

facts:
  born: 1350-11-07
---
Body
`

  test('changes that line alone, and keeps its comment', () => {
    expect(setFrontMatter(source, { title: 'Léon: Trotsky' })).toBe(
      source.replace('title: Leon Trotsky', 'title: "Léon: Trotsky"'),
    )
  })

  test('replaces lists and maps, adds new keys last, removes with their lines', () => {
    expect(
      setFrontMatter(source, { aliases: ['A', 'B'], lang: 'th', facts: undefined, nothing: undefined }),
    ).toBe(`---
# Who he was
title: Leon Trotsky   # as he is known
custom: { keep:   [me,  as],  I: am }
aliases:
  - A
  - B

lang: th
---
Body
`)
  })

  test('gives a source its first front matter, or none where nothing is set', () => {
    expect(setFrontMatter('Body', { title: 'X' })).toBe('---\ntitle: X\n---\nBody')
    expect(setFrontMatter('Body', { title: undefined })).toBe('Body')
  })

  test('sets nothing in what cannot be read', () => {
    expect(setFrontMatter('---\na: [1\n---\nBody', { title: 'X' })).toBe('---\na: [1\n---\nBody')
  })

  test('a key without value gets one', () => {
    expect(setFrontMatter('---\ntitle:\nlang: en\n---\n', { title: 'X' })).toBe(
      '---\ntitle: X\nlang: en\n---\n',
    )
  })

  test('a value of several lines has the comment above it', () => {
    expect(setFrontMatter(source, { title: ['a', 'b'] })).toContain(
      '# as he is known\ntitle:\n  - a\n  - b\ncustom:',
    )
  })

  test('comments above the next key stay with it', () => {
    const commented = '---\na:\n  - b\n# about c\nc: d\n---\n'
    expect(setFrontMatter(commented, { a: 'x' })).toBe('---\na: x\n# about c\nc: d\n---\n')
    expect(setFrontMatter(commented, { a: undefined })).toBe('---\n# about c\nc: d\n---\n')
  })

  test('what was set is read back, and every other line is as it was', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((each) => each.trim() !== '' && each.isWellFormed()),
      fc.constantFrom(
        'yes',
        '0012',
        '1350-11-07',
        '# no',
        'a: b',
        '[[X]]',
        'a\nb',
        '- a',
        'null',
        '"q"',
        "it's",
      ),
    )
    fc.assert(
      fc.property(text, (title) => {
        const changed = setFrontMatter(source, { title })
        expect(setFrontMatter(changed, { title })).toBe(changed)
        expect(changed.slice(changed.indexOf('custom:'))).toBe(source.slice(source.indexOf('custom:')))
        expect(changed.startsWith('---\n# Who he was\n')).toBe(true)
        const read = parseArticle(changed, { slugTitle: 'lost', calendar: 'gregorian' })
        expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(read.title).toBe(title.trim())
      }),
      { numRuns: 500 },
    )
  })
})

describe('front matter in braces', () => {
  test.each<[matter: string, changes: Record<string, unknown>, expected: string]>([
    ['{title: X}', { lang: 'th' }, '{title: X, lang: th}'],
    ['{title: X, born: 1900}', { title: 'Y: Z' }, '{title: "Y: Z", born: 1900}'],
    ['{Title: X, born: 1900}', { title: 'Y' }, '{Title: Y, born: 1900}'],
    ['{title: X, lang: th}', { lang: undefined }, '{title: X}'],
    ['{a: [b, c], when: 0012}', { 'file-path': 'a/b.md' }, '{a: [b, c], when: 0012, file-path: a/b.md}'],
    ['{}', { title: 'X' }, '{title: X}'],
  ])('%s with %j is %s', (matter, changes, expected) => {
    const set = setFrontMatter(`---\n${matter}\n---\nText.\n`, changes)
    expect(set).toBe(`---\n${expected}\n---\nText.\n`)
    expect(parseArticle(set, { slugTitle: '', calendar: 'gregorian' }).problems).toEqual([])
  })
})
