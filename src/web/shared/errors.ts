import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type ErrorCode, type FieldErrors } from '../../errors.ts'
import { underBase } from './base-path.ts'
import { type KeptForm, keepFailedForm } from './forms.ts'
import { hasBody } from './linger.ts'
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
  too_often: 429,
}

const headings: Record<number, string> = {
  400: 'That request cannot be read',
  401: 'Sign in first',
  403: 'That is not yours to do',
  404: 'Nothing stands at this address',
  409: 'Somebody was faster',
  413: 'That is too much at once',
  415: 'That is not a form of this wiki',
  422: 'Something needs another look',
  429: 'A moment, please',
  500: 'Something went wrong',
  503: 'Not just now',
}

/** The error of an address that leads nowhere. */
export function notFound(): AppError {
  return new AppError('not_found', 'There is no such page. Check the address, or search for what you want.')
}

/**
 * Shows a failure: our own errors with their words, everything else as a bug that is logged under the request's id.
 * A form that could not be taken comes back with what was typed and can be sent again.
 */
export async function handleError(
  error: FastifyError | AppError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { status, message } = describe(error)
  if (status >= 500 && status !== 503) request.log.error({ err: error }, 'request failed')
  // Being led to sign in before a page is what every visitor meets.
  if ([403, 429].includes(status) || (status === 401 && request.method === 'POST'))
    request.logSecurity('refused', { status })
  reply.header('cache-control', 'no-store')
  const { fields, suggestions } = error instanceof AppError ? error : { fields: {}, suggestions: [] }
  if (error instanceof AppError && error.retryAfter) reply.header('retry-after', error.retryAfter)
  if (request.url.startsWith('/api/')) {
    const { basePath } = request.server.config
    const under = suggestions.map(({ label, href }) => ({ label, href: underBase(href, basePath) }))
    return reply.code(status).send({ error: { status, message, fields, suggestions: under } })
  }
  const plain = () => reply.code(status).type('text/plain; charset=utf-8').send(message)
  if (!request.settings) return plain() // not even the site's name could be read
  const isForm = request.method === 'POST'
  if (status === 401 && !isForm)
    return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
  try {
    const kept = isForm ? keepFailedForm(request.url, request.body, request.server.isOwnForm) : null
    const unread = isForm && hasBody(request) && request.body === undefined
    if (status === 401) {
      return await sendPage(request, reply, 'account/sign-in', signInAgain(kept, unread), status)
    }
    return await sendPage(
      request,
      reply,
      'errors/show',
      {
        title: headings[status] ?? 'Something went wrong',
        heading: headings[status] ?? 'Something went wrong',
        status,
        message: unread ? `${message} ${stillThere}` : message,
        suggestions,
        kept: kept?.fields.some(({ label }) => label) || (kept && status >= 429) ? kept : null,
        wanted: status === 404 ? wordsOf(request.url) : null,
        requestId: status >= 500 ? request.id : null,
        noindex: true,
      },
      status,
    )
  } catch (cause) {
    request.log.error({ err: cause }, 'the error page failed')
    return plain()
  }
}

/** The sign-in page for somebody whose session ended between opening a form and sending it. */
function signInAgain(kept: KeptForm | null, unread: boolean) {
  return {
    title: 'Sign in again',
    section: 'account' as const,
    noindex: true,
    next: '/',
    name: '',
    kept,
    signUpOpen: false,
    fields: {},
    wantsNewPassword: false,
    passwordHint: '',
    lede: kept
      ? 'You are signed out, so nothing was saved yet. Sign in again: what you typed is kept below and comes along.'
      : unread
        ? `You are signed out, so nothing was saved, and your text is too long to be kept on this page. Sign in in another tab first. ${stillThere} Then send it again.`
        : 'You are signed out. Sign in again to go on.',
  }
}

/** What a form's action refused, for the form to show beside its fields. What is not about the form is thrown on. */
export function formFaults(error: unknown): { status: number; fields: FieldErrors } {
  if (!(error instanceof AppError)) throw error
  const { code, fields, message } = error
  if (code !== 'invalid' && code !== 'conflict' && Object.keys(fields).length === 0) throw error
  return { status: statusOf[code], fields: Object.keys(fields).length > 0 ? fields : { '': message } }
}

/** Where a text is that was not taken in. */
const stillThere = 'Go back: what you typed is still in your browser.'

function describe(error: FastifyError | AppError): { status: number; message: string } {
  if (error instanceof AppError) return { status: statusOf[error.code], message: error.message }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return { status: 415, message: 'Pages here take forms only. Send it from the form on the page.' }
  }
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) {
    return { status, message: 'The address or the form it came from is malformed. Go back and try again.' }
  }
  return {
    status: 500,
    message: 'The wiki failed, not you. Try again in a moment; what you typed is not lost.',
  }
}

/** The last part of an address as words to search for; '' when it cannot be read. */
function wordsOf(url: string): string {
  const last = url.split('?')[0]?.split('/').filter(Boolean).at(-1) ?? ''
  try {
    return decodeURIComponent(last).replaceAll('-', ' ').slice(0, 100)
  } catch {
    return ''
  }
}
