import type { FastifyReply, FastifyRequest } from 'fastify'

/** Closing at once would cut off the answer where the other side is still sending. Milliseconds. */
export const linger = 500

/** Whether a request has a body, as far as its head says. */
export function hasBody({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * Lets go of a connection on which a body still comes when its answer is out: what nobody reads would be taken in to its
 * end, however long that is. The other side gets a moment to read the answer, since closing at once resets the connection.
 */
export function letGoOfUnread({ raw: request }: FastifyRequest, { raw: response }: FastifyReply): void {
  response.prependOnceListener('finish', () => {
    const { socket } = request
    if (request.complete !== false || !socket) return
    // Node calls it right after this, for an answer that says the connection closes.
    socket.destroySoon = () => socket.end()
    setTimeout(() => socket.destroy(), linger).unref()
  })
}
