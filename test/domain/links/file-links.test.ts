import { describe, expect, test } from 'vitest'
import { aimOf } from '../../../src/domain/links/aim.ts'
import { namesOf } from '../../../src/domain/links/article-names.ts'
import { chooseArticle } from '../../../src/domain/links/choose-article.ts'
import { readFilePath } from '../../../src/domain/links/file-path.ts'
import { readNoteLink } from '../../../src/domain/markdown/note-link.ts'
import { nameKey } from '../../../src/domain/slugs.ts'

describe('readNoteLink', () => {
  test.each<[href: string, title: string, heading?: string]>([
    ['b.md', 'b.md'],
    ['sub/Other%20Note.md#A%20part', 'sub/Other%20Note.md'.replace('%20', ' '), 'A part'],
    ['/b.md', '/b.md'],
    ['../b.MARKDOWN', '../b.MARKDOWN'],
    ['b', 'b'],
    ['Dr.%20No', 'Dr. No'],
    ['sub%5Cb.md', 'sub/b.md'],
    ['notes.txt', 'notes.txt'],
    ['100%.md', '100%.md'],
    ['b.md?plain=1#x', 'b.md', 'x'],
    ['%E5%9C%B0%E5%9B%BE.md', '地图.md'],
  ])('%s is the note %s', (href, title, heading) => {
    expect(readNoteLink(href)).toEqual({ universe: null, title, heading: heading ?? null, file: true })
  })

  test.each([
    '',
    '#part',
    '?x=history',
    '/u/history/anna',
    '/search?q=b.md',
    '//evil.example/b.md',
    '\\evil.md',
    'https://example.org/b.md',
    'mailto:b.md',
    'javascript:b.md',
    'history:b.md',
    'example.org',
    'map.png',
    'sub/',
    '.',
    '..',
    '../history',
    'a%00.md',
    'a%0Ab.md',
  ])('%s is none', (href) => {
    expect(readNoteLink(href)).toBeNull()
  })
})

describe('aimOf', () => {
  test.each<[title: string, file: boolean, at: string | null, name: string, near: string | null]>([
    ['b.md', true, 'sub/x.md', 'b', 'sub/b'],
    ['b.md', true, null, 'b', 'b'],
    ['/b.md', true, 'sub/x.md', 'b', 'b'],
    ['./c.md', true, 'sub/x.md', 'sub/c', 'sub/c'],
    ['../c.md', true, 'a/sub/x.md', 'a/c', 'a/c'],
    ['../../../c.md', true, 'sub/x.md', 'c', null],
    ['d/../c.md', true, 'sub/x.md', 'c', 'sub/c'],
    ['B', false, 'sub/x.md', 'B', 'sub/b'],
    ['B', false, null, 'B', null],
    ['b.md', false, null, 'b', 'b'],
    ['sub/B', false, 'sub/x.md', 'sub/B', 'sub/sub/b'],
    ['AC/DC', false, null, 'AC/DC', null],
    ['.md', true, null, '.md', '.md'],
  ])('%s (file: %s) at %s', (title, file, at, name, near) => {
    const aim = aimOf({ universe: null, title, ...(file && { file: true as const }) }, at)
    expect(aim).toMatchObject({ name, near, key: name.toLowerCase().replace('/', '-').replace('.', '') })
  })

  test('a universe is looked in as a whole', () => {
    expect(aimOf({ universe: 'history', title: 'B' }, 'sub/x.md')).toMatchObject({ near: null, key: 'b' })
  })
})

test('an article is found by its title, its aliases and any end of its path', () => {
  const names = namesOf({ title: 'The Bridge', aliases: ['Span'], filePath: 'a/Sub/b.md' }, ['Ford'])
  expect(names.map(({ name_key, rank }) => [name_key, rank])).toEqual([
    ['the-bridge', 0],
    ['span', 1],
    ['ford', 2],
    ['a-sub-b', 3],
    ['sub-b', 3],
    ['b', 3],
  ])
  expect(
    namesOf({ title: 'README.md', aliases: [], filePath: null }, []).map((each) => each.name_key),
  ).toEqual(['readme-md', 'readme'])
})

describe('chooseArticle', () => {
  const of = (articleId: number, title: string, filePath: string | null, key: string, rank: number) => ({
    articleId,
    title,
    filePath,
    key,
    rank,
  })
  const titled = of(1, 'B', 'other.md', 'b', 0)
  const deep = of(2, 'Deep', 'a/sub/b.md', 'b', 3)
  const shallow = of(3, 'Shallow', 'c/b.md', 'b', 3)
  const alias = of(4, 'Alias', null, 'b', 1)
  const former = of(5, 'Former', null, 'b', 2)
  const near = of(6, 'Near', 'd/b.md', 'd-b', 3)

  test.each<[what: string, file: boolean, among: (typeof titled)[], id: number | undefined]>([
    ['the file beside it', false, [titled, near], 6],
    ['a title before a file elsewhere', false, [deep, shallow, titled], 1],
    ['the shortest path', false, [deep, shallow, alias], 3],
    ['an alias before a former title', false, [former, alias], 4],
    ['for a file, a file before a title', true, [titled, deep], 2],
    ['for a file, a title before an alias', true, [alias, titled], 1],
    ['nothing', true, [], undefined],
  ])('%s', (_, file, among, id) => {
    expect(chooseArticle({ name: 'B', key: 'b', near: 'd/b', file }, among)?.articleId).toBe(id)
  })

  test.each<
    [what: string, name: string, near: string | null, among: (typeof titled)[], id: number | undefined]
  >([
    ['a path is not a name with a hyphen', 'a/b', null, [of(1, 'X', 'a-b.md', 'a-b', 3)], undefined],
    ['the file beside it neither', 'b', 'a/b', [of(1, 'X', 'a-b.md', 'a-b', 3), shallow], 3],
    [
      'a path before a title',
      'sub/b',
      null,
      [of(1, 'Sub B', null, 'sub-b', 0), of(2, 'X', 'a/sub/b.md', 'sub-b', 3)],
      2,
    ],
    ['a title with a slash', 'AC/DC', null, [of(1, 'AC/DC', 'x.md', 'ac-dc', 0)], 1],
    ['other signs in a name', 'King’s', null, [of(1, 'X', "a/King's.md", 'kings', 3)], 1],
    [
      'the same signs first',
      'a b',
      null,
      [of(1, 'X', 'a-b.md', 'a-b', 3), of(2, 'Y', 'a b.md', 'a-b', 3)],
      2,
    ],
    [
      'the same signs beside it first',
      'a b',
      'n/a b',
      [of(1, 'X', 'n/a-b.md', 'n-a-b', 3), of(2, 'Y', 'n/a b.md', 'n-a-b', 3)],
      2,
    ],
  ])('%s', (_, name, near, among, id) => {
    expect(chooseArticle({ name, key: nameKey(name), near, file: false }, among)?.articleId).toBe(id)
  })
})

test.each([
  ['a.md', 'a.md'],
  [' People/Anna.md ', 'People/Anna.md'],
  ['/etc/passwd', null],
  ['../a.md', null],
  ['a/../../b.md', null],
  ['a//b.md', null],
  ['a/./b.md', null],
  ['a/ /b.md', null],
  ['a\u0000.md', null],
  ['\ud800.md', null],
  ['x'.repeat(1001), null],
  ['', null],
])('readFilePath(%j) is %j', (text, path) => {
  expect(readFilePath(text)).toBe(path)
})
