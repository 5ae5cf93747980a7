import { hasUnspaced } from './characters.ts'
import { koreanStem } from './korean.ts'
import { searchTokens } from './tokens.ts'

/** Between the parts of a compound that is stored as one word: a character for private use, which the index takes for a letter. */
const JOINT = '\ue000'
/** Longer runs of hyphens are no word that somebody looks for. */
const MOST_PARTS = 6
const compounds = /[\p{L}\p{M}\p{N}]+(?:[-‐‑'’][\p{L}\p{M}\p{N}]+)+/gu

/**
 * The words of a text as the search index stores them: its tokens in order, behind which stand Korean words without their
 * particles, and compounds as one word each, so that the beginning of a compound's second part is found
 * ("well-kn"). Phrases hold, for the tokens stay side by side.
 */
export function storedWords(text: string): string[] {
  const tokens = searchTokens(text)
  const stems = tokens.flatMap((token) => koreanStem(token) ?? [])
  const joined = [...text.normalize('NFKC').matchAll(compounds)].flatMap(([compound]) => endingsOf(compound))
  return stems.length + joined.length === 0 ? tokens : [...tokens, ...stems, ...joined]
}

/** A compound as one word, and what of it begins with each of its parts but the last: somebody may begin there. */
function endingsOf(compound: string): string[] {
  const parts = partsOf(compound)
  return parts.slice(1).map((_, from) => parts.slice(from).join(JOINT))
}

/** A compound as one word; undefined for a word that is none. */
export function joinCompound(compound: string): string | undefined {
  const parts = partsOf(compound)
  return parts.length > 1 ? parts.join(JOINT) : undefined
}

function partsOf(compound: string): string[] {
  if (hasUnspaced(compound)) return []
  const parts = searchTokens(compound)
  return parts.length <= MOST_PARTS ? parts : []
}
