import { afterAll, beforeAll, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { nearestUniverses, type Universe } from '../../src/domain/universe.ts'
import { findArticles, listArticles, listCounterparts } from '../../src/storage/articles.ts'
import { linkKey, listBacklinks, listWantedLinks, resolveLinks } from '../../src/storage/links.ts'
import { nearestArticles, nearestSubjects } from '../../src/storage/nearest.ts'
import type { Database } from '../../src/storage/open.ts'
import { listTags } from '../../src/storage/tags.ts'
import { listUniverses } from '../../src/storage/universes.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'

let database: Database
let history: Universe
let timeline: Universe
const actor = testActor()
const { viewer } = actor
const ids = new Map<string, number>()

async function write(universe: string, title: string, text: string, matter = ''): Promise<void> {
  const source = `---\ntitle: ${JSON.stringify(title)}\n${matter}---\n${text}\n`
  const editId = `${universe} ${title}${ids.has(`${universe} ${title}`) ? ' again' : ''}`
  const { revision } = await createArticle(database.db, actor, { universe, text: source, editId })
  ids.set(editId, revision.articleId)
}

const all = () => listUniverses(database.db, viewer)

async function resolve(from: Universe, universe: string | null, title: string) {
  const link = { universe, title }
  const [found] = await resolveLinks(database.db, viewer, await all(), [{ universe: from, links: [link] }])
  return found?.get(linkKey(link))
}

const article = async (universe: string, title: string) => {
  const heads = await listArticles(database.db, viewer, { limit: 100 })
  const head = heads.find((each) => each.universe === universe && each.title === title)
  if (!head) throw new Error(`no ${universe}/${title}`)
  return head
}

beforeAll(async () => {
  database = await temporaryDatabase()
  history = await makeUniverse(database, 'history', { name: 'Real History' })
  timeline = await makeUniverse(database, 'timeline', { kind: 'timeline', parent: 'history' })
  await makeUniverse(database, 'elsewhere')
  await write(
    'history',
    'Saint Petersburg',
    'On the [[Neva]].',
    'aliases: [Petrograd, Leningrad]\ntags: [City, river port]\n',
  )
  await write('history', 'Neva', 'A river by [[Petrograd]].', 'tags: [River]\n')
  await write(
    'timeline',
    'Petrovgrad',
    'Once [[Petrograd]], see [[Neva]], [[Red Moon]] and [[red  MOON|it]].',
    'subject: saint-petersburg\n',
  )
  await write('timeline', 'Neva', 'Ours.')
  await write('elsewhere', 'Star Wars: A New Hope', 'See [[Star Wars: A New Hope]] and [[history:neva]].')
  await write('elsewhere', 'Gone', 'Links to [[Star Wars: A New Hope]].')
  await deleteArticle(database.db, actor, { articleId: ids.get('elsewhere Gone') ?? 0, editId: 'gone' })
})
afterAll(() => database.close())

test('a universe’s own article comes first, then its parent’s, marked as inherited', async () => {
  expect(await resolve(timeline, null, 'neva')).toMatchObject({ universe: 'timeline', inherited: false })
  expect(await resolve(timeline, null, 'Saint_Petersburg')).toMatchObject({
    universe: 'history',
    inherited: true,
  })
  expect(await resolve(history, null, 'Petrovgrad')).toBeNull()
})

test('aliases resolve, and so do universes named by slug or name', async () => {
  expect(await resolve(history, null, 'PETROGRAD')).toMatchObject({
    slug: 'saint-petersburg',
    title: 'Saint Petersburg',
  })
  expect(await resolve(timeline, 'history', 'Neva')).toMatchObject({ universe: 'history', inherited: false })
  expect(await resolve(timeline, 'Real History', 'Neva')).toMatchObject({ universe: 'history' })
  expect(await resolve(history, 'timeline', 'Leningrad')).toMatchObject({
    universe: 'history',
    inherited: true,
  })
  expect(await resolve(timeline, 'history', 'Nowhere')).toBeNull()
})

test('a colon that names no universe is part of the title', async () => {
  const elsewhere = { ...history, id: history.id + 2, slug: 'elsewhere' }
  expect(await resolve(elsewhere, 'Star Wars', 'A New Hope')).toMatchObject({ slug: 'star-wars-a-new-hope' })
  expect(await resolve(elsewhere, 'Star Trek', 'A New Hope')).toBeNull()
})

test('what links here counts links that lead here, by alias, from children and from elsewhere', async () => {
  const titles = async (universe: string, title: string) =>
    (await listBacklinks(database.db, viewer, await all(), await article(universe, title))).map(
      (each) => `${each.universe}/${each.title}`,
    )
  expect(await titles('history', 'Saint Petersburg')).toEqual(['history/Neva', 'timeline/Petrovgrad'])
  expect(await titles('history', 'Neva')).toEqual([
    'history/Saint Petersburg',
    'elsewhere/Star Wars: A New Hope',
  ])
  expect(await titles('timeline', 'Neva')).toEqual(['timeline/Petrovgrad'])
  expect(await titles('elsewhere', 'Star Wars: A New Hope')).toEqual(['elsewhere/Star Wars: A New Hope'])
})

test('red links are wanted, each title once', async () => {
  expect(await listWantedLinks(database.db, viewer, await all(), timeline)).toEqual([
    { title: 'Red Moon', articles: 1 },
  ])
  expect(await listWantedLinks(database.db, viewer, await all(), history)).toEqual([])
})

test('links by a former title keep working until another article has it', async () => {
  await write('history', 'Volga', 'x')
  await write('history', 'Source', 'To [[Volga]].')
  await renameArticle(database.db, actor, {
    articleId: ids.get('history Volga') ?? 0,
    title: 'Itil',
    editId: 'itil',
  })
  expect(await resolve(history, null, 'Volga')).toMatchObject({ slug: 'itil', title: 'Itil' })
  await write('history', 'Volga', 'Another.')
  expect(await resolve(history, null, 'Volga')).toMatchObject({ slug: 'volga' })
  expect(await resolve(history, null, 'Itil')).toMatchObject({ slug: 'itil' })
})

test('tags are listed once, by folded name, and list their articles', async () => {
  const tags = await listTags(database.db, viewer)
  expect(tags.map(({ tag, articles }) => [tag, articles])).toEqual([
    ['City', 1],
    ['River', 1],
    ['river port', 1],
  ])
  const found = await listArticles(database.db, viewer, { tag: 'RIVER_PORT', limit: 10 })
  expect(found.map(({ title }) => title)).toEqual(['Saint Petersburg'])
})

test('pages of articles neither repeat nor miss one', async () => {
  const all = await listArticles(database.db, viewer, { limit: 100 })
  const paged: string[] = []
  let after: (typeof all)[number] | undefined
  for (;;) {
    const page = await listArticles(database.db, viewer, { limit: 2, after })
    paged.push(...page.map(({ universe, title }) => `${universe}/${title}`))
    after = page.at(-1)
    if (page.length < 2) break
  }
  expect(paged).toEqual(all.map(({ universe, title }) => `${universe}/${title}`))
})

test('counterparts are in the universes’ order, and articles in that of the addresses asked for', async () => {
  const counterparts = await listCounterparts(database.db, viewer, 'Saint-Petersburg')
  expect(counterparts.map(({ title }) => title)).toEqual(['Saint Petersburg', 'Petrovgrad'])
  const articles = await findArticles(database.db, viewer, [
    { universe: 'timeline', slug: 'petrovgrad' },
    { universe: 'elsewhere', slug: 'petrovgrad' },
    { universe: 'history', slug: 'Neva', revision: 1 },
    { universe: 'history', slug: 'neva', revision: 2 },
    { universe: 'history', slug: 'saint-petersburg' },
  ])
  expect(articles.map((each) => each?.title)).toEqual([
    'Petrovgrad',
    undefined,
    'Neva',
    undefined,
    'Saint Petersburg',
  ])
  expect(articles[0]?.text).toContain('Once [[Petrograd]]')
})

test('what is not there is answered with the nearest names', async () => {
  const near = await nearestArticles(database.db, viewer, 'saint-petresburg', { universe: 'history' })
  expect(near[0]).toEqual({
    universe: 'history',
    universeName: 'Real History',
    slug: 'saint-petersburg',
    title: 'Saint Petersburg',
  })
  expect(await nearestArticles(database.db, viewer, 'petrograd')).toMatchObject([
    { universe: 'history', slug: 'saint-petersburg' },
    {},
  ])
  expect(nearestUniverses(await all(), 'timelnie')).toMatchObject([{ slug: 'timeline' }])
  expect(await nearestSubjects(database.db, viewer, 'nevaa')).toMatchObject([{ slug: 'neva' }])
  for (const hostile of ['', '"', '*', 'AND OR NOT', '{title}:', '\0', 'x'.repeat(5000), '\ud800']) {
    expect(await nearestArticles(database.db, viewer, hostile)).toBeInstanceOf(Array)
  }
})

test('links by the path of a file lead to its article, from its own folder first, and are counted', async () => {
  await makeUniverse(database, 'vault')
  await write('vault', 'North Gate', 'x', 'file-path: north/Gate.md\n')
  await write('vault', 'South Gate', 'x', 'file-path: south/Gate.md\n')
  const road = '[a](Gate.md), [b](../north/Gate.md), [[Gate|c]], [d](gone.md) and ![e](Gate.md)'
  await write('vault', 'Road', road, 'file-path: south/Road.md\n')
  await write('vault', 'Plain', '[[north/Gate]], [[NORTH/gate.md]]')
  const [vault] = (await all()).filter(({ slug }) => slug === 'vault') as [Universe]
  const links = ['Gate.md', '../north/Gate.md', 'gone.md'].map((title) => ({
    universe: null,
    title,
    file: true as const,
  }))
  const [found] = await resolveLinks(database.db, viewer, await all(), [
    { universe: vault, links: [...links, { universe: null, title: 'Gate' }], filePath: 'south/Road.md' },
  ])
  expect([...(found ?? [])].map(([, target]) => target?.title ?? null)).toEqual([
    'South Gate',
    'North Gate',
    null,
    'South Gate',
  ])
  const linking = async (title: string) =>
    (await listBacklinks(database.db, viewer, await all(), await article('vault', title))).map(
      (each) => each.title,
    )
  expect(await linking('North Gate')).toEqual(['Plain', 'Road'])
  expect(await linking('South Gate')).toEqual(['Road'])
  expect(await listWantedLinks(database.db, viewer, await all(), vault)).toEqual([
    { title: 'gone', articles: 1 },
  ])
})
