import type { LifeProperty, Saying } from './lead-language.ts'
import type { LeadPatterns } from './patterns.ts'

/** A stretch of a masked text. */
export interface Stretch {
  start: number
  end: number
}

/** A place; `asNamed` is false where its word has another form in the sentence than by itself ("в Вене"). */
export interface Place extends Stretch {
  asNamed: boolean
}

/** What one way of saying has told, with where it ends. */
export interface Told {
  property: LifeProperty
  end: number
  date: Stretch
  place: Place | null
  /** The name that somebody was born with. */
  name: Stretch | null
}

interface Progress {
  at: number
  date: Stretch | null
  place: Place | null
  name: Stretch | null
}

/** Whether a stretch names the subject; asked of what stands for `S`. */
export type IsSubject = (stretch: Stretch) => boolean

/** The first of some ways to say it that stands at a place of the text; null where none does. */
export function readSaying(
  text: string,
  at: number,
  sayings: readonly Saying[],
  patterns: LeadPatterns,
  isSubject: IsSubject,
): Told | null {
  for (const { property, pieces } of sayings) {
    const read = readPieces(text, at, pieces, patterns, isSubject)
    if (read?.date) return { property, end: read.at, date: read.date, place: read.place, name: read.name }
  }
  return null
}

function readPieces(
  text: string,
  at: number,
  pieces: readonly string[],
  patterns: LeadPatterns,
  isSubject: IsSubject,
): Progress | null {
  let progress: Progress | null = { at, date: null, place: null, name: null }
  for (const piece of pieces) {
    if (!progress) return null
    progress = readPiece(text, progress, piece, patterns, isSubject)
  }
  return progress
}

function readPiece(
  text: string,
  progress: Progress,
  piece: string,
  patterns: LeadPatterns,
  isSubject: IsSubject,
): Progress | null {
  switch (piece) {
    case 'S': {
      const end = readSubject(text, progress.at, patterns, isSubject)
      return end === null ? null : { ...progress, at: end }
    }
    case 'D': {
      const date = readDate(text, progress.at, patterns)
      return date && { ...progress, date, at: date.end }
    }
    case 'PD':
      return readPlaceAndDate(text, progress, patterns)
    case 'P?': {
      const place = progress.place ?? readPlace(text, progress.at, patterns)
      return place && !progress.place ? { ...progress, place, at: place.end } : progress
    }
    case 'F?':
      return { ...progress, at: ends(patterns.child, text, progress.at) ?? progress.at }
    case 'N?': {
      const name = readFullName(text, progress.at, patterns.fullName)
      return name ? { ...progress, name, at: name.end } : progress
    }
    default: {
      const end = ends(wordsOf(piece, patterns), text, progress.at)
      return end === null ? null : { ...progress, at: end }
    }
  }
}

function readFullName(text: string, at: number, pattern: RegExp): Stretch | null {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  const end = found ? found.index + found[0].length : 0
  return found && { start: end - (found[1] as string).length, end }
}

/** ", born Lev Bronstein," with neither a date nor a place. */
export function readBirthName(text: string, at: number, { birthName }: LeadPatterns): Stretch | null {
  return readFullName(text, at, birthName)
}

/** Where a sticky expression that begins at a place ends. */
export function ends(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

function wordsOf(piece: string, { pieces }: LeadPatterns): RegExp {
  const known = pieces.get(piece) ?? new RegExp(`\\s*(?:${piece})(?![\\p{L}\\p{M}])`, 'iuy')
  pieces.set(piece, known)
  return known
}

/** Past a pronoun or a name, with the white space before it, where the name is the subject's. */
function readSubject(text: string, at: number, patterns: LeadPatterns, isSubject: IsSubject): number | null {
  const start = at + (/^\s*/.exec(text.slice(at, at + 4))?.[0].length ?? 0)
  const pronoun = ends(patterns.pronoun, text, start)
  if (pronoun !== null && pronoun > start) return pronoun
  if (ends(patterns.opener, text, start) !== null) return null
  const end = ends(patterns.name, text, start)
  return end !== null && isSubject({ start, end }) ? end : null
}

/** One date that no other stands beside. */
function readDate(text: string, at: number, { date, alternative }: LeadPatterns): Stretch | null {
  date.lastIndex = at
  const found = date.exec(text)
  if (!found) return null
  const end = found.index + found[0].length
  if (ends(alternative, text, end) !== null) return null
  return { start: end - (found[1] as string).length, end }
}

/** "in Vienna" with nothing behind it that might be more of the place. Cut short, a place would be another. */
function readPlace(text: string, at: number, patterns: LeadPatterns): Place | null {
  const named = ends(patterns.beforePlace, text, at)
  const start = named ?? ends(patterns.beforeChangedPlace, text, at)
  const end = start === null ? null : ends(patterns.place, text, start)
  if (start === null || end === null || ends(patterns.behindPlace, text, end) === null) return null
  return { start, end: ends(patterns.morePlace, text, end) ?? end, asNamed: named !== null }
}

/** A date with a place before or behind it; between "born" and the date may stand as whose child. */
function readPlaceAndDate(text: string, progress: Progress, patterns: LeadPatterns): Progress | null {
  let { at } = progress
  const before = readPlace(text, at, patterns)
  if (before) at = before.end
  const filled = readDate(text, at, patterns) ? at : readFiller(text, at, patterns)
  // "born to a miller in Vienna in 1612"
  const between = before ?? readPlace(text, filled, patterns)
  const date = readDate(text, between && between !== before ? between.end : filled, patterns)
  if (!date) return null
  const place = between ?? readPlace(text, date.end, patterns)
  return { ...progress, date, place, at: Math.max(date.end, place?.end ?? 0) }
}

/** Words that tell of a verb: what comes behind it need not be about the birth. */
const VERBAL =
  /(?<![\p{L}\p{M}])(?:who|whom|which|that|when|where|while|after|before|and|die|der|und|qui|que|et|y|и|который|которая|slain|born|died|gone|known|then)(?![\p{L}\p{M}])|ed(?![\p{L}\p{M}])/iu

function readFiller(text: string, at: number, { filler }: LeadPatterns): number {
  filler.lastIndex = at
  const found = filler.exec(text)
  return found && !VERBAL.test(found[1] as string) ? found.index + found[0].length : at
}
