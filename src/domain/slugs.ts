import { fewMarks } from './text/few-marks.ts'

/** Longest slug in bytes of UTF-8: a file name and an address part hold 255, less what suffixes need. */
const MAX_SLUG_BYTES = 200

const MAX_TITLE_LENGTH = 200

/** Words that stand in an article's or universe's place in an address. */
const reservedSlugs = new Set(['new', 'edit', 'delete', 'settings', 'wanted'])

/** The apostrophe in every form, primes, and letters that stand for one: ʻokina, saltillo, geresh. */
const apostrophes = /['’‘‛`´′ʹʻʼʽˈꞋꞌ՚׳]/gu
/** What nobody sees: bidi controls, soft hyphens, variation selectors and the like. Joiners are looked at apart. */
const unseen = /(?!\p{Join_Control})[\p{Default_Ignorable_Code_Point}\ufffd]/gu
/** Joiners shape Indic and Arabic words and emoji; behind any other letter they are unseen too. */
const idleJoiner =
  /(?<![\p{M}\p{Script=Arabic}\p{Extended_Pictographic}\p{Emoji_Modifier}])\p{Join_Control}+/gu
/** A dot is a part of numbers, and else as good as a space: Dr. Strange, St.Petersburg. */
const separator =
  /(?:[^\p{L}\p{M}\p{N}\p{So}\p{Sc}\p{Emoji_Modifier}\p{Join_Control}.+]|(?<!\p{Nd})\.|\.(?!\p{Nd}))+/gu
const edges = /^[-.\p{Join_Control}]+|[-.\p{Join_Control}]+$/gu
/** The other form of σ at a word's end is spelling, not another letter. */
const lastSigma = /(?<=\p{L}\p{M}*)σ(?![\p{L}\p{M}])/gu

/**
 * The address part of a title, and what two titles must share to be one: any script, letters folded, apostrophes and
 * what nobody sees left out, spaces and punctuation of all kinds as single hyphens, at most 200 bytes of UTF-8, cut
 * between code points. '' when nothing is left. `slugify(slugify(x)) === slugify(x)`.
 */
export function slugify(title: string): string {
  return truncateBytes(foldName(title), MAX_SLUG_BYTES).replace(edges, '').replace(lastSigma, 'ς')
}

function foldName(title: string): string {
  const seen = fewMarks(title.toWellFormed())
    .normalize('NFKC')
    .replace(apostrophes, '')
    .replace(unseen, '')
    .replace(idleJoiner, '')
  return foldLetters(seen).replace(separator, '-').replace(edges, '').replace(lastSigma, 'ς')
}

/**
 * The forms in which an address may be stored that was asked for as this: exactly, as addresses were made before their
 * letters were folded in full, and as they are made now. The nearest first.
 */
export function addressForms(asked: string): string[] {
  const exact = asked.normalize('NFC')
  return [...new Set([exact, exact.toLowerCase().normalize('NFC'), slugify(asked)])]
}

/**
 * The key of titles, aliases, links and paths of files: what their address is made of, so that a link which finds nothing
 * can be written. Of names that no address can show ('?!'), the folded name; of long ones, all of it.
 */
export function nameKey(name: string): string {
  return foldName(name) || foldKey(name)
}

/**
 * What two words must share to be one, signs and all: letters folded, spaces and underscores as single spaces. The key of
 * tags, fact properties and sources, and of universes' names.
 */
export function foldKey(text: string): string {
  return foldLetters(text)
    .replace(/[\s_]+/gu, ' ')
    .trim()
}

/**
 * The key of an account's name. Stored with the account, so it may never come out otherwise: letters that `foldKey` folds
 * further (ß, ı) keep theirs.
 */
export function accountKey(name: string): string {
  return fewMarks(name)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s_]+/gu, ' ')
    .trim()
}

/**
 * Letters in one form: compatibility forms (ﬁ is fi, Ａ is a, the Thai ำ however it is typed), case folded in full (ß is
 * ss, İ and ı are i, ς is σ). Diacritics are kept.
 */
function foldLetters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase()
  return fewMarks(text)
    .normalize('NFKC')
    .toLowerCase() // ẞ is ß
    .toUpperCase() // ß is SS, ı is I
    .toLowerCase()
    .normalize('NFKD')
    .replace(/i\p{M}+/gu, (letter) => letter.replace('\u0307', ''))
    .normalize('NFKC')
    .replace(saraAm, '$1$2\u0e33')
    .replace(laoAm, '$1$2\u0eb3')
    .replaceAll('ς', 'σ')
}

/** Thai and Lao write one vowel as a ring and an upright, with the tone before or behind the ring. */
const saraAm = /([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32/gu
const laoAm = /([\u0ec8-\u0ecb]?)\u0ecd([\u0ec8-\u0ecb]?)\u0eb2/gu

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
  const unlinkable = checkLinkable(title, noun)
  if (unlinkable !== null) return unlinkable
  const slug = slugify(title)
  if (slug === '') return `A ${noun} needs at least one letter, digit or symbol that an address can show.`
  if (isReservedSlug(slug)) return `“${title.trim()}” is a word that addresses use. Choose another ${noun}.`
  return null
}

/** What keeps links from using a name, as a sentence; null when they can. */
export function checkLinkable(name: string, noun: 'title' | 'name'): string | null {
  const trimmed = name.trim()
  if (trimmed === '') return `Give it a ${noun}.`
  if (trimmed.length > MAX_TITLE_LENGTH) return `A ${noun} can have at most ${MAX_TITLE_LENGTH} characters.`
  if (!trimmed.isWellFormed() || /\p{Cc}/u.test(trimmed))
    return `A ${noun} cannot hold line breaks or control characters.`
  const mark = /[[\]|#]/.exec(trimmed)
  if (mark) return `A ${noun} cannot hold “${mark[0]}”, because links use it.`
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
