import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUser } from '../../../src/actions/add-user.ts'
import { backUp } from '../../../src/actions/back-up.ts'
import { checkBackup } from '../../../src/actions/check-backup.ts'
import { createArticle } from '../../../src/actions/create-article.ts'
import { deleteArticle } from '../../../src/actions/delete-article.ts'
import { renameArticle } from '../../../src/actions/rename-article.ts'
import { saveArticle } from '../../../src/actions/save-article.ts'
import { setRole } from '../../../src/actions/set-role.ts'
import { updateSettings } from '../../../src/actions/update-settings.ts'
import { updateUniverse } from '../../../src/actions/update-universe.ts'
import { revisionColumns } from '../../../src/storage/log.ts'
import { Sqlite } from '../../../src/storage/sqlite-driver.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../../helpers/database.ts'

const actor = testActor()
const password = 'a long enough passphrase'
let database: Awaited<ReturnType<typeof temporaryDatabase>>
let backup: string
let tampered: string
let count = 0

beforeAll(async () => {
  database = await temporaryDatabase()
  const { db } = database
  await makeUniverse(database, 'history')
  await makeUniverse(database, 'mirror', { kind: 'timeline', parent: 'history', yearShift: 529 })
  await addUser(db, actor, { name: 'Ada', password, role: 'administrator' })
  const { id: ben } = await addUser(db, actor, { name: 'Ben', password, role: 'reader' })
  await setRole(db, actor, { userId: ben, role: 'editor' })
  await updateSettings(db, actor, { siteName: 'The wiki', signUp: 'open' })
  await updateUniverse(db, actor, { universe: 'history', version: 1, description: 'What happened.' })
  const matter =
    'title: Old Man\nsubject: old-man\naliases: [Lev]\ntags: [war]\nborn: 7 November 1879\nfacts:\n  place: { value: "[[Odessa]]", source: Memoirs, from: 1888 }'
  const text = `---\n${matter}\n---\nBorn on 7 November 1879 in [[Odessa|the city]].`
  const { revision } = await createArticle(db, actor, {
    universe: 'history',
    text,
    editId: 'one',
    summary: 'First',
  })
  await createArticle(db, actor, { universe: 'mirror', text: text.replace('1879', '1350'), editId: 'two' })
  const { articleId } = revision
  await saveArticle(db, actor, {
    articleId,
    text: `${text}\nMore.`,
    basedOn: 1,
    editId: 'three',
    summary: 'More',
  })
  await renameArticle(db, actor, { articleId, title: 'The Old Man', editId: 'four' })
  const gone = await createArticle(db, actor, {
    universe: 'history',
    title: 'Gone',
    text: 'x',
    editId: 'five',
  })
  await deleteArticle(db, actor, { articleId: gone.revision.articleId, editId: 'six' })
  backup = join(database.folder, 'backup.db')
  await backUp(database, actor, { file: backup })
})
afterAll(() => database.close())

/** Opens a copy of the backup for somebody who may write to its file and knows no Canonry. */
function tamper(work: (sqlite: InstanceType<typeof Sqlite>) => void): void {
  tampered = join(database.folder, `tampered-${++count}.db`)
  copyFileSync(backup, tampered)
  const sqlite = new Sqlite(tampered)
  sqlite.pragma('foreign_keys = off')
  const guards = sqlite
    .prepare(
      "select name, sql from sqlite_schema where type = 'trigger' and name like '%\\_never\\_%' escape '\\'",
    )
    .all() as { name: string; sql: string }[]
  for (const { name } of guards) sqlite.exec(`drop trigger ${name}`)
  work(sqlite)
  for (const { sql } of guards) sqlite.exec(sql)
  sqlite.close()
}

async function found(work: Parameters<typeof tamper>[0]): Promise<string> {
  tamper(work)
  const { problems, outdated } = await checkBackup(tampered)
  return [...problems, ...(outdated ?? [])].join('\n')
}

/** Gives one column of one row another value that the column may have. */
function change(table: string, column: string): (sqlite: InstanceType<typeof Sqlite>) => void {
  return (sqlite) => {
    sqlite.pragma('ignore_check_constraints = on')
    const { type, notnull } = sqlite
      .prepare('select type, "notnull" from pragma_table_info(?) where name = ?')
      .get(table, column) as { type: string; notnull: number }
    // Other rows of settings are the program's own notes, such as what is to be derived anew: nobody chose them.
    const where = table === 'settings' ? `where key like 'site.%'` : `where ${column} is not null`
    const one = sqlite.prepare(`select * from ${table} ${where} limit 1`).get() as
      | Record<string, unknown>
      | undefined
    const value = type === 'TEXT' ? `${column} || 'x'` : `${column} + 1000`
    if (one) {
      const keys = Object.keys(one)
      const same = keys.map((key) => `${key} is @${key}`).join(' and ')
      expect(sqlite.prepare(`update ${table} set ${column} = ${value} where ${same}`).run(one).changes).toBe(
        1,
      )
    } else {
      expect(notnull).toBe(0)
      const other = type === 'TEXT' ? "'x'" : '1000'
      const { changes } = sqlite.prepare(`update ${table} set ${column} = ${other}`).run()
      expect(changes).toBeGreaterThan(0)
    }
  }
}

/** Every column of these tables in the schema as it is: one that comes later is tried too. */
const columnsOf = (tables: readonly string[]) => {
  const sqlite = new Sqlite(backup, { readonly: true })
  const columns = tables.flatMap((table) =>
    (sqlite.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[]).map(
      (column) => [table, column] as const,
    ),
  )
  sqlite.close()
  return columns
}

test('a wiki that was only ever written by Canonry is sound', async () => {
  expect(await checkBackup(backup)).toMatchObject({ problems: [], outdated: [], waiting: [], damaged: false })
})

test('a seal speaks for every column of a revision', () => {
  const columns = columnsOf(['revisions']).map(([, column]) => column)
  expect(columns.sort()).toEqual([...revisionColumns, 'text'].sort())
})

describe('every column shows when it is changed:', () => {
  const log = ['revisions', 'audit', 'log']
  const chosen = ['users', 'universes', 'settings']
  const derived = [
    'articles',
    'article_slugs',
    'aliases',
    'subjects',
    'links',
    'facts',
    'dates',
    'sources',
    'tags',
    'search_tokens',
  ]
  const counters = ['universes version', 'universes updated_at']

  test.each([...log, ...chosen, ...derived])('of %s', async (table) => {
    for (const [, column] of columnsOf([table])) {
      if (counters.includes(`${table} ${column}`)) continue
      const words = await found(change(table, column))
      expect({ table, column, words }).toEqual({ table, column, words: expect.stringMatching(/\w/) })
    }
  })

  test('and every row of a derived table when it is gone', async () => {
    for (const table of derived) {
      const words = await found((sqlite) => sqlite.exec(`delete from ${table}`))
      expect({ table, words }).toEqual({ table, words: expect.stringMatching(/\w/) })
    }
  })
})

const run = (sql: string) => (sqlite: InstanceType<typeof Sqlite>) => void sqlite.exec(sql)

const cases: [what: string, sql: string, told: RegExp][] = [
  [
    'a title',
    "update revisions set title = 'Other' where id = 1",
    /Revision 1 of article 1 is not as it was written/,
  ],
  ['an author', "update revisions set author_name = 'Ben' where id = 3", /Revision 2 of article 1 is not as/],
  ['a summary', "update revisions set summary = '' where id = 3", /is not as it was written \(entry/],
  ['a date', "update revisions set created_at = '2020' where id = 1", /is not as it was written/],
  ['a kind', "update revisions set kind = 'import' where id = 1", /is not as it was written/],
  [
    'a text with its hash',
    "update revisions set text = 'x', length = 1, text_hash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' where id = 1",
    /is not as it was written/,
  ],
  [
    'the newest revision, taken out',
    'delete from revisions where id = (select max(id) from revisions)',
    /Revision \d+ is gone \(entry \d+ of the log\)/,
  ],
  [
    'a revision taken out with its entry',
    'delete from log where revision_id = 2; delete from revisions where id = 2',
    /Entry \d+ of the log is gone/,
  ],
  [
    'a revision added past the log',
    `insert into revisions (article_id, number, kind, universe_id, slug, title, text, text_hash, length, edit_id, author_name, created_at)
     select article_id, number + 1, kind, universe_id, slug, title, text, text_hash, length, 'forged', author_name, created_at
     from revisions where article_id = 2`,
    /Revision 2 of article 2 was added without the log/,
  ],
  [
    'two revisions that changed places',
    `update revisions set number = 100 where id = 1; update revisions set number = 1 where id = 3; update revisions set number = 2 where id = 1`,
    /is not as it was written/,
  ],
  [
    'an entry that stands twice',
    'insert into log select 100, revision_id, audit_id, seal from log where position = 1',
    /twice|are gone/,
  ],
  [
    'a raised role',
    "update users set role = 'administrator' where name = 'Ben'",
    /“Ben”: its role is “administrator”, and by the log “editor”/,
  ],
  [
    'another password',
    "update users set password_hash = 'x' where name = 'Ada'",
    /“Ada” has another password/,
  ],
  [
    'an account that was opened again',
    "update users set disabled_at = '2020' where name = 'Ben'",
    /its disabled at is “2020”/,
  ],
  [
    'a new account',
    "insert into users (name, name_key, password_hash, role, created_at) values ('Eve', 'eve', 'x', 'administrator', '2020')",
    /“Eve” was added without the log/,
  ],
  [
    'an account that is gone',
    "delete from users where name = 'Ben'",
    /“Ben” is gone, and the log does not say why/,
  ],
  [
    'a setting',
    "update settings set value = '\"closed\"' where key = 'site.signUp'",
    /“site.signUp”: its value/,
  ],
  [
    'a new setting',
    'insert into settings values (\'site.access\', \'{"edit":"everyone"}\')',
    /“site.access” was added/,
  ],
  ['a setting that is gone', "delete from settings where key = 'site.siteName'", /“site.siteName” is gone/],
  [
    'a universe',
    "update universes set year_shift = 5 where slug = 'mirror'",
    /“mirror”: its year shift is “5”, and by the log “529”/,
  ],
  [
    'emptied facts',
    'delete from facts',
    /derived from article 1 \(“The Old Man”\) differs from a rebuild: .*facts/,
  ],
  ['emptied links', 'delete from links', /differs from a rebuild: links/],
  ['emptied tags', 'delete from tags', /differs from a rebuild: tags/],
  ['tags of an article that is not there', "insert into tags values (99, 0, 'x', 'x')", /rows of article 99/],
  [
    'an article that is not there',
    "insert into articles select 99, universe_id, 'new', subject, title, title_key, lang, revision, revision_id, text_hash, length, titles, digests, created_at, updated_at, deleted_at, file_path from articles where id = 1",
    /99/,
  ],
  [
    'a subject that nothing tells of',
    "insert into subjects (slug, title, articles, universes, agreeing, differing) values ('forged', 'F', 9, 9, 0, 9)",
    /The subject “forged” differs/,
  ],
  [
    'a foreign trigger that makes an administrator',
    "create trigger helper after insert on sessions begin update users set role = 'administrator' where name = 'Ben'; end",
    /There is a trigger “helper” that Canonry does not make/,
  ],
  ['a foreign view', 'create view helper as select * from users', /a view “helper”/],
  ['a foreign table', 'create table helper (id integer)', /a table “helper”/],
  ['a foreign index', 'create index helper on users (role)', /an? index “helper”/],
  ['an index that is gone', 'drop index facts_by_property', /The index “facts_by_property” is missing/],
  [
    'a rule that is gone',
    `pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'check (role in (''reader'', ''editor'', ''administrator''))', '') where name = 'users'`,
    /The table “users” is not as Canonry makes it/,
  ],
]
test.each(cases)('%s is found', async (_, sql, told) => {
  expect(await found((sqlite) => sqlite.unsafeMode(true).exec(sql))).toMatch(told)
})

test('a guard that was replaced by one that guards nothing is found', async () => {
  tamper(() => {})
  const sqlite = new Sqlite(tampered)
  sqlite.exec(
    'drop trigger revisions_never_change; create trigger revisions_never_change before update on revisions begin select 1; end',
  )
  sqlite.close()
  const { problems } = await checkBackup(tampered)
  expect(problems).toEqual(['The trigger “revisions_never_change” is not as Canonry makes it.'])
})

test('a trigger that Canonry makes and is gone is found', async () => {
  tamper(() => {})
  const sqlite = new Sqlite(tampered)
  sqlite.exec('drop trigger revisions_never_go')
  sqlite.close()
  const { problems } = await checkBackup(tampered)
  expect(problems).toEqual(['The trigger “revisions_never_go” is missing.'])
})

test('a log cut off at its end is sound to itself, and not to a seal that was noted', async () => {
  const { seal } = await checkBackup(backup)
  const [position, hash] = (seal as string).split(':')
  const noted = { position: Number(position), seal: hash as string }
  expect(await checkBackup(backup, { noted })).toMatchObject({ problems: [] })
  const cut = await found(run('delete from log where revision_id = 6; delete from revisions where id = 6'))
  expect(cut).toMatch(/article 3/) // what is derived still knows of it
  tamper(
    run(
      'delete from audit where id = (select max(id) from audit); delete from log where position = (select max(position) from log where audit_id is not null)',
    ),
  )
  const { problems } = await checkBackup(tampered, { noted })
  expect(problems[0]).toMatch(/seal was noted|Entry/)
  expect(
    (await checkBackup(backup, { noted: { ...noted, seal: hash?.replace(/^./, '-') as string } })).problems,
  ).toEqual([`The log up to entry ${position} is not the one that the seal was noted for.`])
})
