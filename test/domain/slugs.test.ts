import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTitle, foldKey, isReservedSlug, slugify, titleOfSlug } from '../../src/domain/slugs.ts'

describe('slugify', () => {
  test.each([
    ['Leon Trotsky', 'leon-trotsky'],
    ["People's Commissar for Foreign Affairs", 'peoples-commissar-for-foreign-affairs'],
    ['  Mexico (Toyotomi)  ', 'mexico-toyotomi'],
    ['ลีออน ทรอตสกี', 'ลีออน-ทรอตสกี'],
    ['Лев Троцкий — 1917', 'лев-троцкий-1917'],
    ['東京/大阪', '東京-大阪'],
    ['☭ 🇹🇭 👩‍🚀', '☭-🇹🇭-👩‍🚀'],
    ['❤️', '❤'],
    ['C++', 'c++'],
    ['v1.5', 'v1.5'],
    ['A...B', 'a.b'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a_b\tc\u00a0d', 'a-b-c-d'],
    ['?%&#<>"', ''],
    ['...', ''],
    ['\ud800', ''],
  ])('%j becomes %j', (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  test('does not care for case or Unicode form', () => {
    expect(slugify('CAFÉ ÅNGSTRÖM')).toBe(slugify('cafe\u0301 a\u030angstro\u0308m'))
    expect(slugify('ЛЕВ')).toBe(slugify('Лев'))
  })

  test('is at most 200 bytes and never cuts a character', () => {
    for (const letter of ['a', 'é', 'ไ', '👩']) {
      const slug = slugify(letter.repeat(300))
      expect(Buffer.byteLength(slug)).toBeGreaterThan(196)
      expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(200)
      expect(slug.isWellFormed()).toBe(true)
    }
  })

  test('is stable, short, and one part of an address', () => {
    const titles = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme', minLength: 30, maxLength: 300 }),
    )
    fc.assert(
      fc.property(titles, (title) => {
        const slug = slugify(title)
        expect(slugify(slug)).toBe(slug)
        expect(slugify(title.normalize('NFD'))).toBe(slug)
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(200)
        expect(slug).not.toMatch(/[\s/?#%\\<>"'&:]|^\.|\.$|^-|-$|\.\./)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('foldKey', () => {
  test.each([
    ['  Leon_Trotsky ', 'leon trotsky'],
    ['ＬＥＯＮ　Trotsky', 'leon trotsky'],
    ['CAFE\u0301', 'café'],
    ['Élan', 'élan'],
    ['เกิด', 'เกิด'],
  ])('%j becomes %j', (text, key) => {
    expect(foldKey(text)).toBe(key)
  })

  test('folds once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldKey(foldKey(text))).toBe(foldKey(text))
      }),
    )
  })
})

describe('checkTitle', () => {
  test.each(['Leon Trotsky', 'ก', '☭', 'Alien: Romulus', "People's", 'x'.repeat(200)])(
    '%j will do',
    (title) => {
      expect(checkTitle(title)).toBeNull()
    },
  )

  test.each([
    ['', 'title'],
    [' \t', 'title'],
    ['x'.repeat(201), '200'],
    ['a\nb', 'line breaks'],
    ['a\u0000', 'control'],
    ['a\ud800', 'control'],
    ['a [b]', '“[”'],
    ['a|b', '“|”'],
    ['a#b', '“#”'],
    ['???', 'letter'],
    ['Edit', 'Edit'],
  ])('%j will not, and the message says why', (title, words) => {
    expect(checkTitle(title)).toContain(words)
  })

  test('reserved slugs are those of addresses', () => {
    expect(isReservedSlug('new')).toBe(true)
    expect(isReservedSlug('history')).toBe(false)
  })
})

test.each([
  ['leon-trotsky', 'Leon trotsky'],
  ['2024-03-01', '2024-03-01'],
  ['siege-of-1914-1918', 'Siege of 1914-1918'],
  ['the_old_fort', 'The old fort'],
  ['ลีออน-ทรอตสกี', 'ลีออน ทรอตสกี'],
  ['', ''],
])('a title that %j may have been made of: %j', (slug, title) => {
  expect(titleOfSlug(slug)).toBe(title)
})
