import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { importFiles } from '../../src/actions/import-files.ts'
import type { TieChoice } from '../../src/actions/lib/settle-subject.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { restoreArticle } from '../../src/actions/restore-article.ts'
import { findArticleById, listCounterparts } from '../../src/storage/articles.ts'
import type { Database } from '../../src/storage/open.ts'
import { makeUniverse, temporaryDatabase, testActor, testNow } from '../helpers/database.ts'

/** Which articles are told as one subject, when a name is used again. */

let database: Database
let made = 0
let edits = 0
const actor = testActor()
const later = testActor(new Date(testNow.getTime() + 60_000))

beforeAll(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
  await makeUniverse(database, 'mirror')
})
afterAll(() => database.close())
beforeEach(() => {
  made++
})

const editId = () => `edit ${++edits}`
const create = async (title: string, more: { universe?: string; matter?: string; tie?: TieChoice } = {}) => {
  const { universe = 'history', matter = '', tie } = more
  const text = `---\ntitle: ${title}\n${matter}---\nx\n`
  return (await createArticle(database.db, actor, { universe, text, editId: editId(), tie })).revision
}
const rename = (articleId: number, title: string) =>
  renameArticle(database.db, actor, { articleId, title, editId: editId() })
const subjectOf = async (articleId: number) =>
  (await findArticleById(database.db, actor.viewer, articleId))?.subject
const tellings = async (subject: string) =>
  (await listCounterparts(database.db, actor.viewer, subject)).map(({ title }) => title)
const name = () => `Java ${made}`
const slug = () => `java-${made}`

/** An article that was called by the name, and freed it. */
async function freed(universe = 'history'): Promise<number> {
  const { articleId } = await create(name(), { universe })
  await rename(articleId, `${name()} (island)`)
  return articleId
}

describe('a name that a rename has freed', () => {
  test.each(['history', 'mirror'])(
    'is not taken for the same subject in %s: its writer is asked',
    async (universe) => {
      await freed()
      await expect(create(name(), { universe })).rejects.toMatchObject({
        code: 'conflict',
        fields: { subject: expect.stringContaining(`“${name()} (island)”`) },
        suggestions: [{ label: `${name()} (island)`, href: `/u/history/${slug()}-island` }],
      })
    },
  )

  test('becomes another subject where the writer says so, and that is written down', async () => {
    const island = await freed()
    const { articleId, text } = await create(name(), { tie: 'other' })
    expect(await subjectOf(articleId)).toBe(`${slug()}-2`)
    expect(text).toContain(`subject: ${slug()}-2`)
    expect(await tellings(slug())).toEqual([`${name()} (island)`])
    expect(await subjectOf(island)).toBe(slug())
    await rename(articleId, `${name()} (language)`)
    const third = await create(name(), { tie: 'other' })
    expect(await subjectOf(third.articleId)).toBe(`${slug()}-3`)
  })

  test('becomes the same where the writer says so, and that is written down', async () => {
    await freed()
    const { articleId, text } = await create(name(), { universe: 'mirror', tie: 'same' })
    expect(await subjectOf(articleId)).toBe(slug())
    expect(text).toContain(`subject: ${slug()}`)
  })

  test('asks nothing of one who names the subject', async () => {
    await freed()
    const { articleId } = await create(name(), { matter: 'subject: coffee\n' })
    expect(await subjectOf(articleId)).toBe('coffee')
    const told = await create(`${name()} once more`, { matter: `subject: ${slug()}\n` })
    expect(await subjectOf(told.articleId)).toBe(slug())
  })

  test('stays apart in an import, dry or not, which says so and is unchanged the second time', async () => {
    await freed()
    const files = [{ path: `java ${made}.md`, bytes: Buffer.from(`---\ntitle: ${name()}\n---\nCoffee.\n`) }]
    const dry = await importFiles(database.db, actor, files, { universe: 'history', dryRun: true })
    const report = await importFiles(database.db, actor, files, { universe: 'history' })
    for (const { files } of [dry, report]) {
      expect(files).toMatchObject([
        { outcome: 'created', warnings: [expect.stringContaining(`“${slug()}-2”`)] },
      ])
    }
    expect(await tellings(slug())).toEqual([`${name()} (island)`])
    const again = await importFiles(database.db, actor, files, { universe: 'history' })
    expect(again.files).toMatchObject([{ outcome: 'unchanged' }])
  })
})

describe('no question is asked', () => {
  test('where others of the name tell of it', async () => {
    await create(name())
    const { articleId, text } = await create(name(), { universe: 'mirror' })
    expect(await subjectOf(articleId)).toBe(slug())
    expect(text).not.toContain('subject:')
  })

  test('where somebody wrote the subject down for one of another name elsewhere', async () => {
    await create(`Yava ${made}`, { universe: 'mirror', matter: `subject: ${slug()}\n` })
    expect(await subjectOf((await create(name())).articleId)).toBe(slug())
  })

  test('where the other has the name as an alias, or is a translation', async () => {
    await create(`Yava ${made}`, { matter: `subject: ${slug()}\naliases: [${name()}]\n` })
    await create(`Ява ${made}`, { matter: `subject: ${slug()}\nlang: ru\n` })
    expect(await subjectOf((await create(name())).articleId)).toBe(slug())
  })
})

test('where one universe tells the subject under another name already, it is asked', async () => {
  await create(`Yava ${made}`, { matter: `subject: ${slug()}\n` })
  await create(name(), { universe: 'mirror' })
  await expect(create(name())).rejects.toMatchObject({
    fields: { subject: expect.stringContaining(`“Yava ${made}”`) },
  })
})

test('a retry answers with what the first made, whatever was decided', async () => {
  await freed()
  const input = {
    universe: 'history',
    text: `---\ntitle: ${name()}\n---\nx\n`,
    editId: editId(),
    tie: 'other' as const,
  }
  const { revision } = await createArticle(database.db, actor, input)
  expect((await createArticle(database.db, actor, input)).revision.id).toBe(revision.id)
})

describe('an article that comes back', () => {
  const back = (articleId: number, more: { title?: string; tie?: TieChoice } = {}) =>
    restoreArticle(database.db, later, { articleId, editId: editId(), ...more })
  const write = async (title: string) =>
    (await createArticle(database.db, later, { universe: 'history', title, text: 'x', editId: editId() }))
      .revision

  test.each([
    ['under another title', async () => (await create(name())).articleId, () => `${name()} (island)`],
    ['under its own', () => freed(), () => undefined],
  ])(
    '%s is not joined with one that took its subject meanwhile: its restorer is asked',
    async (_, make, title) => {
      const articleId = await make()
      await deleteArticle(database.db, actor, { articleId, editId: editId() })
      const other = await write(name())
      const named = title()
      const given = named === undefined ? {} : { title: named }
      await expect(back(articleId, given)).rejects.toMatchObject({
        code: 'conflict',
        fields: { subject: expect.stringContaining(name()) },
      })
      await back(articleId, { ...given, tie: 'other' })
      expect(await subjectOf(articleId)).toBe(`${slug()}-2`)
      expect(await subjectOf(other.articleId)).toBe(slug())
    },
  )

  test('joins what it stood beside before, without a question', async () => {
    const { articleId } = await create(name())
    await create(`Yava ${made}`, { matter: `subject: ${slug()}\n` })
    await deleteArticle(database.db, later, { articleId, editId: editId() })
    await back(articleId)
    expect(await tellings(slug())).toHaveLength(2)
  })
})
