import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { App } from './types.ts'

/** What is written down of who got in, who did not, and who changed what others may do (ASVS 5, 16.3). */
export type SecurityEvent =
  | 'signed in'
  | 'sign-in failed'
  | 'signed out'
  | 'signed up'
  | 'set up'
  | 'set-up refused'
  | 'password changed'
  | 'sessions ended'
  | 'person added'
  | 'role changed'
  | 'account disabled'
  | 'account enabled'
  | 'settings changed'
  | 'refused'

/**
 * Lets requests write lines of their own kind (`"log":"security"`) to the log: at every level but `silent`, since who
 * looks for a break-in afterwards cannot ask for more.
 */
export function useSecurityLog(app: App): void {
  const level = app.config.logLevel === 'silent' ? 'silent' : 'info'
  const log: FastifyBaseLogger = app.log.child({ log: 'security' }, { level })
  app.decorateRequest(
    'logSecurity',
    function (this: FastifyRequest, event: SecurityEvent, details: Record<string, unknown> = {}) {
      const { id, ip, method, viewer } = this
      const path = this.url.split('?', 1)[0]
      const who = viewer?.id ? { userId: viewer.id, user: viewer.name } : {}
      log.info({ event, requestId: id, address: ip, method, path, ...who, ...details }, event)
    },
  )
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Writes a line to the security log. Never a password, a token, or a name that may be a password typed astray. */
    logSecurity(event: SecurityEvent, details?: Record<string, unknown>): void
  }
}
