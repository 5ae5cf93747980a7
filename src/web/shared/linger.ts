import type { FastifyReply, FastifyRequest } from 'fastify'

/** Closing at once would cut off the answer where the other side is still sending. Milliseconds. */
export const linger = 500

/**
 * So long, and for so many bytes, a body that nobody reads is let come in behind its answer: browsers show an answer when
 * they have sent all, and as an error where the connection is closed on them before. Nothing of it is kept.
 */
const patience = { milliseconds: 10_000, bytes: 16 * 1024 * 1024, lookEvery: 100 }

/** Whether a request has a body, as far as its head says. */
export function hasBody({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Lets go of a connection on which a body still comes when its answer is out, however long that body is. */
export function letGoOfUnread({ raw: request }: FastifyRequest, { raw: response }: FastifyReply): void {
  response.prependOnceListener('finish', () => {
    const { socket } = request
    if (request.complete !== false || !socket) return
    // Node calls it right after this, for an answer that says the connection closes.
    socket.destroySoon = () => socket.end()
    const started = { at: performance.now(), bytes: socket.bytesRead }
    const look = setInterval(() => {
      const goesOn =
        !request.complete &&
        performance.now() - started.at < patience.milliseconds &&
        socket.bytesRead - started.bytes < patience.bytes
      if (goesOn && !socket.destroyed) return
      clearInterval(look)
      socket.destroy()
    }, patience.lookEvery).unref()
  })
}
