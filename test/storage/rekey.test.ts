import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { reindex } from '../../src/actions/reindex.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { findArticle, findArticleAt, findArticles, listCounterparts } from '../../src/storage/articles.ts'
import { rederiveStale } from '../../src/storage/derive/rederive-universe.ts'
import { listBacklinks, listWantedLinks } from '../../src/storage/links.ts'
import { type Database, openDatabase } from '../../src/storage/open.ts'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'
import { findSubject } from '../../src/storage/subjects.ts'
import { getUniverse, listUniverses } from '../../src/storage/universes.ts'
import { makeUniverse, temporaryFolder, testActor } from '../helpers/database.ts'
import { checkSearchIndex, dumpDerived } from '../helpers/derived.ts'

const actor = testActor()
const { viewer } = actor

let folder: ReturnType<typeof temporaryFolder>
let file: string
let database: Database
beforeEach(async () => {
  folder = temporaryFolder()
  file = `${folder.path}/canonry.db`
  database = await openDatabase(file)
})
afterEach(async () => {
  await database.close()
  folder.remove()
})

const write = async (universe: string, title: string, text: string) =>
  (await createArticle(database.db, actor, { universe, title, text, editId: `${universe} ${title}` }))
    .revision

/** A slug as it was made before letters were folded in full. */
const oldSlug = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}.]+/gu, '-')
    .replace(/\.*-[-.]*/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
const oldKey = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Writes everything as a version before would have left it, and opens it again. */
async function reopenAged(slugs: ReadonlyMap<number, string> = new Map()): Promise<void> {
  await database.close()
  const sqlite = new Sqlite(file)
  sqlite.function('old_slug', (text) => oldSlug(String(text)))
  sqlite.function('old_key', (text) => (text === null ? null : oldKey(String(text))))
  sqlite.exec('drop trigger revisions_never_change')
  for (const [id, slug] of slugs) {
    sqlite.prepare('update revisions set slug = ? where article_id = ?').run(slug, id)
    sqlite.prepare('update articles set slug = ? where id = ?').run(slug, id)
    sqlite.prepare('delete from article_slugs where article_id = ?').run(id)
    sqlite
      .prepare('insert into article_slugs select universe_id, slug, id from articles where id = ?')
      .run(id)
  }
  sqlite.exec(`
    create trigger revisions_never_change before update on revisions begin
      select raise(abort, 'a revision never changes');
    end;
    update articles set title_key = old_key(title), subject = old_slug(title);
    update aliases set name_key = old_key(name);
    update links set target_key = old_key(target), target_universe = old_key(target_universe);
    update tags set tag_key = old_key(tag);
    delete from subjects;
    insert or ignore into subjects (slug, title, sort_key, articles, universes, agreeing, differing)
      select subject, title, '', 1, 1, 0, 0 from articles where deleted_at is null;
    delete from settings where key = 'derived.keys';
  `)
  sqlite.close()
  database = await openDatabase(file)
}

const leadsTo = async (slug: string, universe = 'history') =>
  (await findArticleAt(database.db, viewer, { universe, slug }))?.title

describe('a wiki whose names were folded by older rules', () => {
  test('has its articles at their addresses, and finds them by every other form of these', async () => {
    await makeUniverse(database, 'history')
    const street = await write('history', 'Straße', 'x')
    const city = await write('history', 'İstanbul', 'x')
    const node = await write('history', 'Node.js', 'x')
    await reopenAged(
      new Map([
        [street.articleId, 'straße'],
        [city.articleId, 'i̇stanbul'],
        [node.articleId, 'node.js'],
      ]),
    )
    const forms = ['straße', 'Straße', 'STRASSE', 'strasse']
    expect(await Promise.all(forms.map((slug) => leadsTo(slug)))).toEqual(forms.map(() => 'Straße'))
    expect(await leadsTo('istanbul')).toBe('İstanbul')
    expect(await leadsTo('i̇stanbul')).toBe('İstanbul')
    expect(await leadsTo('node.js')).toBe('Node.js')
    expect(await leadsTo('node-js')).toBe('Node.js')
    expect((await findArticle(database.db, viewer, 'history', 'straße'))?.slug).toBe('straße')
    const [found] = await findArticles(database.db, viewer, [{ universe: 'history', slug: 'straße' }])
    expect(found?.title).toBe('Straße')
  })

  test('resolves links and counts subjects by the new rules at once', async () => {
    const history = await makeUniverse(database, 'history')
    await makeUniverse(database, 'mirror')
    const town = await write('history', "King's Landing", '---\ntags: [Straße]\n---\nx')
    await write('history', 'Guide', 'To [[King’s Landing]], not to [[Spider Man]].')
    await write('mirror', 'King’s Landing', 'x')
    await reopenAged()
    const [head] = (await findArticles(database.db, viewer, [{ universe: 'history', slug: town.slug }])) as [
      never,
    ]
    expect((await listBacklinks(database.db, viewer, [history], head)).map(({ title }) => title)).toEqual([
      'Guide',
    ])
    const wanted = await listWantedLinks(database.db, viewer, [history], history)
    expect(wanted.map(({ title }) => title)).toEqual(['Spider Man'])
    expect(await listCounterparts(database.db, viewer, 'kings-landing')).toHaveLength(2)
    expect(await findSubject(database.db, viewer, 'kings-landing')).toMatchObject({
      articles: 2,
      universes: 2,
    })
  })

  test('keeps both of two that became one by the new rules, each at its own address', async () => {
    await makeUniverse(database, 'history')
    const sharp = await write('history', 'Straße', 'With a sharp s.')
    const double = await write('history', 'Another', 'With two.')
    await reopenAged(
      new Map([
        [sharp.articleId, 'straße'],
        [double.articleId, 'strasse'],
      ]),
    )
    expect(await leadsTo('straße')).toBe('Straße')
    expect(await leadsTo('strasse')).toBe('Another')
    expect(await leadsTo('STRASSE')).toBe('Another')
    const both = [
      { universe: 'history', slug: 'strasse' },
      { universe: 'history', slug: 'straße' },
    ]
    expect((await findArticles(database.db, viewer, both)).map((each) => each?.title)).toEqual([
      'Another',
      'Straße',
    ])
  })

  test('moves a universe to its folded address, beside one that has it', async () => {
    await makeUniverse(database, 'one')
    await makeUniverse(database, 'two')
    await database.close()
    const sqlite = new Sqlite(file)
    sqlite.exec(`
      update universes set slug = 'straße' where slug = 'one';
      update universes set slug = 'strasse' where slug = 'two';
      insert or replace into settings values ('site.defaultUniverse', '"straße"');
      delete from settings where key = 'derived.keys';
    `)
    sqlite.close()
    database = await openDatabase(file)
    expect((await listUniverses(database.db, viewer)).map(({ slug }) => slug)).toEqual([
      'strasse-2',
      'strasse',
    ])
    expect((await getUniverse(database.db, viewer, 'straße')).slug).toBe('strasse')
    const setting = await database.db
      .selectFrom('settings')
      .selectAll()
      .where('key', '=', 'site.defaultUniverse')
      .execute()
    expect(setting).toMatchObject([{ value: '"strasse-2"' }])
  })

  test('is derived to the byte as a rebuild would, once the rest was done behind the pages', async () => {
    await makeUniverse(database, 'history')
    const street = await write(
      'history',
      'Straße 10',
      '---\naliases: [Spider-Man, Spider Man]\n---\nSee [[Dr. Who]].',
    )
    const gone = await write('history', 'İstanbul', 'x')
    await write('history', 'Old name', 'x')
    await deleteArticle(database.db, actor, { articleId: gone.articleId, editId: 'gone-1' })
    await renameArticle(database.db, actor, { articleId: 3, title: 'Émile', editId: 'renamed' })
    await reopenAged(new Map([[street.articleId, 'straße-10']]))
    await rederiveStale(database.db)
    const grown = await dumpDerived(database.db)
    await checkSearchIndex(database.db)
    await reindex(database.db, actor)
    expect(await dumpDerived(database.db)).toBe(grown)
  })

  test('is folded once', async () => {
    await makeUniverse(database, 'history')
    await write('history', 'Fort', 'x')
    await database.close()
    const sqlite = new Sqlite(file)
    sqlite.exec("update aliases set name_key = 'untouched'")
    sqlite.close()
    database = await openDatabase(file)
    const { name_key } = await database.db.selectFrom('aliases').selectAll().executeTakeFirstOrThrow()
    expect(name_key).toBe('untouched')
  })
})
