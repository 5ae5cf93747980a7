import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkBackup } from '../../src/actions/check-backup.ts'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { reindex } from '../../src/actions/reindex.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { restoreArticle } from '../../src/actions/restore-article.ts'
import { revertArticle } from '../../src/actions/revert-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { updateUniverse } from '../../src/actions/update-universe.ts'
import { AppError } from '../../src/errors.ts'
import type { Database } from '../../src/storage/open.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'
import { checkSearchIndex, dumpDerived, searchAll } from '../helpers/derived.ts'

const titles = [
  'Red Army',
  'เลออน ตรอตสกี',
  'Старик',
  'Moon 🌙 Base',
  'Café',
  'October: A History',
  'Iron Pact',
]
const words = [
  'army',
  'ปฏิวัติ',
  'революция',
  '[[Red Army]]',
  '[[mirror:Café|the café]]',
  '7 November 1879',
  '**bold**',
  'naïve',
  '[[Iron Pact]]',
  'ค.ศ. ๑๙๑๗',
  '12 BBY',
]

const matter = fc.record(
  {
    title: fc.constantFrom(...titles),
    subject: fc.constantFrom('red-army', 'the-old-man', 'red-army'),
    lang: fc.constantFrom('en', 'th'),
    aliases: fc.constantFrom('[The Army, RKKA]', '["เก่า"]', '[]'),
    tags: fc.constantFrom('[war, Peace]', '[war]'),
    born: fc.constantFrom('1350-11-07', '1879-11-07', '1879', 'unknown', '7 November 1879', '12 BBY'),
    place: fc.constantFrom('"[[Yanovka]]"', 'Odessa', '[Odessa, Kherson]'),
  },
  { requiredKeys: [] },
)
const body = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((each) => each.join(' '))
const source = fc.tuple(matter, body).map(([{ born, place, ...keys }, text]) => {
  const lines = Object.entries(keys).map(
    ([key, value]) => `${key}: ${JSON.stringify(value).startsWith('"[') ? value : JSON.stringify(value)}`,
  )
  const facts = [...(born ? [`  born: ${born}`] : []), ...(place ? [`  place: ${place}`] : [])]
  const front = [...lines, ...(facts.length > 0 ? ['facts:', ...facts] : [])]
  return front.length > 0 ? `---\n${front.join('\n')}\n---\n${text}\n` : `${text}\n`
})

const which = fc.nat({ max: 7 })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      verb: fc.constant('create' as const),
      in: fc.constantFrom('history', 'mirror', 'telling'),
      title: fc.constantFrom(...titles),
      source,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ verb: fc.constant('save' as const), which, back: fc.nat({ max: 2 }), source }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ verb: fc.constant('rename' as const), which, title: fc.constantFrom(...titles) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ verb: fc.constantFrom('delete' as const, 'restore' as const), which }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ verb: fc.constant('revert' as const), which, to: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      verb: fc.constant('universe' as const),
      calendar: fc.constantFrom('gregorian' as const, 'julian' as const, 'buddhist' as const),
      yearShift: fc.constantFrom(0, 529, -1),
      eras: fc.constantFrom('', 'BBY counts down to year 0', 'BBY counts up from year 40'),
    }),
  },
)

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

test('a check finds nothing, and reindex gives byte-identical tables, after any mix of actions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const database = await temporaryDatabase()
      try {
        await makeUniverse(database, 'history')
        await makeUniverse(database, 'mirror', { kind: 'timeline', parent: 'history', yearShift: 529 })
        await makeUniverse(database, 'telling', { kind: 'framing', parent: 'history' })
        for (const [index, each] of steps.entries()) await take(database, each, index)
        const queries = [...titles, 'army', 'ปฏิวัติ', 'naive', 'революция', 'tag:war', 'odes']
        const before = { rows: await dumpDerived(database.db), found: await searchAll(database.db, queries) }
        await checkSearchIndex(database.db)
        const copy = join(database.folder, 'copy.db')
        await database.copyTo(copy)
        expect(await checkBackup(copy)).toMatchObject({ problems: [], outdated: [], waiting: [] })
        await reindex(database.db, testActor())
        await checkSearchIndex(database.db)
        expect(await dumpDerived(database.db)).toBe(before.rows)
        expect(await searchAll(database.db, queries)).toEqual(before.found)
      } finally {
        await database.close()
      }
    }),
    { numRuns: 25 },
  )
})

/** What an action refuses is part of the mix: it must leave nothing behind. */
async function take({ db }: Database, each: Step, index: number): Promise<void> {
  const actor = testActor(new Date(Date.UTC(2026, 0, 1, 0, index)))
  const editId = `step ${index}`
  const articles = await db.selectFrom('articles').select(['id', 'revision']).orderBy('id').execute()
  const article = 'which' in each ? articles[each.which % Math.max(1, articles.length)] : undefined
  try {
    if (each.verb === 'create') {
      await createArticle(db, actor, { universe: each.in, title: each.title, text: each.source, editId })
    } else if (each.verb === 'universe') {
      const { version } = await db
        .selectFrom('universes')
        .select('version')
        .where('slug', '=', 'mirror')
        .executeTakeFirstOrThrow()
      await updateUniverse(db, actor, {
        universe: 'mirror',
        version,
        calendar: each.calendar,
        yearShift: each.yearShift,
        eras: each.eras,
      })
    } else if (article) {
      const articleId = article.id
      if (each.verb === 'save') {
        const basedOn = Math.max(1, article.revision - each.back)
        await saveArticle(db, actor, { articleId, text: each.source, basedOn, editId })
      } else if (each.verb === 'rename')
        await renameArticle(db, actor, { articleId, title: each.title, editId })
      else if (each.verb === 'delete') await deleteArticle(db, actor, { articleId, editId })
      else if (each.verb === 'restore') await restoreArticle(db, actor, { articleId, editId })
      else if (each.verb === 'revert') {
        await revertArticle(db, actor, { articleId, to: each.to, basedOn: article.revision, editId })
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
