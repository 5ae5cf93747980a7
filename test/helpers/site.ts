import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { systemActor } from '../../src/actions/actor.ts'
import { createArticle } from '../../src/actions/create-article.ts'
import { createUniverse } from '../../src/actions/create-universe.ts'
import { hashSecret } from '../../src/actions/lib/accounts.ts'
import type { UniverseInput } from '../../src/actions/lib/read-universe.ts'
import { prepareSetUp } from '../../src/actions/set-up.ts'
import { buildApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { Universe } from '../../src/domain/universe.ts'
import type { AccessSettings, Role } from '../../src/domain/viewer.ts'
import { type Database, openDatabase } from '../../src/storage/open.ts'
import type { Revision } from '../../src/storage/revisions.ts'
import { defaultSettings, putSettings, type Settings } from '../../src/storage/settings.ts'
import { listUniverses } from '../../src/storage/universes.ts'
import { insertUser } from '../../src/storage/users.ts'
import { noticeCookie } from '../../src/web/shared/notice.ts'
import type { App } from '../../src/web/shared/types.ts'

/** Who sends a request: nobody, the site's one person of a role, or a session cookie's own text. */
export type As = Role | 'anonymous' | { cookie: string }

export interface Ask {
  as?: As
  headers?: Record<string, string>
  /** False for a browser that has read no content notice yet; otherwise it has read them all. */
  noticed?: boolean
}

/** A whole site on a database of its own, spoken to over HTTP without a socket. */
export interface Site {
  app: App
  database: Database
  folder: string
  get(url: string, ask?: Ask): Promise<LightMyRequestResponse>
  /** Sends a form as a browser on this site would. Fields that are undefined are left out. */
  post(url: string, form?: Form, ask?: Ask): Promise<LightMyRequestResponse>
  /** The session cookie of the person of this role, made on first use: name 'Reader', 'Editor' or 'Administrator'. */
  signInAs(role: Role): Promise<string>
  /** Changes the site's settings, as the settings page would. */
  configure(changes: Partial<Settings>): Promise<void>
  /** Makes a universe; a blue history at the slug of its name unless said otherwise. */
  addUniverse(input: Partial<UniverseInput> & { name: string }): Promise<Universe>
  /** Writes an article as the system. `text` is its whole source. */
  addArticle(universe: string, title: string, text: string): Promise<Revision>
  close(): Promise<void>
}

export type Form = Record<string, string | number | readonly string[] | undefined>

export interface SiteOptions {
  /** Who may read and who may edit; the site's defaults where not given. */
  access?: Partial<AccessSettings>
  /** The data folder of a wiki that is there already, and stays when the site is closed. */
  dataFolder?: string
  /** Fill it with the demo canons. */
  demo?: boolean
  /** Environment variables on top of the test's own (`CANONRY_RATE_LIMIT: 'true'`). */
  env?: Record<string, string>
  /** What the clock says, for tests in which time passes. */
  now?: () => Date
  /** Open /setup with this token. */
  setupToken?: string
}

/** Opens a new site, empty unless said otherwise, in a temporary folder. Close it when done. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const folder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'canonry-site-'))
  const config: Config = readConfig({
    CANONRY_DATA_DIR: folder,
    CANONRY_DEMO: 'false',
    CANONRY_RATE_LIMIT: 'false',
    CANONRY_LOG_LEVEL: 'silent',
    ...options.env,
  })
  const database = await openDatabase(join(folder, 'canonry.db'))
  const setupToken = options.setupToken ? await prepareSetUp(database.db, options.setupToken) : undefined
  const app = await buildApp({
    database,
    config,
    setupToken: setupToken ?? null,
    ...(options.now && { now: options.now }),
  })
  const cookies = new Map<Role, string>()
  const actor = () => systemActor('Test', options.now?.() ?? new Date())

  // In a transaction, which is what tells the running site that something changed.
  const configure = (changes: Partial<Settings>) =>
    database.db.transaction().execute((db) => putSettings(db, changes, actor()))
  if (options.access) await configure({ access: { ...defaultSettings.access, ...options.access } })

  const signInAs = async (role: Role) => {
    const known = cookies.get(role)
    if (known) return known
    const cookie = await addSession(database, role, options.now?.() ?? new Date())
    cookies.set(role, cookie)
    return cookie
  }
  if (options.demo) await (await import('../../src/demo.ts')).loadDemo(database.db, actor())

  const headersOf = async ({ as = 'anonymous', headers = {}, noticed = true }: Ask) => {
    const universes = noticed ? await listUniverses(database.db, actor().viewer) : []
    const cookies = universes
      .filter(({ notice }) => notice)
      .map((each) => Object.values(noticeCookie(each)).join('='))
    if (as !== 'anonymous') cookies.unshift(typeof as === 'object' ? as.cookie : await signInAs(as))
    return { ...(cookies.length > 0 && { cookie: cookies.join('; ') }), ...headers }
  }

  return {
    app,
    database,
    folder,
    signInAs,
    configure,
    async get(url, ask = {}) {
      return app.inject({ method: 'GET', url, headers: await headersOf(ask) })
    },
    async post(url, form = {}, ask = {}) {
      return app.inject({
        method: 'POST',
        url,
        headers: {
          origin: 'http://localhost:80',
          'content-type': 'application/x-www-form-urlencoded',
          ...(await headersOf(ask)),
        },
        payload: encodeForm(form),
      })
    },
    addUniverse: (input) =>
      createUniverse(database.db, actor(), { kind: 'history', color: 'blue', ...input }),
    async addArticle(universe, title, text) {
      const input = { universe, title, text, editId: randomUUID() }
      return (await createArticle(database.db, actor(), input)).revision
    },
    async close() {
      await app.close()
      await database.close()
      if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function encodeForm(form: Form): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each): [string, string] => [name, String(each)]),
  )
  return new URLSearchParams(pairs).toString()
}

/** Writes a person and a session straight into the database: signing in has tests of its own and hashes slowly. */
async function addSession({ db }: Database, role: Role, now: Date): Promise<string> {
  const name = role.charAt(0).toUpperCase() + role.slice(1)
  const user = {
    name,
    nameKey: role,
    passwordHash: 'no password opens this',
    mustChangePassword: false,
    role,
    now,
  }
  const id = (await insertUser(db, user, null))?.id as number
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('sessions')
    .values({
      id_hash: hashSecret(token),
      public_id: randomBytes(9).toString('base64url'),
      user_id: id,
      created_at: now.toISOString(),
      last_seen_at: now.toISOString(),
      expires_at: new Date(now.getTime() + 30 * 86_400_000).toISOString(),
      user_agent: 'test',
    })
    .execute()
  return `canonry=${token}`
}
