import type BetterSqlite from 'better-sqlite3'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'

/**
 * Every statement that this process runs from now on, as its SQL, by any way through Kysely: they all end at the
 * driver's `all`, `run` and `iterate`. (`get` is left out: so the database's own counter is looked at.)
 */
export function watchStatements(): { taken(): string[]; stop(): void } {
  const probe = new Sqlite(':memory:')
  const prototype = Object.getPrototypeOf(probe.prepare('select 1'))
  probe.close()
  const methods = ['all', 'run', 'iterate'] as const
  const originals = methods.map((name) => prototype[name])
  let seen: string[] = []
  for (const name of methods) {
    const original = prototype[name]
    prototype[name] = function (this: BetterSqlite.Statement, ...parameters: unknown[]) {
      seen.push(this.source)
      return original.apply(this, parameters)
    }
  }
  return {
    taken() {
      const statements = seen
      seen = []
      return statements
    },
    stop() {
      for (const [index, name] of methods.entries()) prototype[name] = originals[index]
    },
  }
}
