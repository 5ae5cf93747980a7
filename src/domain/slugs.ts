import { fewMarks } from './text/few-marks.ts'

/** Longest slug in bytes of UTF-8: a file name and an address part hold 255, less what suffixes need. */
const MAX_SLUG_BYTES = 200

const MAX_TITLE_LENGTH = 200

/** Words that stand in an article's or universe's place in an address. */
const reservedSlugs = new Set(['new', 'edit', 'delete', 'settings', 'wanted', 'feed.atom'])

/** Joiners matter inside Persian, Indic and emoji words; variation selectors only choose a drawing. */
const dropped = /['’ʼ\u00ad\ufffd\p{Variation_Selector}]/gu
const separator = /[^\p{L}\p{M}\p{N}\p{So}\p{Sc}\p{Emoji_Modifier}\p{Join_Control}.+]+/gu
const edges = /^[-.\p{Join_Control}]+|[-.\p{Join_Control}]+$/gu

/**
 * The address part of a title: any script, NFC, lower-cased, spaces and punctuation as single hyphens, at most 200
 * bytes of UTF-8, cut between code points. '' when nothing is left. `slugify(slugify(x)) === slugify(x)`.
 */
export function slugify(title: string): string {
  const words = fewMarks(title)
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(dropped, '')
    .replace(separator, '-')
    .replace(/\.*-[-.]*/g, '-')
    .replace(/\.{2,}/g, '.')
  return truncateBytes(words.replace(edges, ''), MAX_SLUG_BYTES).replace(edges, '')
}

/**
 * What two names must share to be one name: compatibility forms, case, spaces and underscores folded; diacritics
 * kept. The key of titles, aliases, tags and fact properties.
 */
export function foldKey(text: string): string {
  return fewMarks(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s_]+/gu, ' ')
    .trim()
}

/**
 * A title that an address or a file's name may have been made of: `leon-trotsky` is `Leon trotsky`. Hyphens between
 * digits belong to a date or a span, and stay.
 */
export function titleOfSlug(slug: string): string {
  const words = fewMarks(slug)
    .toWellFormed()
    .normalize('NFC')
    .replace(/(?<!\p{Nd})-+|-+(?!\p{Nd})|[_\s]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  const [first = ''] = words
  return first.toLocaleUpperCase('en') + words.slice(first.length)
}

/** Whether an address already means something else where this slug would stand. */
export function isReservedSlug(slug: string): boolean {
  return reservedSlugs.has(slug)
}

/** What is wrong with a title or name, as a sentence for its field; null when it can be used and linked to. */
export function checkTitle(title: string, noun: 'title' | 'name' = 'title'): string | null {
  const trimmed = title.trim()
  if (trimmed === '') return `Give it a ${noun}.`
  if (trimmed.length > MAX_TITLE_LENGTH) return `A ${noun} can have at most ${MAX_TITLE_LENGTH} characters.`
  if (!trimmed.isWellFormed() || /\p{Cc}/u.test(trimmed))
    return `A ${noun} cannot hold line breaks or control characters.`
  const mark = /[[\]|#]/.exec(trimmed)
  if (mark) return `A ${noun} cannot hold “${mark[0]}”, because links use it.`
  const slug = slugify(trimmed)
  if (slug === '') return `A ${noun} needs at least one letter, digit or symbol that an address can show.`
  if (isReservedSlug(slug)) return `“${trimmed}” is a word that addresses use. Choose another ${noun}.`
  return null
}

function truncateBytes(text: string, limit: number): string {
  // A UTF-16 unit is at most three bytes, so short text needs no counting.
  if (text.length * 3 <= limit) return text
  let bytes = 0
  let end = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > limit) break
    end += character.length
  }
  return text.slice(0, end)
}
