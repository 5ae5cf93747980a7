import type BetterSqlite from 'better-sqlite3'
import { sortKey } from '../domain/natural-order.ts'
import { foldKey, nameKey, slugify } from '../domain/slugs.ts'
import { systemViewer } from '../domain/viewer.ts'
import type { Author } from './audit.ts'
import { getSettings, putSettings } from './settings.ts'
import type { Db } from './tables.ts'
import { listUniverses, updateUniverseRow } from './universes.ts'

/**
 * Of how names are folded, and of what else is derived: to be counted up with every change of what `slugify`, `foldKey`
 * or `sortKey` answers, of the words that search stores, and of the dates that a text is read for.
 */
const keysVersion = 3

/** Whether names in a database were folded by other rules than ours. */
export function areKeysOutdated(sqlite: BetterSqlite.Database): boolean {
  const version = sqlite.prepare("select value from settings where key = 'derived.keys'").pluck().get()
  return version !== String(keysVersion)
}

/**
 * Folds every name anew, in a transaction of some seconds for a hundred thousand articles, so that addresses and links
 * work from the first page on. All else that hangs on names (hashes of derived rows, counts of subjects that became one)
 * is marked as stale, and derived anew behind the pages. Does nothing where names are folded as ours.
 */
export async function rekey(sqlite: BetterSqlite.Database, db: Db, now: Date): Promise<void> {
  if (!areKeysOutdated(sqlite)) return
  await db.transaction().execute((db) => moveUniverses(db, { viewer: { id: null, name: 'Canonry' }, now }))
  const functions = { slug_of: slugify, name_key_of: nameKey, fold_key_of: foldKey, sort_key_of: sortKey }
  for (const [name, fold] of Object.entries(functions)) {
    sqlite.function(name, { deterministic: true }, (text) => (text === null ? null : fold(String(text))))
  }
  sqlite
    .transaction(() => {
      sqlite.exec(refold)
      sqlite
        .prepare("insert or replace into settings (key, value) values ('derived.keys', ?)")
        .run(String(keysVersion))
    })
    .immediate()
}

/** A universe's address is a setting, not part of the log, and moves; one that another universe has by now stays beside it. */
async function moveUniverses(db: Db, by: Author): Promise<void> {
  const universes = await listUniverses(db, systemViewer('rekey'))
  const taken = new Set(universes.map(({ slug }) => slug))
  for (const { id, version, ...settings } of universes) {
    const folded = slugify(settings.slug)
    if (folded === settings.slug) continue
    let slug = folded
    for (let number = 2; taken.has(slug); number++) slug = `${folded}-${number}`
    taken.add(slug)
    await updateUniverseRow(db, id, version, { ...settings, slug }, by)
    const { defaultUniverse } = await getSettings(db)
    if (defaultUniverse === settings.slug) await putSettings(db, { defaultUniverse: slug }, by)
  }
}

const refold = `
  update articles set title_key = sort_key_of(title), subject = slug_of(subject);
  insert or ignore into article_slugs (universe_id, slug, article_id)
    select universe_id, slug_of(slug), article_id from article_slugs;
  update aliases set name_key = name_key_of(name);
  update links set target_key = name_key_of(target), near_key = name_key_of(near_key),
    target_universe = fold_key_of(target_universe);
  update tags set tag_key = fold_key_of(tag);
  update facts set property_key = fold_key_of(property);
  update sources set source_key = fold_key_of(title);
  update subjects set sort_key = sort_key_of(title);
  delete from subjects where slug not in (select subject from articles where deleted_at is null);
  insert into subjects (slug, title, sort_key, articles, universes, agreeing, differing)
    select subject, min(title), sort_key_of(min(title)), count(*), count(distinct universe_id), 0, 0
      from articles where deleted_at is null group by subject
    on conflict (slug) do update set articles = excluded.articles, universes = excluded.universes;
  insert or replace into settings (key, value)
    select 'stale.' || what || '.' || universes.id, universes.version
      from universes, (select 'articles' as what union all select 'subjects');
`
