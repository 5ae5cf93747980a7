import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBreaches, readProject } from './helpers/architecture.ts'

const root = join(import.meta.dirname, '..')

describe('the structure of the project', () => {
  it('is kept by every file', () => {
    const files = readProject(root, ['src', 'test', 'bench', 'scripts', 'views', 'migrations'])
    expect(files.length).toBeGreaterThan(100)
    expect(findBreaches(files)).toEqual([])
  })
})

describe('findBreaches', () => {
  const breach = (path: string, text: string) => findBreaches([{ path, text }])

  it.each([
    [
      'domain importing storage',
      'src/domain/a.ts',
      "import type { Db } from '../storage/tables.ts'",
      /upwards/,
    ],
    [
      'storage importing an action',
      'src/storage/a.ts',
      "import { save } from '../actions/save.ts'",
      /upwards/,
    ],
    [
      'an import on several lines',
      'src/storage/a.ts',
      "import {\n  a,\n  b,\n} from '../web/shared/x.ts'",
      /upwards/,
    ],
    ['an action with a query', 'src/actions/a.ts', "db.selectFrom('articles')", /past storage/],
    ['a page with SQL', 'src/web/home/a.ts', "import { sql } from 'kysely'", /past storage/],
    ['a deferred import', 'src/actions/a.ts', "const x = await import('../web/home/routes.ts')", /upwards/],
    [
      'actions knowing the configuration',
      'src/actions/a.ts',
      "import type { Config } from '../config.ts'",
      /upwards/,
    ],
    [
      'web importing the application',
      'src/web/home/a.ts',
      "import { buildApp } from '../../app.ts'",
      /upwards/,
    ],
    [
      'one feature importing another',
      'src/web/home/a.ts',
      "import { row } from '../compare/rows.ts'",
      /another's/,
    ],
    [
      'shared importing a feature',
      'src/web/shared/a.ts',
      "import { row } from '../compare/rows.ts'",
      /another's/,
    ],
    [
      'the server importing the browser',
      'src/web/home/a.ts',
      "import { x } from '../../client/x.ts'",
      /browser/,
    ],
    ['the browser importing storage', 'src/client/a.ts', "import { x } from '../storage/x.ts'", /browser/],
    ['domain reading files', 'src/domain/a.ts', "import { readFileSync } from 'node:fs'", /imports node:fs/],
    ['domain querying', 'src/domain/a.ts', "import { sql } from 'kysely'", /imports kysely/],
    ['domain reading the clock', 'src/domain/a.ts', 'export const now = () => Date.now()', /clock/],
    ['domain waiting', 'src/domain/a.ts', 'export async function f() {}', /waits/],
    ['domain using chance', 'src/domain/a.ts', 'export const x = Math.random()', /chance/],
    ['the wrong SQLite driver', 'src/storage/a.ts', "import Sqlite from 'better-sqlite3'", /sqlite-driver/],
    ['a default export', 'src/web/home/a.ts', 'export default 1', /default export/],
    ['a barrel', 'src/web/home/a.ts', "export { a } from './b.ts'\nexport * from './c.ts'", /re-exports/],
    ['the environment outside main', 'src/web/home/a.ts', 'const home = process.env.HOME', /process\.env/],
    ['a file too long', 'src/web/home/a.ts', '\n'.repeat(401), /401 lines/],
    ['a name in camelCase', 'src/web/home/aB.ts', '', /kebab-case/],
  ])('finds %s', (_what, path, text, expected) => {
    expect(breach(path, text)).toEqual([expect.stringMatching(expected)])
  })

  it.each([
    [
      'a comment',
      'src/domain/a.ts',
      '// await nothing: Date.now() is not asked\n/* async */ export const a = 1',
    ],
    ['a string', 'src/domain/a.ts', "export const words = ['async', 'Promise']"],
    [
      'downward imports',
      'src/web/home/a.ts',
      "import { a } from '../../storage/a.ts'\nimport { AppError } from '../../errors.ts'",
    ],
    [
      'what features share',
      'src/web/home/a.ts',
      "import { a } from '../shared/a.ts'\nimport { b } from './b.ts'",
    ],
    ['a pure package in the domain', 'src/domain/a.ts', "import { parse } from 'yaml'"],
  ])('allows %s', (_what, path, text) => {
    expect(breach(path, text)).toEqual([])
  })
})
