import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { parseSearchQuery } from '../../src/domain/search-query.ts'
import { koreanStem } from '../../src/domain/text/korean.ts'
import type { Database } from '../../src/storage/open.ts'
import { search } from '../../src/storage/search/search.ts'
import { suggest } from '../../src/storage/search/suggest.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'
import { checkSearchIndex } from '../helpers/derived.ts'

let database: Database
const actor = testActor()
const { viewer } = actor

async function write(title: string, text: string): Promise<void> {
  const source = `---\ntitle: "${title}"\n---\n${text}\n`
  await createArticle(database.db, actor, { universe: 'history', text: source, editId: title })
}

beforeAll(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
  await write('전투', '그는 서울에서 싸웠다. 왕은 부산으로 갔다.')
  await write('수도', '서울은 큰 도시다. 서울의 왕이 살았다.')
  await write('시장', '서울시장은 사과를 샀다.')
  await write('Fame', 'He was well-known, an all-knowing man, and no knave.')
  await write('Jean-Luc', 'A captain: Jean-Luc Picard-O’Brien.')
  await write('Wellknit', 'A wellknit tale of kin.')
})
afterAll(() => database.close())

const found = async (query: string) => {
  const { hits } = await search(database.db, viewer, parseSearchQuery(query), { limit: 20 })
  return hits.map(({ title }) => title).sort()
}

describe('Korean words are found with and without their particles', () => {
  test.each([
    ['서울', ['수도', '시장', '전투']],
    ['서울 도시', ['수도']],
    ['서울에서', ['수도', '전투']],
    ['서울은', ['수도', '전투']],
    ['부산', ['전투']],
    ['부산에', ['전투']],
    ['왕', ['수도', '전투']],
    ['왕을', ['수도', '전투']],
    ['사과', ['시장']],
    ['사과는', ['시장']],
    ['"서울에서 싸웠다"', ['전투']],
    ['-서울 큰', []],
    ['서울 -부산', ['수도']],
  ])('%s', async (query, titles) => expect(await found(query)).toEqual(titles))

  test('and marked', async () => {
    const { hits } = await search(database.db, viewer, parseSearchQuery('서울은 싸웠다'), { limit: 5 })
    const marked = hits[0]?.snippet.filter(({ match }) => match).map(({ text }) => text)
    expect(marked).toEqual(['서울', '싸웠다'])
  })

  test.each([
    ['서울에서', '서울'],
    ['서울은', '서울'],
    ['서울로', '서울'],
    ['부산으로', '부산'],
    ['부산까지는', '부산'],
    ['왕이', '왕'],
    ['도시가', '도시'],
    ['NASA는', 'NASA'],
    ['국가', undefined],
    ['사과', undefined],
    ['마을', undefined],
    ['아이', undefined],
    ['에서', undefined],
    ['서울', undefined],
    ['도시은', undefined],
    ['부산를', undefined],
    ['Seoul', undefined],
  ])('%s → %s', (word, stem) => expect(koreanStem(word)).toBe(stem))
})

describe('an unfinished word of a compound', () => {
  test.each([
    ['well-kn', ['Fame']],
    ['well-k', ['Fame']],
    ['well-known', ['Fame']],
    ['all-kn', ['Fame']],
    ['all‑kn', ['Fame']],
    ['jean-lu', ['Jean-Luc']],
    ['jean-luc pi', []],
    ["o'br", ['Jean-Luc']],
    ['picard-o’b', ['Jean-Luc']],
    ['well-kx', []],
    ['"well-kn"', []],
    ['well-kn he', []],
  ])('%s', async (query, titles) => expect(await found(query)).toEqual(titles))

  test('is suggested too', async () => {
    expect((await suggest(database.db, viewer, 'jean-lu', 5)).map(({ title }) => title)).toEqual(['Jean-Luc'])
  })

  test('is marked', async () => {
    const { hits } = await search(database.db, viewer, parseSearchQuery('well-kn'), { limit: 5 })
    const marked = hits[0]?.snippet.filter(({ match }) => match).map(({ text }) => text)
    expect(marked).toEqual(['well-known'])
  })
})

test('the index holds what the tables say', async () => {
  await checkSearchIndex(database.db)
})
