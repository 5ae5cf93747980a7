import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accountKey,
  checkTitle,
  foldKey,
  isReservedSlug,
  nameKey,
  slugify,
  titleOfSlug,
} from '../../src/domain/slugs.ts'

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
    ['A...B', 'a-b'],
    ['1.5.10', '1.5.10'],
    ['ทะเลน้ำเค็ม', 'ทะเลน้ำเค็ม'],
    ['Θάλασσας', 'θάλασσας'],
    ['نامه\u200cای', 'نامه\u200cای'],
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

  /** Ways to write one name: one article, one address, one target of links. */
  test.each([
    [
      'King’s Landing',
      "King's Landing",
      'King‘s Landing',
      'King`s Landing',
      'King＇s Landing',
      'Kings Landing',
    ],
    ['Hawaiʻi', "Hawai'i", 'Hawaii', 'HAWAI’I'],
    ['צ׳רלי', "צ'רלי"],
    ['Spider-Man', 'Spider Man', 'spider‑man', 'Spider–Man', 'Spider — Man', 'Spider_Man', 'Spider−Man'],
    ['Dr. Strange', 'Dr Strange', 'dr.strange', 'DR.  STRANGE'],
    ['J.R.R. Tolkien', 'J. R. R. Tolkien', 'J R R Tolkien'],
    [
      'Dwayne “The Rock” Johnson',
      'Dwayne "The Rock" Johnson',
      'Dwayne «The Rock» Johnson',
      'Dwayne The Rock Johnson',
    ],
    ['ﬁn', 'fin', 'FIN', 'Ｆｉｎ'],
    ['กำ', 'กํา'],
    ['น้ำ', 'นํ้า', 'น้ํา'],
    ['ຄຳ', 'ຄໍາ'],
    ['straße', 'STRASSE', 'Straẞe', 'strasse'],
    ['İstanbul', 'istanbul', 'ISTANBUL', 'i̇stanbul'],
    ['Işık', 'IŞIK', 'ışık'],
    ['ΟΔΥΣΣΕΥΣ', 'Οδυσσευς', 'οδυσσευσ'],
    ['Ångström', 'A\u030angstro\u0308m', '\u212bngström'],
    ['Ǆ', 'ǆ', 'DŽ', 'dž'],
    ['ŉ Boer', "'n Boer", '’n Boer'],
    ['Ja\u200bva', 'Java', '\u200eJava', 'Ja\u00adva', 'Ja\u200dva', '\u2067Java\u2069', 'Java\ufe0f'],
    ['ﻣﺼﺮ', 'مصر'],
    ['ハリー・ポッター', 'ハリー ポッター', 'ﾊﾘｰ･ﾎﾟｯﾀｰ'],
    ['Louis Ⅻ', 'Louis XII'],
    ['Ⴀⴀ', 'ⴀⴀ'],
    ['Ꭰ', 'ꭰ'],
  ])('%s and its like are one', (...names) => {
    const [first, ...others] = names.map((name) => [slugify(name), nameKey(name)])
    expect(others).toEqual(others.map(() => first))
  })

  test.each([
    ['Café', 'Cafe'],
    ['C', 'C++'],
    ['v1.5', 'v15'],
    ['Élan', 'Elan'],
    ['Мир', 'Мiр'],
    ['กำ', 'กา'],
    ['Part 1.1', 'Part 11'],
  ])('%s is not %s', (one, other) => {
    expect(slugify(one)).not.toBe(slugify(other))
  })

  test('folds every letter there is once and for all, capital or small', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x20000; code++) {
      const letter = String.fromCodePoint(code)
      const forms = [
        letter.toUpperCase(),
        letter.toLowerCase(),
        letter.normalize('NFD'),
        letter.normalize('NFKC'),
      ]
      const slug = slugify(`x${letter}y`)
      if (slugify(slug) !== slug) wrong.push(`${code.toString(16)} ${slug}`)
      for (const form of new Set(forms)) {
        if (form !== letter && slugify(`x${form}y`) !== slug) wrong.push(`${code.toString(16)} ${form}`)
      }
    }
    expect(wrong).toEqual([])
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
        expect(slugify(title.normalize('NFKC'))).toBe(slug)
        expect(slugify(nameKey(title))).toBe(slug)
        expect(nameKey(nameKey(title))).toBe(nameKey(title))
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
    ['Straße', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['กํา', 'กำ'],
    ['C#, and all?', 'c#, and all?'],
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

test('an account is found by the key that it was stored with', () => {
  expect(accountKey('  Straße_Ⅻ ')).toBe('straße xii')
  expect(accountKey('İda')).toBe('i̇da')
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
