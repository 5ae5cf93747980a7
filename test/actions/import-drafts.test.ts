import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

const run = (files: Record<string, string>, options: Partial<ImportOptions> = {}) =>
  importFiles(
    database.db,
    actor,
    Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content) })),
    { universe: 'history', ...options },
  )
const titles = async () => (await listArticles(database.db, viewer, { limit: 9 })).map(({ title }) => title)

describe('drafts', () => {
  const files = {
    'One.md': '---\ndraft: true\n---\nText.',
    'Two.md': '---\npublish: false\n---\nText.',
    'Three.md': '---\npublish: true\n---\nText.',
    '_drafts/Four.md': 'Text.',
    'Five.md': '---\nstatus: draft\n---\nText.',
  }

  test('are left out, each with the reason, dry or not', async () => {
    for (const dryRun of [true, false]) {
      const report = await run(files, { dryRun })
      expect(report).toMatchObject({ created: 1, leftOut: 4, refused: 0 })
      expect(report.files.map(({ outcome, problem }) => [outcome, problem])).toEqual([
        ['left out', expect.stringContaining('“draft: true”')],
        ['left out', expect.stringContaining('“publish: false”')],
        ['created', null],
        ['left out', expect.stringContaining('_drafts')],
        ['left out', expect.stringContaining('“status: draft”')],
      ])
    }
    expect(await titles()).toEqual(['Three'])
  })

  test('come in where they are asked for, and say that nothing hides them', async () => {
    const report = await run(files, { drafts: true })
    expect(report).toMatchObject({ created: 5, leftOut: 0 })
    expect(report.files[0]?.warnings).toEqual([
      expect.stringMatching(/^line 2: “draft: true” hides nothing here/),
    ])
  })

  test('that were imported before stay as they were, which is said', async () => {
    await run({ 'One.md': 'First text.' })
    const report = await run({ 'One.md': '---\ndraft: true\n---\nSecond text.' })
    expect(report.files[0]).toMatchObject({ outcome: 'left out', problem: expect.stringContaining('“One”') })
    expect(report.files[0]?.problem).toContain('as it was imported before')
    expect((await findArticle(database.db, viewer, 'history', 'one'))?.text).toContain('First text.')
  })

  test('do not stand in the way of another file of their title', async () => {
    const report = await run({
      'a/One.md': '---\ntitle: One\ndraft: true\n---\nText.',
      'b/One.md': '---\ntitle: One\n---\nText.',
    })
    expect(report.files.map(({ outcome }) => outcome)).toEqual(['left out', 'created'])
  })
})

describe('what is hidden in a file', () => {
  test('is kept and said, with its lines', async () => {
    const text = '---\ncssclasses: [wide]\n---\nOne %%a%%.\n\n<!-- b -->\n\nTwo. %%c%%\n'
    const report = await run({ 'One.md': text })
    expect(report.files[0]).toMatchObject({ outcome: 'created', warnings: [] })
    expect(report.files[0]?.notes).toEqual([
      { lines: [2], message: expect.stringContaining('“cssclasses”') },
      { lines: [4, 6, 8], message: expect.stringContaining('comment') },
    ])
    expect((await findArticle(database.db, viewer, 'history', 'one'))?.text).toContain('%%a%%')
  })

  test('is no title: not in the first heading, not as the first heading, not above it', async () => {
    await run({
      'a.md': '# Star %%or Moon%%\n\nText.',
      'b.md': '%%\n# Secret\n%%\n\n# Sun\n\nText.',
      'c.md': '<!-- written in haste -->\n\n# Sea\n\nText.',
      'd.md': '%%\n# Secret\n%%\n\nText.',
    })
    expect(await titles()).toEqual(['D', 'Sea', 'Star', 'Sun'])
    const text = async (slug: string) =>
      (await findArticle(database.db, viewer, 'history', slug))?.text.replace(/file-path: .*\n/, '')
    expect(await text('star')).toBe('---\ntitle: Star\n---\n%%or Moon%%\n\nText.')
    expect(await text('sun')).toBe('---\ntitle: Sun\n---\n%%\n# Secret\n%%\n\nText.')
    expect(await text('sea')).toBe('---\ntitle: Sea\n---\n<!-- written in haste -->\n\nText.')
  })

  test('does not make its language', async () => {
    const german =
      'Die Festung über dem Fluss wurde von den Herzögen gebaut, als die Brücke noch aus Holz war. '
    const english = 'The fort above the river was built by the dukes when the bridge was still made of wood. '
    await run({ 'Fort.md': `${english}\n\n%%${german.repeat(4)}%%\n` })
    expect(await findArticle(database.db, viewer, 'history', 'fort')).toMatchObject({ lang: 'en' })
  })
})
