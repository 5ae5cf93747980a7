/**
 * What the reader is told after a form did its work. The address carries only a word from this list (`?done=saved`),
 * so nothing typed is ever echoed from an address.
 */
const messages = {
  saved: 'Saved.',
  unchanged: 'Nothing was changed, so nothing was saved.',
  merged: 'Saved. Somebody else had saved meanwhile; their passages and yours were merged without a clash.',
  created: 'The article stands.',
  'saved-unread':
    'Saved as typed, but not all of it may do what you expect: something could not be read or is not taken, or a name is another article’s too. What it is stands above the form.',
  'saved-renamed': 'Saved under its new title. The old address and links by the old title lead here.',
  renamed: 'Renamed. The old address and links to it lead here.',
  deleted: 'Deleted. Its history is kept, and it can be restored.',
  restored: 'Restored.',
  reverted: 'Reverted. The text in between is kept in the history.',
  'universe-created': 'The universe stands. Write its first article.',
  'universe-saved': 'The universe is saved.',
  'universe-deleted': 'The universe is deleted.',
  'signed-in': 'You are signed in.',
  'signed-out': 'You are signed out.',
  welcome:
    'Welcome. You are the administrator of this wiki. Look around, or make a universe of your own and write its first article.',
  'password-changed': 'Your password is changed, and your other sessions are signed out.',
  'session-revoked': 'That session is signed out.',
  'sessions-revoked': 'Every other browser is signed out.',
  'person-added': 'The person can sign in now.',
  'person-changed': 'Saved.',
  'person-signed-out': 'Signed out of every browser.',
  'settings-saved': 'The settings are saved.',
} as const

export type Done = keyof typeof messages

/** `path` with the word that makes the next page say what was done. */
export function withDone(path: string, done: Done): string {
  const [beforeHash = '', hash] = path.split('#')
  const mark = `${beforeHash}${beforeHash.includes('?') ? '&' : '?'}done=${done}`
  return hash === undefined ? mark : `${mark}#${hash}`
}

/** What an address says was done, or null. Read off the address, since a route's own query keeps what it knows. */
export function doneIn(url: string): { done: Done; message: string; isWarning: boolean } | null {
  const done = new URLSearchParams(url.split('?', 2)[1]).get('done')
  if (done === null || !Object.hasOwn(messages, done)) return null
  return { done: done as Done, message: messages[done as Done], isWarning: done === 'saved-unread' }
}
