import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { findArticle } from '../../src/storage/articles.ts'
import type { Database } from '../../src/storage/open.ts'
import { listRevisions } from '../../src/storage/revisions.ts'
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

describe('creating', () => {
  test('writes the title given beside the text into the front matter', async () => {
    const { revision } = await createArticle(database.db, actor, {
      universe: 'HISTORY',
      title: 'Beside',
      subject: 'beside-itself',
      lang: 'de',
      text: 'Body.',
      editId: 'beside',
    })
    expect(revision.text).toContain('title: Beside')
    const article = await findArticle(database.db, viewer, 'history', 'beside')
    expect(article).toMatchObject({ title: 'Beside', subject: 'beside-itself', lang: 'de', revision: 1 })
  })

  test('a retry of the same form answers with what the first try made', async () => {
    const input = { universe: 'history', text: '---\ntitle: Twice\n---\nOnce.', editId: 'twice' }
    const first = await createArticle(database.db, actor, input)
    const again = await createArticle(database.db, actor, input)
    expect(again.revision).toEqual(first.revision)
  })

  test('many at once of one title make one article, and the others are told where it is', async () => {
    const tries = Array.from({ length: 8 }, (_, index) =>
      createArticle(database.db, actor, {
        universe: 'history',
        title: 'Race',
        text: `${index}`,
        editId: `race ${index}`,
      }),
    )
    const results = await Promise.allSettled(tries)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ code: 'conflict', suggestions: [{ href: '/u/history/race' }] })
      }
    }
  })

  test.each([
    ['เลออน ตรอตสกี', 'เลออน-ตรอตสกี'],
    ['Ёлка и Мир', 'ёлка-и-мир'],
    ['🦊 Fox', '🦊-fox'],
    ['Café'.normalize('NFD'), 'café'.normalize('NFC')],
    ['Ünïcode Straße', 'ünïcode-strasse'],
  ])('a title in any script is found in any case and Unicode form: %s', async (title, address) => {
    await createArticle(database.db, actor, { universe: 'history', title, text: 'x', editId: title })
    for (const asked of [
      address,
      address.normalize('NFD'),
      title,
      title.toUpperCase(),
      address.toUpperCase(),
    ]) {
      if (asked.toLowerCase().normalize('NFC') !== address && asked !== title) continue
      expect(await findArticle(database.db, viewer, 'history', asked), asked).toMatchObject({ slug: address })
    }
  })

  test.each([
    [{ title: '', text: 'x' }, 'title'],
    [{ title: 'new', text: 'x' }, 'title'],
    [{ title: '!!!', text: 'x' }, 'title'],
    [{ title: 'a'.repeat(300), text: 'x' }, 'title'],
    [{ title: 'Fine', text: 'a\0b' }, 'body'],
    [{ title: 'Fine', text: 'a\ud800b' }, 'body'],
    [{ title: 'Fine', text: 'x'.repeat(2 * 1024 * 1024) }, 'body'],
    [{ title: 'Fine', text: '---\nfacts: [broken\n---\n' }, 'matter'],
    [{ title: 'Fine', text: 'x', summary: 's'.repeat(501) }, 'summary'],
  ])('bad input is refused beside its field (%#)', async (input, field) => {
    const creating = createArticle(database.db, actor, {
      universe: 'history',
      editId: `bad ${field}`,
      ...input,
    })
    const error = await creating.catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'invalid' })
    expect(Object.keys((error as { fields: object }).fields)).toContain(field)
  })

  test('a universe that is not there is answered with the nearest', async () => {
    const creating = createArticle(database.db, actor, {
      universe: 'histroy',
      title: 'T',
      text: 'x',
      editId: 'h',
    })
    await expect(creating).rejects.toMatchObject({
      code: 'not_found',
      suggestions: [{ label: 'history', href: '/u/history' }],
    })
  })

  test.each(['anonymous', 'reader'] as const)('%s may not', async (role) => {
    const other = { ...actor, viewer: testViewer(role) }
    const creating = createArticle(database.db, other, {
      universe: 'history',
      title: 'T',
      text: 'x',
      editId: 'no',
    })
    await expect(creating).rejects.toMatchObject({
      code: role === 'anonymous' ? 'unauthorized' : 'forbidden',
    })
  })
})

describe('saving', () => {
  test('makes the next revision, hashed and counted', async () => {
    const changed = text().replace('Second', 'Second, changed')
    const result = await save(changed, 1)
    expect(result).toMatchObject({
      status: 'saved',
      revision: { number: 2, basedOn: 1, delta: 9, kind: 'edit' },
    })
    expect(await current()).toMatchObject({ text: changed, revision: 2 })
  })

  test('the same text again is no revision', async () => {
    expect(await save(text(), 1)).toMatchObject({ status: 'unchanged', revision: { number: 1 } })
    expect(await save(text().replaceAll('\n', '\r\n'), 1)).toMatchObject({ status: 'unchanged' })
  })

  test('a retried form is one revision, even after others', async () => {
    const mine = text().replace('First', 'My first')
    const first = await save(mine, 1, `retry ${made}`)
    await save(mine.replace('Third', 'Their third'), 2)
    const again = await save(mine, 1, `retry ${made}`)
    expect(again).toEqual(first)
    expect(await listRevisions(database.db, viewer, articleId, { limit: 9 })).toHaveLength(3)
  })

  test('a form’s number used for another article is refused, not lost', async () => {
    await save(text().replace('First', 'Other'), 1, `number ${made}`)
    const { revision } = await createArticle(database.db, actor, {
      universe: 'history',
      title: `Other ${made}`,
      text: 'x',
      editId: `other ${made}`,
    })
    const saving = saveArticle(database.db, actor, {
      articleId: revision.articleId,
      text: 'y',
      basedOn: 1,
      editId: `number ${made}`,
    })
    await expect(saving).rejects.toMatchObject({ code: 'invalid' })
  })

  test('edits of different passages go together', async () => {
    await save(text().replace('First', 'Their first'), 1)
    const result = await save(text().replace('Third', 'My third'), 1)
    expect(result).toMatchObject({ status: 'merged', revision: { number: 3, kind: 'merge', basedOn: 1 } })
    expect((await current())?.text).toBe(text().replace('First', 'Their first').replace('Third', 'My third'))
  })

  test('edits of one passage are a conflict: nothing is written, both texts are in the draft', async () => {
    await save(text().replace('Second', 'Their second'), 1)
    const result = await save(text().replace('Second', 'My second'), 1)
    expect(result).toMatchObject({
      status: 'conflict',
      conflicts: 1,
      theirs: { number: 2 },
      base: { number: 1 },
    })
    if (result.status !== 'conflict') return
    expect(result.draft).toContain('Their second passage.')
    expect(result.draft).toContain('My second passage.')
    expect(await current()).toMatchObject({ revision: 2 })
    const settled = text().replace('Second', 'Our second')
    expect(await save(settled, result.theirs.number)).toMatchObject({
      status: 'saved',
      revision: { number: 3 },
    })
  })

  test('edits of one fact are a conflict, edits of different facts go together', async () => {
    const facts = (born: string, died: string) =>
      text().replace('---\nFirst', `facts:\n  born: ${born}\n\n  died: ${died}\n---\nFirst`)
    await save(facts('1879', '1940'), 1)
    await save(facts('1880', '1940'), 2)
    expect(await save(facts('1881', '1940'), 2)).toMatchObject({ status: 'conflict' })
  })

  test('both typing the same is no second revision', async () => {
    const same = text().replace('Second', 'Same')
    await save(same, 1, `a ${made}`)
    expect(await save(same, 1, `b ${made}`)).toMatchObject({ status: 'unchanged', revision: { number: 2 } })
  })

  test('eight writers of eight passages at once: all of them end in the text', async () => {
    const passages = Array.from({ length: 8 }, (_, index) => `Passage ${index}.`)
    const whole = (each: readonly string[]) => `---\ntitle: Hill Fort ${made}\n---\n${each.join('\n\n')}\n`
    await save(whole(passages), 1)
    const results = await Promise.all(
      passages.map((passage, index) =>
        save(whole(passages.with(index, `${passage} Edited by ${index}.`)), 2, `writer ${made} ${index}`),
      ),
    )
    expect(
      results.every(({ status }) => status === 'saved' || status === 'merged' || status === 'conflict'),
    ).toBe(true)
    const lost = results.filter(({ status }) => status === 'conflict').length
    const article = await current()
    expect(article?.revision).toBe(2 + 8 - lost)
    expect(article?.text.match(/Edited by/g)).toHaveLength(8 - lost)
  })

  test('a summary is kept on one line, and who and when with it', async () => {
    await saveArticle(database.db, actor, {
      articleId,
      text: text().replace('First', '1st'),
      basedOn: 1,
      editId: `summary ${made}`,
      summary: ' why\n it  changed ',
    })
    const [last] = await listRevisions(database.db, viewer, articleId, { limit: 1 })
    expect(last).toMatchObject({
      summary: 'why it changed',
      authorName: 'tester',
      createdAt: actor.now.toISOString(),
    })
  })

  test('a full disk is told as such, keeps nothing of the save, and later takes it', async () => {
    const before = await current()
    const long = `${text()}${'More words for the disk. '.repeat(20_000)}`
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.db)
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(database.db)
    await expect(save(long, 1, `full ${made}`)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('disk is full'),
    })
    expect(await current()).toEqual(before)
    await sql`pragma max_page_count = 4294967294`.execute(database.db)
    expect(await save(long, 1, `full ${made}`)).toMatchObject({ status: 'saved', revision: { number: 2 } })
  })

  test('a deleted article takes no text', async () => {
    await deleteArticle(database.db, actor, { articleId, editId: `gone ${made}` })
    await expect(save(`${text()}More.`, 1)).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('an old revision is read by its number, under the title it had', async () => {
  await save(text().replace(`Hill Fort ${made}`, `Retitled ${made}`), 1)
  const address = `retitled-${made}`
  const old = await findArticle(database.db, viewer, 'history', address, { revision: 1 })
  expect(old).toMatchObject({ revision: 1, title: `Hill Fort ${made}`, text: text() })
  const now = await findArticle(database.db, viewer, 'history', address)
  expect(now).toMatchObject({ revision: 2, title: `Retitled ${made}` })
  expect(await findArticle(database.db, viewer, 'history', address, { revision: 7 })).toBeUndefined()
})

test('a revision can be neither changed nor deleted, whatever the code asks', async () => {
  const change = database.db
    .updateTable('revisions')
    .set({ text: 'x' })
    .where('article_id', '=', articleId)
    .execute()
  await expect(change).rejects.toThrow('a revision never changes')
  const remove = database.db.deleteFrom('revisions').where('article_id', '=', articleId).execute()
  await expect(remove).rejects.toThrow('a revision is never deleted')
})
