import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyPluginAsync, RawServerDefault } from 'fastify'
import type { Actor } from '../../actions/actor.ts'
import type { Config } from '../../config.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Database } from '../../storage/open.ts'
import type { Settings } from '../../storage/settings.ts'
import type { Db } from '../../storage/tables.ts'
import type { Assets } from './assets.ts'
import type { ThreadLanes, Threads } from './threads/threads.ts'
import type { ZodTypeProvider } from './validation.ts'

/** What buildApp is given. Tests give the same, with a temporary database. */
export interface AppDeps {
  database: Database
  config: Config
  /** The one-time token that lets the first visitor become administrator; null when there is one already. */
  setupToken: string | null
  /** Whether to log, and where to if not to standard output. */
  log?: boolean | { write(line: string): void }
  /** The clock, for tests in which time passes. */
  now?: () => Date
}

/** A group of routes: one plugin a feature, registered by name in app.ts. */
export type Routes = FastifyPluginAsync<Record<never, never>, RawServerDefault, ZodTypeProvider>

/** The instance inside a Routes function. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

declare module 'fastify' {
  interface FastifyInstance {
    db: Db
    database: Database
    config: Config
    /** For work that nobody waits for; a request's own goes by `request.threads`. */
    threads: ThreadLanes
    assets: Assets
    now: () => Date
    /** Mutable: becomes null when the administrator is set up. */
    setup: { token: string | null }
  }
  interface FastifyRequest {
    viewer: Viewer
    settings: Settings
    /** Who acts and when, for actions. */
    actor: Actor
    /** Where work goes that grows with somebody's text: to the readers' threads, or for a form to the writers'. */
    threads: Threads
    /** SHA-256 of the session's id, hex; null when not signed in. */
    sessionHash: string | null
  }
  interface FastifyContextConfig {
    /** What a viewer must be allowed to do to reach this route. Every route names one; the route matrix test checks. */
    access?: Access
    /** Finished pages of this route are kept in memory until the database changes. */
    cached?: boolean
    /** The answer holds its universe's content notice, so none is shown in its place. */
    carriesNotice?: boolean
  }
}

/** open: everyone, even on a members-only site; read, edit, administer: as the viewer's rights say; member: signed in. */
export type Access = 'open' | 'read' | 'edit' | 'member' | 'administer'
