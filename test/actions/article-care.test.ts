import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { restoreArticle } from '../../src/actions/restore-article.ts'
import { revertArticle } from '../../src/actions/revert-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { findArticle, findArticleAt } from '../../src/storage/articles.ts'
import type { Database } from '../../src/storage/open.ts'
import { listRecent } from '../../src/storage/revisions.ts'
import { makeUniverse, temporaryDatabase, testActor, testViewer } from '../helpers/database.ts'

let database: Database
let articleId: number
let made = 0
let saves = 0
const actor = testActor()
const { viewer } = actor
const base = '---\ntitle: Hill Fort\n---\nFirst passage.\n\nSecond passage.\n\nThird passage.\n'

beforeAll(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
})
afterAll(() => database.close())

beforeEach(async () => {
  made++
  const text = base.replace('Hill Fort', `Hill Fort ${made}`)
  const created = await createArticle(database.db, actor, {
    universe: 'history',
    text,
    editId: `create ${made}`,
  })
  articleId = created.revision.articleId
})

const slug = () => `hill-fort-${made}`
const text = () => base.replace('Hill Fort', `Hill Fort ${made}`)
const save = (typed: string, basedOn: number, editId = `save ${++saves}`) =>
  saveArticle(database.db, actor, { articleId, text: typed, basedOn, editId })
const current = () => findArticle(database.db, viewer, 'history', slug())
const at = (address: string, who = viewer, options = {}) =>
  findArticleAt(database.db, who, { universe: 'history', slug: address }, options)

describe('renaming', () => {
  const rename = (title: string, editId = `rename ${made} ${title}`) =>
    renameArticle(database.db, actor, { articleId, title, editId })

  test('moves the address, keeps the subject, and the old address leads on', async () => {
    const before = await current()
    await rename(`Castle ${made}`)
    expect(await current()).toBeUndefined()
    expect(await at(slug())).toMatchObject({ slug: `castle-${made}` })
    const article = await findArticle(database.db, viewer, 'history', `castle-${made}`)
    expect(article).toMatchObject({
      title: `Castle ${made}`,
      subject: before?.subject,
      revisionKind: 'rename',
    })
    expect(article?.text).toContain(`subject: hill-fort-${made}`)
  })

  test('twice: both old addresses lead to the newest; back again: none does', async () => {
    await rename(`Castle ${made}`)
    await rename(`Palace ${made}`)
    for (const old of [slug(), `castle-${made}`]) {
      expect(await at(old)).toMatchObject({ slug: `palace-${made}` })
    }
    await rename(`Hill Fort ${made}`)
    expect(await at(slug())).toMatchObject({ slug: slug() })
    expect(await current()).toMatchObject({ revision: 4 })
  })

  test('to a taken title is refused, and a new article may take the old one', async () => {
    const { revision } = await createArticle(database.db, actor, {
      universe: 'history',
      title: `Taken ${made}`,
      text: 'x',
      editId: `taken ${made}`,
    })
    await expect(rename(`Taken ${made}`)).rejects.toMatchObject({ code: 'conflict' })
    await rename(`Away ${made}`)
    const input = { universe: 'history', title: `Hill Fort ${made}`, text: 'x', editId: `again ${made}` }
    const again = await createArticle(database.db, actor, input)
    expect(await at(slug())).toMatchObject({ id: again.revision.articleId })
    expect(again.revision.articleId).not.toBe(revision.articleId)
  })

  test('an empty title is refused beside its field', async () => {
    await expect(rename(' ')).rejects.toMatchObject({
      code: 'invalid',
      fields: { title: expect.any(String) },
    })
  })
})

describe('deleting and restoring', () => {
  const remove = () =>
    deleteArticle(database.db, actor, { articleId, editId: `delete ${made}`, summary: 'Why' })

  test('takes it from readers, keeps it for editors, and brings it back as it was', async () => {
    const before = await current()
    await remove()
    expect(await current()).toBeUndefined()
    const asked = { includeDeleted: true }
    expect(await at(slug(), testViewer('reader'), asked)).toBeUndefined()
    expect(await at(slug(), testViewer('editor'))).toBeUndefined()
    expect(await at(slug(), testViewer('editor'), asked)).toMatchObject({
      deletedAt: actor.now.toISOString(),
      text: before?.text,
    })
    await restoreArticle(database.db, actor, { articleId, editId: `restore ${made}` })
    expect(await current()).toMatchObject({ text: before?.text, deletedAt: null, revision: 3 })
  })

  test('twice does nothing more', async () => {
    await remove()
    const again = await deleteArticle(database.db, actor, { articleId, editId: `once more ${made}` })
    expect(again.revision).toBeNull()
    const changes = await listRecent(database.db, viewer, { limit: 2, includeDeleted: true })
    expect(changes.map(({ kind }) => kind)).toEqual(['delete', 'create'])
    expect(
      await listRecent(database.db, testViewer('reader'), { limit: 1, includeDeleted: true }),
    ).not.toMatchObject([{ articleId }])
  })

  test('cannot come back while another has its address', async () => {
    await remove()
    const input = { universe: 'history', title: `Hill Fort ${made}`, text: 'new', editId: `squat ${made}` }
    await createArticle(database.db, actor, input)
    const restoring = restoreArticle(database.db, actor, { articleId, editId: `back ${made}` })
    await expect(restoring).rejects.toMatchObject({
      code: 'conflict',
      suggestions: [{ href: `/u/history/${slug()}` }],
    })
  })
})

describe('reverting', () => {
  test('makes an old text the newest revision', async () => {
    await save(text().replace('First', 'Vandalised'), 1)
    const input = { articleId, to: 1, basedOn: 2, editId: `revert ${made}` }
    const result = await revertArticle(database.db, actor, input)
    expect(result).toMatchObject({
      status: 'saved',
      revision: { number: 3, kind: 'revert', summary: 'Back to revision 1' },
    })
    expect(await current()).toMatchObject({ text: text() })
    expect(await revertArticle(database.db, actor, input)).toMatchObject({ revision: { number: 3 } })
  })

  test('is refused when the article moved on, or has no such revision', async () => {
    await save(text().replace('First', 'One'), 1)
    const stale = revertArticle(database.db, actor, { articleId, to: 1, basedOn: 1, editId: `stale ${made}` })
    await expect(stale).rejects.toMatchObject({ code: 'conflict' })
    const none = revertArticle(database.db, actor, { articleId, to: 9, basedOn: 2, editId: `none ${made}` })
    await expect(none).rejects.toMatchObject({ code: 'not_found' })
  })
})
