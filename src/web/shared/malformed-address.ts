/**
 * Fastify's rewriteUrl: an address whose escapes are no text (`/u/%E0%A4%A`) is answered before any hook by the
 * router, bare and without the site's headers. It is led to an address of its own that nothing stands at instead, so
 * that it gets the same page as every other address that names nothing.
 */
export function rewriteUrl({ url = '/' }: { url?: string | undefined }): string {
  const path = url.split('?', 1)[0] ?? ''
  return !path.includes('%') || isReadable(path) ? url : '/unreadable-address'
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
