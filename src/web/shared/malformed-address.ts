import type { Socket } from 'node:net'
import { linger } from './linger.ts'

/** Escapes of letters, digits, `-`, `.`, `_` and `~`, which mean the same with and without (RFC 3986, 6.2.2.2). */
const needless = /%(?:2[DE]|3\d|4[1-9A-F]|5[\dAF]|6[1-9A-F]|7[\dAE])/gi

/**
 * Fastify's rewriteUrl. An address whose escapes are no text (`/u/%E0%A4%A`) is answered before any hook by the
 * router, bare and without the site's headers. It is led to an address of its own that nothing stands at instead, so
 * that it gets the same page as every other address that names nothing. Needless escapes go (`/%75niverses`): the
 * router reads past them, but whoever else looks at an address would not know it.
 */
export function rewriteUrl({ url = '/' }: { url?: string | undefined }): string {
  const path = url.split('?', 1)[0] ?? ''
  if (!path.includes('%')) return url
  if (!isReadable(path)) return '/unreadable-address'
  return path.replace(needless, decodeURIComponent) + url.slice(path.length)
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** Fastify's clientErrorHandler, for what is no HTTP that Node reads: nothing of the site has run, so plain words. */
export function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy(error)
    return
  }
  const [status, words] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [
          '431 Request Header Fields Too Large',
          'The address is too long, or your browser sent too many cookies. Shorten it.',
        ]
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'Your request took too long to arrive. Try again.']
        : ['400 Bad Request', 'That request cannot be read.']
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(words)}\r\nConnection: close\r\n\r\n${words}`,
  )
  // Time to read it, then the connection goes, whatever still comes.
  setTimeout(() => socket.destroy(), linger).unref()
}
