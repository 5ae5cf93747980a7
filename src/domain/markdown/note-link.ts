import type { WikiLink } from './types.ts'

/** Endings by which Obsidian tells a file from a note. */
const attachment =
  /\.(?:avif|bmp|gif|jpe?g|png|svg|webp|flac|m4a|mp3|oga|ogg|opus|wav|mkv|mov|mp4|ogv|webm|pdf|canvas|base)$/i
const noteEnding = /\.(?:md|markdown|mdown|txt|text)$/i
/** An ending of another kind of file, or of a host's name. */
const otherEnding = /\.[A-Za-z0-9]{1,12}$/

/** Whether a name is that of a file which is no note. */
export function isAttachment(name: string): boolean {
  return attachment.test(name)
}

/** The path in an address, where it is one to a file beside the notes that is no note; those of this site begin with '/'. */
export function attachmentPath(href: string): string | null {
  const path = decode(href.replace(/[?#].*$/s, ''))
  return isRelative(href) && isAttachment(path) ? path : null
}

/**
 * The note that a Markdown link's address names by its file's path: relative, or from the topmost folder with the ending
 * of a text's file, as addresses of this site have none. null for any other address.
 */
export function readNoteLink(href: string): Pick<WikiLink, 'universe' | 'title' | 'heading' | 'file'> | null {
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(href) ?? []
  if (path === '' || !(isRelative(href) || /^\/(?![/\\])/.test(path))) return null
  const title = decode(path).replaceAll('\\', '/').trim()
  if (title === '' || title.endsWith('/') || /\p{Cc}/u.test(title) || title.length > 1_000) return null
  const name = title.slice(title.lastIndexOf('/') + 1)
  const bare = !otherEnding.test(name) && !title.startsWith('/') && !title.startsWith('../')
  if (!noteEnding.test(name) && !(bare && name !== '.' && name !== '..')) return null
  return { universe: null, title, heading: decode(fragment).trim() || null, file: true }
}

/** Whether an address has neither scheme nor host, and does not begin at this site's root. */
function isRelative(href: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(href)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
