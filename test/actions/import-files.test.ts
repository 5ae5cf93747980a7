import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { type ImportOptions, importFiles } from '../../src/actions/import-files.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { findArticle, listArticles } from '../../src/storage/articles.ts'
import type { Database } from '../../src/storage/open.ts'
import { listRevisions } from '../../src/storage/revisions.ts'
import { makeUniverse, temporaryDatabase, testActor, testViewer } from '../helpers/database.ts'

const actor = testActor()
const { viewer } = actor
let database: Database

beforeEach(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
})
afterEach(() => database.close())

const file = (path: string, content: string | number[]) => ({
  path,
  bytes: typeof content === 'string' ? Buffer.from(content) : Uint8Array.from(content),
})
const run = (files: ReturnType<typeof file>[], options: Partial<ImportOptions> = {}) =>
  importFiles(database.db, actor, files, { universe: 'history', ...options })
const outcomes = async (files: ReturnType<typeof file>[], options: Partial<ImportOptions> = {}) =>
  (await run(files, options)).files.map(({ outcome }) => outcome)
const article = (slug: string) => findArticle(database.db, viewer, 'history', slug)

describe('what is refused, by name, while the rest is imported', () => {
  test('each kind of file that is no article', async () => {
    const report = await run([
      file('photo.md', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
      file('photo.png', [0x89, 0x50, 0x4e, 0x47]),
      file('nul.txt', 'a\0b'),
      file('latin.txt', [...Buffer.from('First line\nCaf'), 0xe9, ...Buffer.from(' and '), 0x93]),
      file('cyrillic.txt', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0]),
      file('wide.txt', [0xff, 0xfe, 0x61, 0x00]),
      file('empty.md', '  \n\n'),
      file('large.txt', 'x'.repeat(1_048_577)),
      file('broken.md', '---\ntitle: Broken\nfacts: [unclosed\n---\nText.'),
      file('good.md', '# Good\n\nText.'),
      file('twin.txt', 'Good\n\nAnother text.'),
      file('last.md', '# Last\n\nText.'),
    ])
    const told = Object.fromEntries(
      report.files.map(({ path, outcome, problem }) => [path, `${outcome}: ${problem}`]),
    )
    expect(told['photo.md']).toMatch(/refused: .*PNG/)
    expect(told['photo.png']).toMatch(/refused: Only Markdown/)
    expect(told['nul.txt']).toMatch(/refused: .*binary/)
    expect(told['latin.txt']).toMatch(/refused: Line 2 is not UTF-8.*Windows-1252/)
    expect(told['cyrillic.txt']).toMatch(/Windows-1251/)
    expect(told['wide.txt']).toMatch(/UTF-16/)
    expect(told['empty.md']).toMatch(/empty/)
    expect(told['large.txt']).toMatch(/1 MiB/)
    expect(told['broken.md']).toMatch(/Line \d: This cannot be read: /)
    expect(told['good.md']).toBe('created: null')
    expect(told['twin.txt']).toMatch(/same title as good\.md/)
    expect(told['last.md']).toBe('created: null')
    expect(report).toMatchObject({ created: 2, refused: 10, updated: 0, unchanged: 0 })
    expect(await listArticles(database.db, viewer, { limit: 20 })).toHaveLength(2)
  })

  test('an unknown universe, and someone who may not edit', async () => {
    await expect(run([], { universe: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' })
    const reader = { ...actor, viewer: testViewer('reader') }
    await expect(importFiles(database.db, reader, [], { universe: 'history' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('dates that cannot be read are named and kept', async () => {
    const report = await run([
      file('a.md', '---\ntitle: A\nfacts:\n  born: { value: "x", from: sometime }\n---\nText.'),
    ])
    expect(report.files[0]).toMatchObject({ outcome: 'created' })
    expect((await article('a'))?.text).toContain('sometime')
  })
})

describe('importing again', () => {
  const one = '# One\n\nFirst passage.\n\nSecond passage.\n\nThird passage.\n'

  test('unchanged files change nothing; a changed one is the next revision', async () => {
    const files = [file('one.md', one), file('two.txt', 'Two\n\nA text.')]
    expect(await outcomes(files)).toEqual(['created', 'created'])
    expect(await outcomes(files)).toEqual(['unchanged', 'unchanged'])
    const changed = [file('one.md', one.replace('First', 'Changed')), files[1] as (typeof files)[0]]
    expect(await outcomes(changed)).toEqual(['updated', 'unchanged'])
    const found = await article('one')
    const history = await listRevisions(database.db, viewer, found?.id ?? 0, { limit: 9 })
    expect(history.map(({ kind }) => kind)).toEqual(['import', 'import'])
  })

  test('what was edited here meanwhile stays: other passages are merged, the same ones refused', async () => {
    await run([file('one.md', one)])
    const found = await article('one')
    const text = found?.text.replace('Third', 'Third, edited here') ?? ''
    await saveArticle(database.db, actor, { articleId: found?.id ?? 0, text, basedOn: 1, editId: 'here' })
    expect(await outcomes([file('one.md', one)])).toEqual(['unchanged'])
    expect(await outcomes([file('one.md', one.replace('First', 'Changed first'))])).toEqual(['updated'])
    expect((await article('one'))?.text).toMatch(/Changed first.*Third, edited here/s)
    expect(await outcomes([file('one.md', one.replace('First', 'Changed first'))])).toEqual(['unchanged'])
    const clash = file(
      'one.md',
      one.replace('First', 'Changed first').replace('Third', 'Third, edited there'),
    )
    expect(await outcomes([clash])).toEqual(['refused'])
    expect(await outcomes([clash], { overwrite: true })).toEqual(['updated'])
    expect((await article('one'))?.text).toContain('edited there')
  })

  test('an article that was never imported is not overwritten unasked', async () => {
    const text = '---\ntitle: One\n---\nWritten here.\n'
    await createArticle(database.db, actor, { universe: 'history', text, editId: 'by hand' })
    expect(await outcomes([file('one.md', text)])).toEqual(['unchanged'])
    expect(await outcomes([file('one.md', one)])).toEqual(['refused'])
    expect((await article('one'))?.text).toBe(text)
    expect(await outcomes([file('one.md', one)], { overwrite: true })).toEqual(['updated'])
  })

  test('a file finds its article after a rename, and makes a new one after a deletion', async () => {
    await run([file('one.md', one)])
    await renameArticle(database.db, actor, { articleId: 1, title: 'Uno', editId: 'uno' })
    expect(await outcomes([file('one.md', one)])).toEqual(['unchanged'])
    await deleteArticle(database.db, actor, { articleId: 1, editId: 'gone' })
    expect(await outcomes([file('one.md', one)])).toEqual(['created'])
  })

  test('the subject and language given once hold on when the file comes again without them', async () => {
    const plain = file('fort.txt', 'The Fort\n\nIt stood on a hill.')
    expect(await outcomes([plain], { subject: 'hill-fort', lang: 'en-GB' })).toEqual(['created'])
    const before = await article('the-fort')
    expect(before).toMatchObject({ subject: 'hill-fort', lang: 'en-GB' })
    expect(await outcomes([plain])).toEqual(['unchanged'])
    expect(await outcomes([file('fort.txt', 'The Fort\n\nIt stands on a hill.')])).toEqual(['updated'])
    expect(await article('the-fort')).toMatchObject({ subject: 'hill-fort', lang: 'en-GB' })
  })

  test('a dry run says the same and writes nothing', async () => {
    const files = [file('one.md', one), file('bad.md', ''), file('again.md', one)]
    const dry = await run(files, { dryRun: true })
    expect(await listArticles(database.db, viewer, { limit: 9 })).toEqual([])
    const real = await run(files)
    expect(dry.files).toEqual(real.files)
    const changed = [file('one.md', one.replace('First', '1st'))]
    expect((await run(changed, { dryRun: true })).files).toEqual((await run(changed)).files)
  })
})

const seeds = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url))
const founding: [name: string, title: string, lang: string][] = [
  ['timeline-1350.en.txt', 'Leon Trotsky', 'en'],
  ['metapedia-framing.en.txt', 'Leon Trotsky', 'en'],
  ['history-encyclopedia.th.txt', 'เลออน ตรอตสกี', 'th'],
  ['history-today-in-history.en.txt', 'Today In History: Trotsky Assassinated', 'en'],
  ['history-trotskyism-explained.en.txt', 'Trotskyism Explained', 'en'],
]

describe.skipIf(!existsSync(seeds))('the founding texts (skipped where ../shared/seeds is not there)', () => {
  test.each(founding)(
    '%s is imported as it is, and importing it again changes nothing',
    async (name, title, lang) => {
      const text = file(name, readFileSync(seeds + name, 'utf8'))
      const report = await run([text], { subject: 'leon-trotsky' })
      expect(report.files[0]).toMatchObject({ outcome: 'created', title, problem: null })
      const [head] = await listArticles(database.db, viewer, { limit: 2 })
      expect(head).toMatchObject({ title, lang, subject: 'leon-trotsky' })
      expect(await outcomes([text], { subject: 'leon-trotsky' })).toEqual(['unchanged'])
    },
  )
})
