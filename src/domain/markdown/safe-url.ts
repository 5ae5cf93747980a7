/**
 * Whether a final URL (entities decoded, percent-encoded) may stand in a link or image: http and https with a host,
 * mailto, or relative to this site. Anything with another scheme, a host without scheme (//evil.example), a backslash
 * that browsers read as a slash, or a control character that they drop, may not.
 */
export function isSafeUrl(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0020\u007f-\u009f\\]/.test(url)) return false
  const scheme = /^([^/?#:]*):/.exec(url)?.[1]?.toLowerCase()
  if (scheme === undefined) return !url.startsWith('//')
  if (scheme === 'mailto') return true
  return (scheme === 'http' || scheme === 'https') && /^[^:]+:\/\/[^/?#]/.test(url) && URL.canParse(url)
}

/**
 * Whether a picture may be fetched from there by everyone who reads the text: a file among the wiki's media, and no
 * other address of this site, since a page costs more than a file (`![](/search?q=a)`) or does something.
 */
export function isMediaUrl(url: string): boolean {
  return /^\/media\/[\w-]+(?:\.[\w-]+)*$/.test(url)
}

/** Whether a safe URL leaves this site for another host. */
export function isExternalUrl(url: string): boolean {
  return /^https?:/i.test(url)
}
