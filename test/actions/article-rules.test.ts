import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { importFiles } from '../../src/actions/import-files.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { restoreArticle } from '../../src/actions/restore-article.ts'
import { revertArticle } from '../../src/actions/revert-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { findArticle, findArticleAt, findArticleById } from '../../src/storage/articles.ts'
import type { Database } from '../../src/storage/open.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'

/** Every rule of an article's names holds for every way by which an article comes to have them. */

let database: Database
let made = 0
let edits = 0
const actor = testActor()
const { viewer } = actor

beforeAll(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
  await makeUniverse(database, 'mirror')
})
afterAll(() => database.close())

const editId = () => `edit ${++edits}`
const create = async (title: string, text = 'x', universe = 'history') =>
  (await createArticle(database.db, actor, { universe, title, text, editId: editId() })).revision
const titled = (title: string, body = 'x') => `---\ntitle: ${JSON.stringify(title)}\n---\n${body}\n`
const save = (articleId: number, text: string, basedOn: number) =>
  saveArticle(database.db, actor, { articleId, text, basedOn, editId: editId() })
const remove = (articleId: number) => deleteArticle(database.db, actor, { articleId, editId: editId() })
const rename = (articleId: number, title: string) =>
  renameArticle(database.db, actor, { articleId, title, editId: editId() })
const at = (slug: string, universe = 'history') => findArticleAt(database.db, viewer, { universe, slug })
const byId = async (id: number) => {
  const article = await findArticleById(database.db, viewer, id)
  if (!article) throw new Error(`no article ${id}`)
  return article
}
const importText = (text: string, more: { overwrite?: boolean } = {}) =>
  importFiles(database.db, actor, [{ path: `file ${made}.md`, bytes: Buffer.from(text) }], {
    universe: 'history',
    ...more,
  })

/** Each way makes the article `id`, of the title `old`, be called `title`. */
type Way = (id: number, old: string, title: string) => Promise<unknown>
const ways: Record<string, Way> = {
  'a rename': (id, _old, title) => rename(id, title),
  'front matter in an edit': (id, _old, title) => save(id, titled(title), 1),
  'front matter that is merged': async (id, old, title) => {
    const body = 'One.\n\nTwo.\n\nThree.'
    await save(id, titled(old, body), 1)
    await save(id, titled(old, body.replace('Three', '3')), 2)
    return save(id, titled(title, body), 2)
  },
  'a revert': async (id, old, title) => {
    // The title was free once, and an earlier text has it.
    const { slug } = (await at(title)) ?? { slug: '' }
    const holder = slug === '' ? undefined : await findArticle(database.db, viewer, 'history', slug)
    if (holder) await rename(holder.id, `${title} aside`)
    await rename(id, title)
    const { revision } = await rename(id, old)
    if (holder) await rename(holder.id, holder.title)
    return revertArticle(database.db, actor, {
      articleId: id,
      to: (revision?.number ?? 0) - 1,
      basedOn: revision?.number ?? 0,
      editId: editId(),
    })
  },
  'a restore': async (id, _old, title) => {
    await remove(id)
    return restoreArticle(database.db, actor, { articleId: id, title, editId: editId() })
  },
  'an import over it': async (_id, old, title) => {
    const report = await importText(titled(old, 'Imported.'), { overwrite: true })
    expect(report.refused).toBe(0)
    const article = await at(old)
    if (!article) throw new Error('not imported')
    await rename(article.id, `${old} (elsewhere)`)
    await rename(article.id, old)
    return saveArticle(database.db, actor, {
      articleId: article.id,
      text: titled(title, 'Imported again.'),
      basedOn: article.revision + 2,
      editId: editId(),
      kind: 'import',
    })
  },
}

let id: number
let old: string
let taken: string
beforeEach(async () => {
  made++
  old = `Fort ${made}`
  taken = `Castle ${made}`
  await create(taken, 'The castle.')
  id = (await create(old, 'The fort.')).articleId
})

describe.each(Object.entries(ways))('%s', (_, way) => {
  test('gives a free title, and the address goes with it', async () => {
    await way(id, old, `Keep ${made}`)
    expect(await byId(id)).toMatchObject({ title: `Keep ${made}`, slug: `keep-${made}` })
    expect((await at(old))?.id).toBe(id)
  })

  test('keeps the subject, and so what it is compared with', async () => {
    const elsewhere = await create(old, 'Told there.', 'mirror')
    await way(id, old, `Keep ${made}`)
    expect((await byId(id)).subject).toBe((await byId(elsewhere.articleId)).subject)
  })

  test.each([
    ['as it is', (title: string) => title],
    ['in another form', (title: string) => title.toUpperCase().replace(' ', '-')],
  ])('cannot give a title that another article has, %s', async (_, form) => {
    const attempt = way(id, old, form(taken))
    await expect(attempt).rejects.toMatchObject({
      code: 'conflict',
      fields: { title: expect.stringContaining(taken) },
      suggestions: [{ label: taken, href: `/u/history/castle-${made}` }],
    })
    expect((await at(taken))?.text).toContain('The castle.')
  })

  test.each([
    ['a|b', '“|”'],
    ['new', 'addresses use'],
    ['???', 'letter'],
    ['x'.repeat(201), '200'],
  ])('cannot give the title %s', async (title, words) => {
    // What cannot be a title cannot have been one.
    if (way === ways['a revert']) return
    await expect(way(id, old, title)).rejects.toMatchObject({
      code: 'invalid',
      fields: { title: expect.stringContaining(words) },
    })
  })
})

test('a new article, by form or by file, cannot take the title of another in any form', async () => {
  for (const form of [taken, taken.toUpperCase(), taken.replace(' ', '_')]) {
    await expect(create(form)).rejects.toMatchObject({ code: 'conflict', suggestions: [{ label: taken }] })
    const report = await importText(titled(form, 'Another castle.'))
    expect(report.files[0]).toMatchObject({ outcome: 'refused', problem: expect.stringContaining(taken) })
  }
})

test('an import that changes a title is a rename, and the report says where the article is', async () => {
  await importText(titled(`Notes ${made}`, 'Of then.'))
  const report = await importText(titled(`Chronicle ${made}`, 'Of now.'))
  expect(report.files).toMatchObject([{ outcome: 'updated', slug: `chronicle-${made}` }])
  expect((await at(`Notes ${made}`))?.title).toBe(`Chronicle ${made}`)
  const refused = await importText(titled(taken, 'Of never.'))
  expect(refused.files).toMatchObject([{ outcome: 'refused', problem: expect.stringContaining(taken) }])
  expect((await at(taken))?.text).toContain('The castle.')
})

test('an import tells of names that are shared, dry or not', async () => {
  const text = `---\ntitle: Ruin ${made}\naliases: [${taken}]\n---\nx\n`
  for (const dryRun of [true, false]) {
    const files = [{ path: `ruin ${made}.md`, bytes: Buffer.from(text) }]
    const report = await importFiles(database.db, actor, files, { universe: 'history', dryRun })
    expect(report.files).toMatchObject([{ outcome: 'created', warnings: [expect.stringContaining(taken)] }])
  }
})

test('a title may be given again that only a deleted or renamed article had', async () => {
  await remove((await at(taken))?.id as number)
  await rename(id, taken)
  expect((await byId(id)).slug).toBe(`castle-${made}`)
  const again = await create(old)
  expect((await at(old))?.id).toBe(again.articleId)
})

describe('names that are shared', () => {
  test('an alias may be another article’s title, which then wins, and the writer is told', async () => {
    const { problems } = await createArticle(database.db, actor, {
      universe: 'history',
      text: `---\ntitle: Ruin ${made}\naliases: [Castle-${made}, Old stones ${made}]\n---\nx`,
      editId: editId(),
    })
    expect(problems).toEqual([
      { field: 'matter', line: null, severity: 'warning', message: expect.stringContaining(`“${taken}”`) },
    ])
    const shared = await createArticle(database.db, actor, {
      universe: 'history',
      text: `---\ntitle: Rubble ${made}\naliases: [old stones ${made}]\n---\nx`,
      editId: editId(),
    })
    expect(shared.problems).toMatchObject([
      { severity: 'warning', message: expect.stringContaining(`“Ruin ${made}”`) },
    ])
  })

  test('a title may be another article’s alias: it wins, and the writer is told', async () => {
    await create(`Ruin ${made}`, `---\naliases: [Old stones ${made}]\n---\nx`)
    const { problems } = await createArticle(database.db, actor, {
      universe: 'history',
      title: `Old Stones ${made}`,
      text: 'x',
      editId: editId(),
    })
    expect(problems).toMatchObject([
      { field: 'title', severity: 'warning', message: expect.stringContaining(`“Ruin ${made}”`) },
    ])
  })

  test('what no link can use is told, and kept', async () => {
    const text = `---\ntitle: Odd ${made}\naliases: ["a|b", "${'y'.repeat(300)}", fine ${made}]\nsubject: "?!"\n---\nx`
    const { problems, revision } = await createArticle(database.db, actor, {
      universe: 'history',
      text,
      editId: editId(),
    })
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('“a|b”'),
      expect.stringContaining('yyy'),
      expect.stringContaining('“?!”'),
    ])
    expect(revision.text).toBe(text)
    expect((await byId(revision.articleId)).subject).toBe(`odd-${made}`)
  })
})

describe('what was kept from before the rules', () => {
  /** Gives an article a title behind the rules' back, as an older version would have let it. */
  async function force(articleId: number, title: string): Promise<void> {
    await database.db.updateTable('articles').set({ title }).where('id', '=', articleId).execute()
  }

  test('stays readable and can be edited, and says what is wrong', async () => {
    const article = await byId(id)
    await force(id, taken)
    const saved = await save(id, 'Edited, without a title of its own.', article.revision)
    expect(saved).toMatchObject({
      status: 'saved',
      problems: [{ field: 'title', severity: 'warning', message: expect.stringContaining(taken) }],
    })
    expect(await byId(id)).toMatchObject({ slug: `fort-${made}` })
    await rename(id, `Free ${made}`)
    expect((await byId(id)).slug).toBe(`free-${made}`)
  })

  test('a title that could not be given today is no hindrance to an edit, but one to a new title', async () => {
    const article = await byId(id)
    await force(id, `a|${made}`)
    const saved = await save(id, 'Edited.', article.revision)
    expect(saved).toMatchObject({ status: 'saved', problems: [{ field: 'title', severity: 'warning' }] })
    await expect(save(id, titled('c|d'), 2)).rejects.toMatchObject({ code: 'invalid' })
    await remove(id)
    expect(
      (await restoreArticle(database.db, actor, { articleId: id, editId: editId() })).revision,
    ).toBeTruthy()
  })
})

test('a retry of a save that wrote the subject down answers with what the first did', async () => {
  const input = { articleId: id, text: titled(`Keep ${made}`), basedOn: 1, editId: editId() }
  const first = await saveArticle(database.db, actor, input)
  const again = await saveArticle(database.db, actor, input)
  expect(again).toMatchObject({
    status: 'saved',
    revision: { number: (first as { revision: { number: number } }).revision.number },
  })
})
