import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type ErrorCode } from '../../errors.ts'
import { sendPage } from './page.ts'

/** One code, one status. */
export const statusOf: Record<ErrorCode, number> = {
  not_found: 404,
  invalid: 422,
  conflict: 409,
  forbidden: 403,
  unauthorized: 401,
  too_large: 413,
  unavailable: 503,
}

const headings: Record<number, string> = {
  400: 'That request cannot be read',
  401: 'Sign in first',
  403: 'That is not yours to do',
  404: 'Nothing stands at this address',
  409: 'Somebody was faster',
  413: 'That is too much at once',
  422: 'Something needs another look',
  429: 'A moment, please',
  500: 'Something went wrong',
  503: 'Not just now',
}

/** Shows a failure: our own errors with their words, everything else as a bug that is logged under the request's id. */
export async function handleError(
  error: FastifyError | AppError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { status, message } = describe(error)
  if (status >= 500 && status !== 503) request.log.error({ err: error }, 'request failed')
  const suggestions = error instanceof AppError ? error.suggestions : []
  reply.header('cache-control', 'no-store')
  if (!request.settings) return reply.code(status).type('text/plain').send(message)
  if (wantsJson(request)) {
    const fields = error instanceof AppError ? error.fields : {}
    return reply.code(status).send({ error: { status, message, fields, suggestions } })
  }
  if (status === 401 && request.method === 'GET') {
    return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
  }
  return sendPage(
    request,
    reply,
    'errors/show',
    {
      title: headings[status] ?? 'Something went wrong',
      heading: headings[status] ?? 'Something went wrong',
      status,
      message,
      suggestions,
      requestId: status >= 500 ? request.id : null,
      noindex: true,
    },
    status,
  )
}

function describe(error: FastifyError | AppError): { status: number; message: string } {
  if (error instanceof AppError) return { status: statusOf[error.code], message: error.message }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return { status: 413, message: 'A page may hold 1 MiB of text. Go back, and split it into two articles.' }
  }
  const status = error.statusCode ?? 500
  if (status === 429) return { status, message: error.message }
  if (status >= 400 && status < 500) {
    return { status, message: 'The address or the form it came from is malformed. Go back and try again.' }
  }
  return {
    status: 500,
    message:
      'The wiki failed, not you. What you typed is still in your browser: go back, and try again in a moment.',
  }
}

function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/')
}
