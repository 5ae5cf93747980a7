import { createRequire } from 'node:module'
import type BetterSqlite from 'better-sqlite3'

/**
 * Which better-sqlite3 the running Node can bear. 13 speaks Node-API 10, which Node has from 22.14 on, and brings its
 * binding ready-made; an older Node dies of loading it. 12 is for those, and kills a newer Node when its garbage
 * collector takes a statement (https://github.com/WiseLibs/better-sqlite3/issues/1515).
 */
export const sqliteEdition = Number(process.versions.napi) >= 10 ? 'better-sqlite3' : 'better-sqlite3-node20'

/** Opens SQLite files. Types come from 'better-sqlite3' itself; values from here alone. */
export const Sqlite: typeof BetterSqlite = createRequire(import.meta.url)(sqliteEdition)
