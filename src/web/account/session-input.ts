import type { FastifyRequest } from 'fastify'
import type { SessionInput } from '../../actions/lib/accounts.ts'

/** The session that a request would open: on its browser, in the place of the one it is in, for as long as the site says. */
export function sessionInput({ server, headers, sessionHash }: FastifyRequest): SessionInput {
  const { sessionDays, sessionMaxDays } = server.config
  return { userAgent: headers['user-agent'], sessionDays, sessionMaxDays, replaces: sessionHash }
}
