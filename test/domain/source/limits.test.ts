import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkSourceText,
  lineAt,
  MAX_SOURCE_BYTES,
  normaliseNewlines,
  utf8Length,
} from '../../../src/domain/source/limits.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'

describe('what no source may hold', () => {
  test.each([
    ['a\nb\0c', 2, 'NUL'],
    ['a\n\nb\ud800c', 3, 'surrogate'],
    ['\udc00', 1, 'surrogate'],
  ])('%j', (text, line, words) => {
    expect(checkSourceText(text)).toEqual([
      { field: 'body', line, severity: 'error', message: expect.stringContaining(words) },
    ])
  })

  test('up to 1 MiB of UTF-8 is fine, one byte more is not', () => {
    expect(checkSourceText(`${'ก'.repeat(MAX_SOURCE_BYTES / 3)}a`)).toEqual([])
    expect(checkSourceText(`${'ก'.repeat(MAX_SOURCE_BYTES / 3)}aa`)).toMatchObject([
      { line: null, severity: 'error' },
    ])
  })

  test('an article names the field it stands in', () => {
    const { problems } = parseArticle('---\na: 1\nb: \0\n---\nc\n\0', {
      slugTitle: 'x',
      calendar: 'gregorian',
    })
    expect(problems[0]).toMatchObject({ field: 'matter', line: 2 })
    const [problem] = parseArticle('---\na: 1\n---\nc\nd\0', {
      slugTitle: 'x',
      calendar: 'gregorian',
    }).problems
    expect(problem).toMatchObject({ field: 'body', line: 2 })
  })
})

test('every line end becomes one kind, and a byte order mark goes', () => {
  expect(normaliseNewlines('\ufeffa\r\nb\rc\nd\r\n\r\n')).toBe('a\nb\nc\nd\n\n')
})

test('lineAt counts from 1', () => {
  expect([0, 1, 2, 3].map((offset) => lineAt('a\nb\n', offset))).toEqual([1, 1, 2, 2])
})

test('utf8Length is what encoding gives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud800', '\udc00'), (text, half) => {
      expect(utf8Length(text + half)).toBe(new TextEncoder().encode(text + half).length)
    }),
  )
})
