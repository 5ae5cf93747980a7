import type { Role, Viewer } from '../../domain/viewer.ts'
import type { FieldErrors } from '../../errors.ts'
import type { Session } from '../../storage/sessions.ts'
import { instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'
import { browserName } from './browser-name.ts'
import { passwordHint } from './schema.ts'

type View = Page & Record<string, unknown>

const roleWords: Record<Role, string> = {
  reader: 'You are a reader here.',
  editor: 'You are an editor here: you may write and change articles and universes.',
  administrator: 'You are an administrator here: you may write, and you look after people and settings.',
}

/** One's own page: where one is signed in, and another password. */
export function accountPage(
  viewer: Viewer,
  sessions: readonly Session[],
  own: string | undefined,
  fields: FieldErrors = {},
): View {
  return {
    title: 'Your account',
    section: 'account',
    noindex: true,
    name: viewer.name,
    roleWords:
      viewer.role === 'reader' && viewer.mayEdit
        ? 'You are a reader here, and this wiki lets every reader write.'
        : viewer.role === 'anonymous'
          ? ''
          : roleWords[viewer.role],
    sessions: sessions.map(({ publicId, userAgent, createdAt, lastSeenAt }) => ({
      id: publicId,
      own: publicId === own,
      browser: browserName(userAgent),
      since: instantOf(createdAt),
      seen: instantOf(lastSeenAt),
    })),
    fields,
    passwordHint,
  }
}

/** A form of the account pages, empty or with what was typed and what is wrong with it. */
export function accountForm(title: string, more: Record<string, unknown>, fields: FieldErrors = {}): View {
  const faulty = Object.keys(fields).some((name) => name !== '')
  return {
    title,
    section: 'account',
    noindex: true,
    name: '',
    next: '/',
    fields,
    faulty,
    passwordHint,
    ...more,
  }
}
