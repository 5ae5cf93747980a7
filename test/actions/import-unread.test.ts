import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { type ImportOptions, importFiles } from '../../src/actions/import-files.ts'
import { findArticle, listArticles } from '../../src/storage/articles.ts'
import type { Database } from '../../src/storage/open.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'

const actor = testActor()
const { viewer } = actor
let database: Database

beforeEach(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
})
afterEach(() => database.close())

const importOne = async (content: string, options: Partial<ImportOptions> = {}, path = 'star.md') => {
  const files = [{ path, bytes: Buffer.from(content) }]
  const report = await importFiles(database.db, actor, files, { universe: 'history', ...options })
  return report.files[0]
}
const articles = () => listArticles(database.db, viewer, { limit: 9 })

describe('front matter that cannot be read', () => {
  test.each([
    ['---\ntitle: A: B\nborn: 1900\n---\nText.', 2],
    ['---\nborn: 1900\ntitle: *Star\n---\n# Heading\n\nText.', 3],
    ['---\nborn: 1900\ntitle: !important\n---\nText.', 3],
    ['---\ntitle: [draft] Name\n---\nText.', 2],
    ['---\ntags: [a]\ntitle: {{title}}\n---\nText.', 3],
    ['\ufeff---\r\ntags: [a]\r\ntitle: [x]\r\n---\r\nText.', 3],
    ['---\ntitle: One\ntitle: Two\n---\nText.', 3],
    ['---\n- title: One\n---\nText.', 2],
    ['---\ntitle: One\nborn: 1900\n\nText.', 1],
    ['+++\ntitle = "One"\n+++\nText.', 1],
  ])('is refused with its line in the file, dry or not: %j', async (content, line) => {
    const refused = { outcome: 'refused', problem: expect.stringMatching(new RegExp(`^Line ${line}: `)) }
    const given = { title: 'Given', subject: 'given', lang: 'th' }

    expect(await importOne(content, { ...given, dryRun: true })).toMatchObject(refused)
    expect(await importOne(content, given)).toMatchObject(refused)
    expect(await importOne(content)).toMatchObject(refused)
    expect(await articles()).toEqual([])
  })

  test('is refused where the file was imported before, and what was taken then stays', async () => {
    await importOne('---\ntitle: Star\nborn: 1900\n---\nText.')
    const before = (await findArticle(database.db, viewer, 'history', 'star'))?.text
    const broken = '---\ntitle: Star: a life\nborn: 1901\n---\nText.'

    expect(await importOne(broken, { overwrite: true, title: 'Star' })).toMatchObject({ outcome: 'refused' })
    expect((await findArticle(database.db, viewer, 'history', 'star'))?.text).toBe(before)
  })
})

test('what is not understood is told with its line in the file', async () => {
  const imported = await importOne('---\nborn: 35 Brumaire 917\nlang: Elvish tongue\n---\nText.', {
    title: 'Star',
  })
  expect(imported?.warnings).toEqual([
    expect.stringMatching(/^line 2: The date in “born”/),
    expect.stringMatching(/^line 3: “Elvish tongue” is no language tag/),
  ])
})

test('a text with Windows line ends and a byte order mark keeps its front matter when it is given a title', async () => {
  const text = '\ufeff---\r\nborn: 1900\r\n---\r\nText.\r\n'
  await createArticle(database.db, actor, { universe: 'history', title: 'Star', text, editId: 'crlf' })
  expect((await findArticle(database.db, viewer, 'history', 'star'))?.text).toBe(
    '---\nborn: 1900\ntitle: Star\n---\nText.\n',
  )
})
