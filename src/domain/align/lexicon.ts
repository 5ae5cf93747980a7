import { type ColumnTerms, isMute, termNumber, type Vocabulary } from './terms.ts'
import type { Link } from './types.ts'

/** Links from which words may be learned, and links that must show two words together. */
const ENOUGH_LINKS = 6
const LEAST_TOGETHER = 2

/** How much oftener than by chance two words must stand in linked passages, as a part of always. */
const LEAST_BOND = 0.5

/** What a learned pair of words says when it always stands together; as much as a number, which is sure but rare. */
const LEARNED = 1.5

/** Two words, one of each column, that stand for each other, and how surely, up to 1. */
interface Entry {
  left: number
  right: number
  bond: number
}

/**
 * The columns with mute words that stand for each other made one term, as far as the links show it: the dictionary that
 * two texts are to each other, in whatever languages. Words are linked one to one, the surest first (Melamed 1997), from
 * passages that were linked without them (Moore 2002).
 */
export function learnWords(
  [a, b]: [ColumnTerms, ColumnTerms],
  links: readonly Link[],
  vocabulary: Vocabulary,
): [ColumnTerms, ColumnTerms] {
  if (links.length < ENOUGH_LINKS) return [a, b]
  const lefts = links.map(({ left }) => mutesOf(a, left, vocabulary))
  const rights = links.map(({ right }) => mutesOf(b, right, vocabulary))
  const known = [new Map<number, number>(), new Map<number, number>()] as const
  for (const { left, right, bond } of bondedWords(lefts, rights, vocabulary.weights.length)) {
    if (known[0].has(left) || known[1].has(right)) continue
    const term = termNumber(vocabulary, `≈${left},${right}`, 0)
    vocabulary.weights[term] = bond * LEARNED
    known[0].set(left, term)
    known[1].set(right, term)
  }
  const rewrite = (column: ColumnTerms, terms: ReadonlyMap<number, number>) => ({
    ...column,
    terms: column.terms.map((term) => terms.get(term) ?? term),
  })
  return [rewrite(a, known[0]), rewrite(b, known[1])]
}

/** The mute terms of a passage, each once. */
function mutesOf({ terms, passageStart }: ColumnTerms, passage: number, vocabulary: Vocabulary): number[] {
  const own = terms.subarray(passageStart[passage], passageStart[passage + 1])
  return [...new Set(own)].filter((term) => isMute(vocabulary, term))
}

/**
 * Words that stand together in links, the surest first. `lefts` and `rights` are the words of each link; all are below
 * `size`.
 */
function bondedWords(lefts: readonly number[][], rights: readonly number[][], size: number): Entry[] {
  const linksOf = new Map<number, number[]>()
  lefts.forEach((words, link) => {
    for (const word of words) {
      const links = linksOf.get(word)
      if (links) links.push(link)
      else linksOf.set(word, [link])
    }
  })
  const frequency = new Int32Array(size)
  for (const word of rights.flat()) frequency[word] = (frequency[word] as number) + 1
  const together = new Int32Array(size)
  const entries: Entry[] = []
  for (const [left, links] of linksOf) {
    if (links.length < LEAST_TOGETHER) continue
    const partners = links.flatMap((link) => rights[link] as number[])
    for (const right of partners) together[right] = (together[right] as number) + 1
    for (const right of partners) {
      const count = together[right] as number
      together[right] = 0
      if (count < LEAST_TOGETHER) continue
      const chance = (links.length * (frequency[right] as number)) / lefts.length
      const bond = (count - chance) / Math.sqrt(links.length * (frequency[right] as number))
      if (bond >= LEAST_BOND) entries.push({ left, right, bond })
    }
  }
  return entries.sort((x, y) => y.bond - x.bond || x.left - y.left || x.right - y.right)
}
