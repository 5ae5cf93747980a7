import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { parseSearchQuery } from '../../src/domain/search-query.ts'
import type { Database } from '../../src/storage/open.ts'
import { search } from '../../src/storage/search/search.ts'
import { suggest } from '../../src/storage/search/suggest.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'

let database: Database
const actor = testActor()
const { viewer } = actor

async function write(universe: string, title: string, text: string, matter = ''): Promise<number> {
  const source = `---\ntitle: ${title}\n${matter}---\n${text}\n`
  const { revision } = await createArticle(database.db, actor, {
    universe,
    text: source,
    editId: `${universe} ${title}`,
  })
  return revision.articleId
}

beforeAll(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
  await makeUniverse(database, 'timeline', { kind: 'timeline', parent: 'history' })
  await write(
    'history',
    'Iron Duke',
    'The duke of the iron hills ruled long.',
    'tags: [Ruler]\naliases: [Ironmonger]\n',
  )
  await write(
    'history',
    'Hill Country',
    'Where the Iron Duke ruled; iron was mined. The café naïve stood there.',
    'tags: [Place]\n',
  )
  await write('timeline', 'Duke of Copper', 'No iron here, only copper and rulers.', 'tags: [Ruler]\n')
  await write('history', 'เหมืองเหล็ก', 'เหมืองเหล็กเก่าแก่อยู่บนภูเขาทางเหนือของเมืองใหญ่')
  await write('timeline', '鉄の公爵', '公爵は鉄の丘を治めた。')
  await write('history', 'Железный герцог', 'Герцог правил холмами в 1879 году.')
})
afterAll(() => database.close())

const found = async (query: string) => {
  const { hits } = await search(database.db, viewer, parseSearchQuery(query), { limit: 20 })
  return hits.map(({ title }) => title)
}

describe('searching', () => {
  test.each([
    ['iron duke', ['Iron Duke', 'Hill Country', 'Duke of Copper']],
    ['iron duke ruled', ['Iron Duke', 'Hill Country']],
    ['IRON', ['Iron Duke', 'Hill Country', 'Duke of Copper']],
    ['"iron hills"', ['Iron Duke']],
    ['"hills iron"', []],
    ['iron -mined', ['Iron Duke', 'Duke of Copper']],
    ['iron -"iron duke"', ['Duke of Copper']],
    ['iron in:timeline', ['Duke of Copper']],
    ['duke tag:ruler', ['Iron Duke', 'Duke of Copper']],
    ['tag:ruler', ['Duke of Copper', 'Iron Duke']],
    ['tag:"ruler" in:history', ['Iron Duke']],
    ['in:timeline -copper', ['鉄の公爵']],
    ['cafe', ['Hill Country']],
    ['Café', ['Hill Country']],
    ['NAIVE', ['Hill Country']],
    ['ironmong', ['Iron Duke']],
    ['rul', ['Iron Duke', 'Duke of Copper', 'Hill Country']],
    ['เหล็ก', ['เหมืองเหล็ก']],
    ['ภูเขา เมือง', ['เหมืองเหล็ก']],
    ['ภูเขาทางเหนือ', ['เหมืองเหล็ก']],
    ['公爵', ['鉄の公爵']],
    ['герцог', ['Железный герцог']],
    ['ЖЕЛЕЗНЫЙ 1879', ['Железный герцог']],
    ['nothing', []],
    ['', []],
    ['!!!', []],
  ])('%s', async (query, titles) => {
    const got = await found(query)
    expect(got.sort()).toEqual([...titles].sort())
  })

  test('an article whose title is what was typed comes first', async () => {
    expect((await found('hill country'))[0]).toBe('Hill Country')
    expect((await found('iron duke'))[0]).toBe('Iron Duke')
    expect((await found('iron'))[0]).toBe('Iron Duke')
  })

  test('a page of hits and the total of all', async () => {
    const page = await search(database.db, viewer, parseSearchQuery('iron'), { limit: 1, offset: 1 })
    expect(page.total).toBe(3)
    expect(page.hits).toHaveLength(1)
  })

  test('snippets show the words in plain text, marked', async () => {
    const { hits } = await search(database.db, viewer, parseSearchQuery('cafe naive'), { limit: 5 })
    const [hit] = hits
    expect(hit?.snippet.filter(({ match }) => match).map(({ text }) => text)).toEqual(['café', 'naïve'])
    expect(hit?.snippet.map(({ text }) => text).join('')).toContain('The café naïve stood there.')
    expect(hit?.titleSegments).toEqual([{ text: 'Hill Country', match: false }])
  })

  test('a name that no dictionary has is marked whole', async () => {
    await write('timeline', 'นักปฏิวัติ', 'เขาสู้กับโจเซฟ สตาลิน (Joseph Stalin) ในรัสเซีย')
    const { hits } = await search(database.db, viewer, parseSearchQuery('สตาลิน'))
    expect(hits.map(({ title }) => title)).toEqual(['นักปฏิวัติ'])
    expect(hits[0]?.snippet.filter(({ match }) => match)).toEqual([{ text: 'สตาลิน', match: true }])
  })

  test('what is saved is found at once, what is gone is not', async () => {
    const articleId = await write('history', 'Passing', 'Zebra.')
    expect(await found('zebra')).toEqual(['Passing'])
    await saveArticle(database.db, actor, {
      articleId,
      text: '---\ntitle: Passing\n---\nGiraffe.',
      basedOn: 1,
      editId: 'giraffe',
    })
    expect(await found('zebra')).toEqual([])
    expect(await found('giraffe')).toEqual(['Passing'])
    await deleteArticle(database.db, actor, { articleId, editId: 'passed' })
    expect(await found('giraffe')).toEqual([])
    expect(await suggest(database.db, viewer, 'passing', 10)).toEqual([])
  })

  test.each([
    '"',
    '""',
    '*',
    '-',
    '--',
    'a* OR b',
    'NEAR(a b)',
    '{title}: x',
    'title:iron',
    'AND',
    'NOT',
    '( (',
    '^iron',
    "'; drop table articles; --",
    'in:',
    'tag:',
    'in:nowhere iron',
    '\0',
    '\ud800',
    '🦊',
    '-"',
    '- iron',
    'iron -',
    'x'.repeat(10_000),
    'a '.repeat(5_000),
    '\u0e33\u0e33',
    '\u20dd',
  ])('a hostile query never fails: %j', async (query) => {
    const { hits } = await search(database.db, viewer, parseSearchQuery(query), { limit: 5 })
    expect(hits).toBeInstanceOf(Array)
    expect(await suggest(database.db, viewer, query, 10)).toBeInstanceOf(Array)
  })

  test('no query fails', async () => {
    const signs = fc.constantFrom(
      '"',
      '-',
      '*',
      '(',
      ')',
      ':',
      'in:',
      'tag:',
      'AND',
      'OR',
      'NOT',
      ' ',
      'iron',
      'ภู',
      '^',
      '{',
      '}',
      '+',
      '\\',
      "'",
      ',',
    )
    const query = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(signs, { maxLength: 12 }).map((each) => each.join('')),
    )
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        await search(database.db, viewer, parseSearchQuery(text), { limit: 5 })
        await suggest(database.db, viewer, text, 10)
      }),
      { numRuns: 200 },
    )
  })
})

describe('suggesting', () => {
  const names = async (prefix: string) =>
    (await suggest(database.db, viewer, prefix, 10)).map(({ name }) => name)

  test.each([
    ['iron d', ['Iron Duke']],
    ['IRONM', ['Ironmonger']],
    ['duk', ['Duke of Copper', 'Iron Duke']],
    ['เหมือง', ['เหมืองเหล็ก']],
    ['желез', ['Железный герцог']],
    ['zzz', []],
  ])('%s', async (prefix, expected) => {
    expect(await names(prefix)).toEqual(expected)
  })
})

describe('reading a query', () => {
  test('words, phrases, minus and filters', () => {
    expect(
      parseSearchQuery('Red "old guard" -white in:history,timeline-1350 tag:#War tag:"two words" la'),
    ).toEqual({
      terms: [
        { text: 'Red', phrase: false, negated: false, unfinished: false },
        { text: 'old guard', phrase: true, negated: false, unfinished: false },
        { text: 'white', phrase: false, negated: true, unfinished: false },
        { text: 'la', phrase: false, negated: false, unfinished: true },
      ],
      universes: ['history', 'timeline-1350'],
      tags: ['war', 'two words'],
    })
  })

  test('a word with a colon, an unclosed quote and a lone minus are words', () => {
    expect(parseSearchQuery('re:zero "open end').terms.map(({ text }) => text)).toEqual([
      're:zero',
      'open end',
    ])
    expect(parseSearchQuery('well-known - x').terms.map(({ text }) => text)).toContain('well-known')
  })
})
