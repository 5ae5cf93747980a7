import { afterEach, beforeEach, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { createUniverse } from '../../src/actions/create-universe.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { deleteUniverse } from '../../src/actions/delete-universe.ts'
import type { UniverseInput } from '../../src/actions/lib/read-universe.ts'
import { reindex } from '../../src/actions/reindex.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { updateUniverse } from '../../src/actions/update-universe.ts'
import type { Database } from '../../src/storage/open.ts'
import { getSettings } from '../../src/storage/settings.ts'
import { countArticlesByUniverse, findUniverse, listUniverses } from '../../src/storage/universes.ts'
import { makeUniverse, temporaryDatabase, testActor, testNow, testViewer } from '../helpers/database.ts'
import { dumpDerived } from '../helpers/derived.ts'

let database: Database
const actor = testActor()
const { viewer } = actor

beforeEach(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
})
afterEach(() => database.close())

test('a universe keeps what it was given, and its address comes from its name', async () => {
  const made = await createUniverse(database.db, actor, {
    name: '  The 1350-era   Timeline ',
    kind: 'timeline',
    parent: 'History',
    divergesAt: '1389-01/1389-02',
    yearShift: 529,
    calendar: 'julian',
    eras: 'AF counts up from year 12',
    color: 'amber',
    notice: ' Careful. ',
    description: 'Line\r\nline',
  })
  expect(made).toMatchObject({
    slug: 'the-1350-era-timeline',
    name: 'The 1350-era Timeline',
    parentId: 1,
    divergesAt: '1389-01/1389-02',
    yearShift: 529,
    calendar: 'julian',
    eras: [{ name: 'AF', direction: 'up', zero: 12 }],
    notice: 'Careful.',
    description: 'Line\nline',
    position: 2,
    version: 1,
  })
  expect(await findUniverse(database.db, viewer, 'THE-1350-ERA-TIMELINE')).toEqual(made)
  expect((await getSettings(database.db)).defaultUniverse).toBe('history')
})

const bad: [name: string, input: Partial<UniverseInput>, field: string][] = [
  ['no name', { name: ' ' }, 'name'],
  ['a reserved address', { name: 'New' }, 'name'],
  ['an unknown parent', { parent: 'nowhere' }, 'parent'],
  ['a framing of nothing', { kind: 'framing' }, 'parent'],
  ['a framing that diverges', { kind: 'framing', parent: 'history', divergesAt: '1917' }, 'divergesAt'],
  ['a history that diverges', { kind: 'history', divergesAt: '1917' }, 'divergesAt'],
  ['a date that is none', { kind: 'timeline', parent: 'history', divergesAt: 'long ago' }, 'divergesAt'],
  ['a divergence from nothing', { kind: 'timeline', divergesAt: '1917' }, 'parent'],
  ['half a year', { yearShift: 0.5 }, 'yearShift'],
  ['an endless shift', { yearShift: 1e12 }, 'yearShift'],
  ['an era that is none', { eras: 'BBY is before ABY' }, 'eras'],
  ['a colour that is none', { color: 'puce' as never }, 'color'],
  ['a long notice', { notice: 'x'.repeat(3000) }, 'notice'],
  ['a NUL', { description: 'a\0' }, 'description'],
]
test.each(bad)('%s is refused beside its field', async (_, input, field) => {
  const making = createUniverse(database.db, actor, {
    name: 'Fine',
    kind: 'timeline',
    color: 'blue',
    ...input,
  })
  await expect(making).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
  expect(await listUniverses(database.db, viewer)).toHaveLength(1)
})

test('an address that is taken is a conflict', async () => {
  const making = createUniverse(database.db, actor, { name: 'HISTORY', kind: 'history', color: 'blue' })
  await expect(making).rejects.toMatchObject({ code: 'conflict', fields: { slug: expect.any(String) } })
})

test('an edit keeps what it does not name, and its address; a stale one is a conflict', async () => {
  const made = await makeUniverse(database, 'mirror', {
    kind: 'timeline',
    parent: 'history',
    divergesAt: '1900',
    yearShift: 7,
    eras: 'BBY counts down to year 0',
  })
  const edited = await updateUniverse(database.db, actor, {
    universe: 'mirror',
    version: 1,
    name: 'Looking Glass',
    slug: 'other',
  })
  expect(edited).toEqual({ ...made, name: 'Looking Glass', version: 2 })
  const stale = updateUniverse(database.db, actor, { universe: 'mirror', version: 1, name: 'Stale' })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
  const cleared = await updateUniverse(database.db, actor, {
    universe: 'mirror',
    version: 2,
    divergesAt: '',
    parent: '',
  })
  expect(cleared).toMatchObject({ divergesAt: null, parentId: null })
})

test('a circle of parents is refused', async () => {
  await makeUniverse(database, 'b', { kind: 'timeline', parent: 'history' })
  await makeUniverse(database, 'c', { kind: 'timeline', parent: 'b' })
  for (const parent of ['history', 'b', 'c']) {
    const update = updateUniverse(database.db, actor, {
      universe: 'history',
      version: 1,
      kind: 'timeline',
      parent,
    })
    await expect(update).rejects.toMatchObject({ fields: { parent: expect.stringContaining('circle') } })
  }
})

test('two saves at once cannot close a circle that each alone would not', async () => {
  await makeUniverse(database, 'a', { kind: 'timeline' })
  await makeUniverse(database, 'b', { kind: 'timeline' })
  const under = (universe: string, parent: string) =>
    updateUniverse(database.db, actor, { universe, version: 1, parent })
  const both = await Promise.allSettled([under('a', 'b'), under('b', 'a')])
  expect(both).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { fields: { parent: expect.stringContaining('circle') } } },
  ])
})

test('what read the old calendar does not land behind the new one', async () => {
  const text = 'Signed on 25 October 1917.'
  await createArticle(database.db, actor, { universe: 'history', title: 'Decree', text, editId: 'first' })
  const changes: Promise<unknown>[] = []
  /** An action's input whose text is asked for once the universe has been read: then its calendar changes. */
  const overtakenBy = (calendar: 'julian' | 'gregorian', typed: string) => ({
    get text() {
      if (changes.length < (calendar === 'julian' ? 1 : 2)) {
        const version = calendar === 'julian' ? 1 : 2
        changes.push(updateUniverse(database.db, actor, { universe: 'history', version, calendar }))
      }
      return typed
    },
  })
  const landed = async () => {
    await Promise.all(changes)
    const rows = await dumpDerived(database.db)
    await reindex(database.db, actor)
    expect(await dumpDerived(database.db)).toBe(rows)
  }
  const edited = `---\ntitle: Decree\nfacts: { signed: 25 October 1917 }\n---\n${text}`
  await saveArticle(
    database.db,
    actor,
    Object.assign(overtakenBy('julian', edited), { articleId: 1, basedOn: 1, editId: 'second' }),
  )
  await landed()
  await createArticle(
    database.db,
    actor,
    Object.assign(overtakenBy('gregorian', text), { universe: 'history', title: 'Other', editId: 'third' }),
  )
  await landed()
})

test('a universe is deleted only when nothing stands on it, with what to do instead', async () => {
  await makeUniverse(database, 'child', { kind: 'timeline', parent: 'history' })
  const remove = (universe: string) => deleteUniverse(database.db, actor, { universe })
  await expect(remove('history')).rejects.toThrow(/another parent/)
  await createArticle(database.db, actor, { universe: 'child', title: 'A', text: 'x', editId: 'a' })
  await expect(remove('child')).rejects.toThrow(/1 article.*Delete them first/)
  await deleteArticle(database.db, actor, { articleId: 1, editId: 'gone' })
  await expect(remove('child')).rejects.toThrow(/history of 1 deleted article/)
  await makeUniverse(database, 'empty')
  await remove('empty')
  expect((await listUniverses(database.db, viewer)).map(({ slug }) => slug)).toEqual(['history', 'child'])
  await expect(remove('empty')).rejects.toMatchObject({ code: 'not_found' })
  expect(await countArticlesByUniverse(database.db, viewer)).toEqual(new Map())
})

test('when the default universe goes, another becomes it', async () => {
  await makeUniverse(database, 'other')
  await deleteUniverse(database.db, actor, { universe: 'history' })
  expect((await getSettings(database.db)).defaultUniverse).toBe('other')
  await deleteUniverse(database.db, actor, { universe: 'other' })
  expect((await getSettings(database.db)).defaultUniverse).toBeNull()
})

test('readers change nothing, and only administrators delete', async () => {
  const as = (role: 'reader' | 'editor') => ({ viewer: testViewer(role), now: testNow })
  const input = { name: 'X', kind: 'history', color: 'blue' } as const
  await expect(createUniverse(database.db, as('reader'), input)).rejects.toMatchObject({ code: 'forbidden' })
  const update = updateUniverse(database.db, as('reader'), { universe: 'history', version: 1, name: 'X' })
  await expect(update).rejects.toMatchObject({ code: 'forbidden' })
  await expect(deleteUniverse(database.db, as('editor'), { universe: 'history' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test.each([
  ['20 August 1940', '1940-08-20'],
  ['August 1940', '1940-08'],
  ['20. August 1940', '1940-08-20'],
  ['le 20 août 1940', '1940-08-20'],
  ['20 สิงหาคม พ.ศ. 2483', '1940-08-20'],
  ['c. 1453', '1453~'],
  ['44 BC', '-0043'],
  ['1940-08-20', '1940-08-20'],
  ['312 AC', '0312'],
])('a point of divergence is read in words: %s', async (divergesAt, edtf) => {
  const eras = 'AC counts up from year 0'
  await updateUniverse(database.db, actor, { universe: 'history', version: 1, eras })
  const made = await makeUniverse(database, 'mirror', { kind: 'timeline', parent: 'history', divergesAt })
  expect(made.divergesAt).toBe(edtf)
})
