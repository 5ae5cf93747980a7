import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportOptions, importFiles } from '../../src/actions/import-files.ts'
import { testActor } from '../helpers/database.ts'
import { openSite, type Site } from '../helpers/site.ts'

const actor = testActor()
let site: Site

beforeEach(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'Vault' })
})
afterEach(() => site.close())

const run = (files: Record<string, string>, options: Partial<ImportOptions> = {}) =>
  importFiles(
    site.database.db,
    actor,
    Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    { universe: 'vault', ...options },
  )
const page = async (slug: string) => (await site.get(`/u/vault/${encodeURIComponent(slug)}`)).body
/** Where the link with these words leads; null where the words are no link. */
const leads = async (slug: string, words: string) => {
  const body = await page(slug)
  const at = body.indexOf(`>${words}</a>`)
  return at < 0 ? null : (/href="([^"]*)"[^>]*$/.exec(body.slice(0, at))?.[1] ?? null)
}

/** Two folders and a root, as somebody keeps them in Obsidian; the note with all the links is filled in by each test. */
const vault = (path: string, text: string) => ({
  'b.md': '---\ntitle: Bridge of Orn\n---\n## Old stones\n\nA bridge. ^stone\n',
  'sub/Other Note.md': 'Another.\n',
  'sub/deep/far-away.md': '---\ntitle: The Far Shore\naliases: [strand]\n---\nFar.\n',
  'sub/my note.md': 'With a space.\n',
  'Ünder/Café.md': 'Coffee.\n',
  'strand.md': '---\ntitle: A Beach\n---\nSand.\n',
  [path]: text,
})

describe('links by path lead to the article of the file', () => {
  test.each<[where: string, link: string, words: string, to: string]>([
    ['index.md', '[b](b.md)', 'b', '/u/vault/bridge-of-orn'],
    ['index.md', '[b](./b.md)', 'b', '/u/vault/bridge-of-orn'],
    ['index.md', '[b](B.MD)', 'b', '/u/vault/bridge-of-orn'],
    ['index.md', '[c](sub/Other%20Note.md)', 'c', '/u/vault/other-note'],
    ['index.md', '[c](<sub/Other Note.md>)', 'c', '/u/vault/other-note'],
    ['index.md', '[c](sub/Other%20Note)', 'c', '/u/vault/other-note'],
    ['index.md', '[n](<sub/my note.md>)', 'n', '/u/vault/my-note'],
    ['sub/deep/index.md', '[r](/b.md)', 'r', '/u/vault/bridge-of-orn'],
    ['sub/index.md', '[x](../b.md#Old%20stones)', 'x', '/u/vault/bridge-of-orn#h-old-stones'],
    ['sub/index.md', '[x](../b.md#old-stones)', 'x', '/u/vault/bridge-of-orn#h-old-stones'],
    ['sub/index.md', '[x](../sub/./deep/../Other%20Note.md)', 'x', '/u/vault/other-note'],
    ['index.md', '[text][ref]\n\n[ref]: b.md', 'text', '/u/vault/bridge-of-orn'],
    ['index.md', '[ref]\n\n[ref]: <sub/my note.md> "A title"', 'ref', '/u/vault/my-note'],
    ['index.md', '[far](far-away.md)', 'far', '/u/vault/the-far-shore'],
    ['index.md', '[[b]]', 'b', '/u/vault/bridge-of-orn'],
    ['index.md', '[[b.md]]', 'b.md', '/u/vault/bridge-of-orn'],
    ['index.md', '[[Other Note.md]]', 'Other Note.md', '/u/vault/other-note'],
    ['index.md', '[[sub/Other Note]]', 'sub/Other Note', '/u/vault/other-note'],
    ['index.md', '[[/sub/Other Note]]', '/sub/Other Note', '/u/vault/other-note'],
    ['sub/index.md', '[[../b|up]]', 'up', '/u/vault/bridge-of-orn'],
    ['index.md', '[[SUB/other note]]', 'SUB/other note', '/u/vault/other-note'],
    ['index.md', '[[far-away]]', 'far-away', '/u/vault/the-far-shore'],
    ['index.md', '[[deep/far-away|shore]]', 'shore', '/u/vault/the-far-shore'],
    ['index.md', '[[b#Old stones|stones]]', 'stones', '/u/vault/bridge-of-orn#h-old-stones'],
    ['index.md', '[[sub/Other Note#^block|block]]', 'block', '/u/vault/other-note'],
    ['index.md', '![[b]]', 'b', '/u/vault/bridge-of-orn'],
    ['index.md', '![shown](b.md)', 'shown', '/u/vault/bridge-of-orn'],
    ['index.md', '[[Cafe\u0301]]', 'Cafe\u0301', '/u/vault/caf%C3%A9'],
    ['index.md', '[coffee](U\u0308nder/Cafe%CC%81.md)', 'coffee', '/u/vault/caf%C3%A9'],
    ['index.md', '| a |\n|---|\n| [[sub/Other Note\\|cell]] |', 'cell', '/u/vault/other-note'],
    // A file of the name comes before another note's alias.
    ['index.md', '[[strand]]', 'strand', '/u/vault/a-beach'],
  ])('%s: %s', async (where, link, words, to) => {
    const report = await run(vault(where, `---\ntitle: Index\n---\n${link}\n`))
    expect(report.refused).toBe(0)
    expect(await leads('index', words)).toBe(to)
    const [, slug] = /^\/u\/vault\/([^#]+)/.exec(to) ?? []
    expect((await site.get(`/u/vault/${slug}/links`)).body).toContain('href="/u/vault/index"')
    expect(report.files.find(({ path }) => path === where)?.unresolved).toEqual([])
  })

  test('an address of this site, another site, a jump and a file that is no note stay what they are', async () => {
    await run({
      'index.md':
        '[home](/u/vault/index) [out](https://example.org/b.md) [jump](#part) [search](/search?q=b) [map](maps/orn.png)\n',
      'b.md': 'B.',
    })
    expect(await leads('index', 'home')).toBe('/u/vault/index')
    expect(await leads('index', 'out')).toBe('https://example.org/b.md')
    expect(await leads('index', 'jump')).toBe('#h-part')
    expect(await leads('index', 'search')).toBe('/search?q=b')
    expect(await leads('index', 'map')).toBeNull()
    expect(await page('index')).toContain('map')
  })
})

test('what leads nowhere is told with its line, once each, and is a red link that can be written', async () => {
  const text =
    '---\ntitle: Index\nimage: "[[crest.png]]"\n---\nOne [[Nobody]].\n\n[gone](sub/gone.md), [[Nobody|him]], [ok](b.md)\n\n[[b]] ![[map.png]] [sea](maps/orn%20sea.pdf)\n![crest](crest.svg) ![[map.png|300]] ![](/media/x.png) [[sea.pdf|the sea]]\n'
  const files = { 'index.md': text, 'b.md': 'B.' }
  const dry = await run(files, { dryRun: true })
  const report = await run(files)
  expect(dry.files).toEqual(report.files)
  expect(report.files[0]?.unresolved).toEqual([
    { line: 5, link: '[[Nobody]]' },
    { line: 7, link: '[gone](sub/gone.md)' },
  ])
  expect(report.files[0]?.attachments).toEqual([
    { line: 3, path: 'crest.png' },
    { line: 9, path: 'map.png' },
    { line: 9, path: 'maps/orn sea.pdf' },
    { line: 10, path: 'crest.svg' },
    { line: 10, path: 'sea.pdf' },
  ])
  expect(await leads('index', 'gone')).toMatch(/\/new\?title=sub%2Fgone$/)
  await site.addArticle('vault', 'sub/gone', 'Now written.')
  expect(await leads('index', 'gone')).toBe('/u/vault/sub-gone')
})

describe('two notes of one name in two folders', () => {
  const twins = {
    'Index.md': '[[north/Gate|n]] [s](south/Gate.md) [[Gate|which]] [[south/deep/Gate|d]]\n',
    'north/Gate.md': 'The northern one.\n',
    'north/Road.md': '[[Gate|near]]\n',
    'south/Gate.md': 'The southern one.\n',
    'south/Road of the South.md': '[[Gate|near]] [near too](Gate.md) [far](../north/Gate.md)\n',
    'south/deep/Gate.md': 'The deep one.\n',
  }

  test('both come in, told apart by their folders, and links by path lead to each', async () => {
    const report = await run(twins)
    expect(report).toMatchObject({ created: 6, refused: 0 })
    expect(report.files.map(({ title }) => title)).toEqual([
      'Index',
      'Gate',
      'Road',
      'Gate (south)',
      'Road of the South',
      'Gate (deep)',
    ])
    expect(report.files[3]?.named).toEqual({ instead: 'Gate', of: 'north/Gate.md' })
    expect(await leads('index', 'n')).toBe('/u/vault/gate')
    expect(await leads('index', 's')).toBe('/u/vault/gate-south')
    expect(await leads('index', 'd')).toBe('/u/vault/gate-deep')
    expect(await leads('index', 'which')).toBe('/u/vault/gate')
    expect(await leads('road', 'near')).toBe('/u/vault/gate')
    expect(await leads('road-of-the-south', 'near')).toBe('/u/vault/gate-south')
    expect(await leads('road-of-the-south', 'near too')).toBe('/u/vault/gate-south')
    expect(await leads('road-of-the-south', 'far')).toBe('/u/vault/gate')
    expect((await site.get('/u/vault/gate-south/links')).body).toContain('/u/vault/road-of-the-south"')
    expect((await site.get('/u/vault/gate/links')).body).toContain('/u/vault/road-of-the-south"')
  })

  test('again, in part and with more, each file finds its own article', async () => {
    await run(twins)
    expect(await run(twins)).toMatchObject({ unchanged: 6 })
    const part = { 'south/Gate.md': 'The southern one, mended.\n' }
    const again = await run(part)
    expect(again).toMatchObject({ updated: 1 })
    expect(await page('gate-south')).toContain('mended')
    expect(await page('gate')).toContain('The northern one')
    const more = { ...twins, ...part, 'west/Gate.md': 'The western one.\n' }
    expect(await run(more)).toMatchObject({ created: 1, unchanged: 6, updated: 0 })
    expect(await page('gate-west')).toContain('The western one')
  })

  test('the one that came alone before is not overwritten by the other', async () => {
    await run({ 'north/Gate.md': 'The northern one.\n' })
    expect(await run({ 'south/Gate.md': 'The southern one.\n' })).toMatchObject({ created: 1 })
    expect(await page('gate')).toContain('The northern one')
    expect(await page('gate-south')).toContain('The southern one')
  })

  test('a file that was moved, unchanged, is the same article', async () => {
    await run({ 'north/Gate.md': 'The northern one.\n' })
    expect(await run({ 'ruins/Gate.md': 'The northern one.\n' })).toMatchObject({ created: 0, updated: 1 })
    expect(await run({ 'ruins/Gate.md': 'The northern one, burnt.\n' })).toMatchObject({ updated: 1 })
  })

  test('titles that the files say themselves are told apart too', async () => {
    const files = {
      'a/x.md': '---\ntitle: Gate # of the north\n---\nA.\n',
      'b/x.md': '---\ntitle: Gate\n---\nB.\n',
      'c/y.md': '# gate\n\nC.\n',
    }
    const report = await run(files)
    expect(report.files.map(({ title }) => title)).toEqual(['Gate', 'Gate (b)', 'gate (c)'])
    expect(await run(files)).toMatchObject({ unchanged: 3 })
  })
})

test('a note whose title changes in its file stays one article', async () => {
  await run({ 'a.md': '# Old name\n\nText.\n', 'b.md': '[a](a.md)\n' })
  expect(await run({ 'a.md': '# New name\n\nText.\n' })).toMatchObject({ created: 0, updated: 1 })
  expect(await leads('b', 'a')).toMatch(/^\/u\/vault\/(old|new)-name$/)
})
