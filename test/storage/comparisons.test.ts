import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reindex } from '../../src/actions/reindex.ts'
import { compareTellings } from '../../src/domain/compare/compare-tellings.ts'
import type { Telling } from '../../src/domain/compare/types.ts'
import { findComparison, keepComparison, packComparison } from '../../src/storage/comparisons.ts'
import { testActor } from '../helpers/database.ts'
import { openSite, type Site } from '../helpers/site.ts'

const telling = (source: string): Telling => ({
  id: source.slice(0, 8),
  source,
  format: 'text',
  lang: 'en',
  calendar: 'gregorian',
  yearShift: 0,
  facts: [],
})
const comparison = compareTellings([telling('She left in 1917 with a map.'), telling('She left in 1918.')])

describe('comparisons kept in the database', () => {
  let site: Site
  beforeEach(async () => {
    site = await openSite()
  })
  afterEach(() => site.close())

  it('come back as they were, typed arrays included', async () => {
    const { db } = site.database
    await keepComparison(db, 'a', packComparison(comparison), new Date(0))
    expect(await findComparison(db, 'a')).toEqual(comparison)
    expect(await findComparison(db, 'b')).toBeUndefined()
  })

  it('are thrown away by a reindex', async () => {
    const { db } = site.database
    await keepComparison(db, 'a', packComparison(comparison), new Date(0))
    await reindex(db, testActor())
    expect(await findComparison(db, 'a')).toBeUndefined()
  })

  it('that cannot be read count as missing', async () => {
    const { db } = site.database
    await db.insertInto('comparisons').values({ key: 'a', body: 'AAAA', created_at: '' }).execute()
    expect(await findComparison(db, 'a')).toBeUndefined()
  })

  it('make room for newer ones, the oldest first', async () => {
    const { db } = site.database
    for (let day = 0; day <= 2000; day += 100) {
      const rows = Array.from({ length: 100 }, (_, each) => ({
        key: `${day + each}`,
        body: '',
        created_at: new Date((day + each) * 1000).toISOString(),
      }))
      await db.insertInto('comparisons').values(rows).execute()
    }
    await keepComparison(db, 'new', packComparison(comparison), new Date(9e9))
    const { count } = await db
      .selectFrom('comparisons')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(2000)
    expect(
      await db.selectFrom('comparisons').select('key').where('key', '=', '100').executeTakeFirst(),
    ).toBeUndefined()
    expect(await findComparison(db, 'new')).toEqual(comparison)
  })

  it('are kept by reading a page, and leave finished pages finished', async () => {
    await site.addUniverse({ name: 'One' })
    await site.addUniverse({ name: 'Two' })
    await site.addArticle('one', 'Ada', 'She left in 1917.')
    await site.addArticle('two', 'Ada', 'She left in 1918.')
    const before = site.database.changes()
    const first = await site.get('/compare/ada')
    expect(site.database.changes()).toBe(before)
    const { keys } = await site.database.db
      .selectFrom('comparisons')
      .select((eb) => eb.fn.countAll<number>().as('keys'))
      .executeTakeFirstOrThrow()
    expect([first.statusCode, keys]).toEqual([200, 1])
  })
})
