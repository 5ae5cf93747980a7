import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { notFound } from './errors.ts'
import { hasBody, letGoOfUnread } from './linger.ts'
import { askerOf, limitOf, refused } from './rate-limits.ts'
import { createTurns, NoTurn } from './turns.ts'
import type { App } from './types.ts'
import { accessRefusal, mayWriteOrDid } from './viewer.ts'

/** What a form may hold that is not one for long texts, or not from somebody who may write: any other text of ours fits. */
export const shortForm = 64 * 1024
/** Twice the longest article in a script that form encoding triples: what is somewhat too long can still be shown again. */
export const longForm = 8 * 1024 * 1024

/**
 * Decides on a form before a byte of its body is read, so that a body costs nothing but to those who may write: counts
 * it, asks who sent it, and says how much of it is read. A short form that is refused is read all the same, for what was
 * typed to come back with the refusal.
 */
export function useAdmission(app: App): void {
  const longBodies = createTurns({ most: 2 * longForm, mostEach: longForm, waiting: 64, waitingEach: 16 })
  app.decorateRequest('bodyLimit', 0)
  app.decorateRequest('refusal', null)

  app.addHook('onRequest', async (request, reply) => {
    const { method, headers, is404 } = request
    if (method === 'GET' || method === 'HEAD') return
    if (method !== 'POST' || is404) throw notFound()
    const refusal = accessRefusal(request)
    const over = await app.countRequest(request, refusal ? refused : limitOf(request))
    request.refusal = over?.error ?? refusal
    if (over?.far) throw over.error

    const most = request.routeOptions.bodyLimit ?? shortForm
    const isLong = headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > shortForm
    const takesLong = isLong && most > shortForm && (await mayWriteOrDid(request))
    request.bodyLimit = takesLong ? most : Math.min(most, shortForm)
    if (Number(headers['content-length']) > request.bodyLimit) throw tooLong(request)
    if (takesLong) await awaitTurn(request, reply)
  })

  // Only now is the sender told to send what it may have held back.
  app.addHook('preParsing', async (request, reply) => {
    if (/^100-continue$/i.test(request.headers.expect ?? '')) reply.raw.writeContinue()
  })
  app.server.on('checkContinue', (request, response) => app.server.emit('request', request, response))

  app.addHook('preValidation', async (request) => {
    if (request.refusal) throw request.refusal
  })

  app.addHook('onSend', async (request, reply) => {
    if (hasBody(request) && request.raw.complete === false) reply.header('connection', 'close')
  })

  async function awaitTurn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const announced = Number(request.headers['content-length'] ?? request.bodyLimit)
    try {
      const end = await longBodies.take(askerOf(request), announced)
      if (reply.raw.destroyed) end()
      else reply.raw.once('finish', end).once('close', end)
    } catch (error) {
      if (error instanceof NoTurn) throw new AppError('unavailable', busy, { retryAfter: 5 })
      throw error
    }
  }
}

const busy = 'Too many long texts are on their way just now. Wait a moment, and send it again.'

/** What a form says that is longer than it may be: first of all that its sender may not send it, where that is so. */
export function tooLong(request: FastifyRequest): AppError {
  return (
    request.refusal ??
    new AppError('too_large', 'That is far more than this form takes. Make it shorter, or send it in parts.')
  )
}

/** The first hook of all: whatever is answered later, a body that nobody reads does not hold its connection. */
export function useLinger(app: App): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request)) letGoOfUnread(request, reply)
    done()
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Bytes of its body that are read at most. */
    bodyLimit: number
    /** Why the form is refused, once what was typed into it has been read. */
    refusal: AppError | null
  }
}
