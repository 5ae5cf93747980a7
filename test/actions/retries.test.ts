import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/actions/actor.ts'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { restoreArticle } from '../../src/actions/restore-article.ts'
import { revertArticle } from '../../src/actions/revert-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import type { Database } from '../../src/storage/open.ts'
import { listRevisions } from '../../src/storage/revisions.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'

/** The number of a form marks a retry; nothing but that retry may go by it, or it would be called done and never be. */

let database: Database
let articleId: number
let made = 0
const actor = testActor()

beforeAll(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
  await makeUniverse(database, 'legend')
})
afterAll(() => database.close())

const textOf = (words: string) => `---\ntitle: Hill Fort ${made}\n---\n${words}\n`
const create = (more: { universe?: string; text?: string } = {}, by: Actor = actor) =>
  createArticle(database.db, by, {
    universe: 'history',
    text: textOf('Stone.'),
    editId: `create ${made}`,
    ...more,
  })
const editId = () => `edit ${made}`
const save = (text: string, by: Actor = actor) =>
  saveArticle(database.db, by, { articleId, text: textOf(text), basedOn: 1, editId: editId() })
const rename = (title: string) => renameArticle(database.db, actor, { articleId, title, editId: editId() })
const remove = () => deleteArticle(database.db, actor, { articleId, editId: editId() })
const restore = (id = editId()) => restoreArticle(database.db, actor, { articleId, editId: id })
const revert = (to: number, basedOn: number) =>
  revertArticle(database.db, actor, { articleId, to, basedOn, editId: editId() })
const kinds = async () => {
  const page = { limit: 9, includeDeleted: true }
  return (await listRevisions(database.db, actor.viewer, articleId, page)).map(({ kind }) => kind)
}
const refused = { code: 'invalid', message: expect.stringContaining('already used') }
const other: Actor = { ...actor, viewer: { ...actor.viewer, name: 'somebody else' } }

beforeEach(async () => {
  made++
  articleId = (await create()).revision.articleId
})

describe('a form’s number used again', () => {
  test('for another kind of action is refused, and that action does not count as done', async () => {
    await save('Wood.')
    await expect(remove()).rejects.toMatchObject(refused)
    await expect(rename(`Castle ${made}`)).rejects.toMatchObject(refused)
    await expect(revert(1, 2)).rejects.toMatchObject(refused)
    expect(await kinds()).toEqual(['edit', 'create'])
  })

  test('for restoring what it deleted is refused', async () => {
    await remove()
    await expect(restore()).rejects.toMatchObject(refused)
    expect(await kinds()).toEqual(['delete', 'create'])
  })

  test('by somebody else is refused', async () => {
    await save('Wood.')
    await expect(save('Wood.', other)).rejects.toMatchObject(refused)
    await expect(create({}, other)).rejects.toMatchObject(refused)
  })

  test('in another universe is refused', async () => {
    await expect(create({ universe: 'legend' })).rejects.toMatchObject(refused)
  })

  test('for another text, title or revision is refused', async () => {
    await expect(create({ text: textOf('Clay.') })).rejects.toMatchObject(refused)
    await save('Wood.')
    await expect(save('Clay.')).rejects.toMatchObject(refused)
  })

  test('for another title is refused', async () => {
    await rename(`Castle ${made}`)
    await expect(rename(`Palace ${made}`)).rejects.toMatchObject(refused)
  })

  test('for going back to another revision is refused', async () => {
    await saveArticle(database.db, actor, {
      articleId,
      text: textOf('Wood.'),
      basedOn: 1,
      editId: `wood ${made}`,
    })
    await saveArticle(database.db, actor, {
      articleId,
      text: textOf('Clay.'),
      basedOn: 2,
      editId: `clay ${made}`,
    })
    await revert(1, 3)
    await expect(revert(2, 3)).rejects.toMatchObject(refused)
  })
})

test('each form sent twice answers as its first try did', async () => {
  const saved = await save('Wood.')
  expect(await save('Wood.')).toEqual(saved)
  expect((await create({ universe: 'HISTORY' })).revision).toMatchObject({ articleId, number: 1 })
  const id = `rename ${made}`
  const asked = { articleId, title: `Castle ${made}`, editId: id }
  expect(await renameArticle(database.db, actor, asked)).toEqual(
    await renameArticle(database.db, actor, asked),
  )
  const gone = { articleId, editId: `gone ${made}` }
  expect(await deleteArticle(database.db, actor, gone)).toEqual(await deleteArticle(database.db, actor, gone))
  expect(await restore(`back ${made}`)).toEqual(await restore(`back ${made}`))
})

test('a merge sent twice is one merge', async () => {
  const text = (first: string, second: string) => textOf(`${first}\n\n${second}`)
  const put = (words: string, basedOn: number, id: string) =>
    saveArticle(database.db, actor, { articleId, text: words, basedOn, editId: `${id} ${made}` })
  await put(text('One.', 'Two.'), 1, 'a')
  await put(text('One, theirs.', 'Two.'), 2, 'b')
  const merged = await put(text('One.', 'Two, mine.'), 2, 'c')
  expect(merged.status).toBe('merged')
  expect(await put(text('One.', 'Two, mine.'), 2, 'c')).toEqual(merged)
})
