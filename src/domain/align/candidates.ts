import { mergeFeatures, pairFeatures, termFeatures } from './features.ts'
import { functionWordTerms } from './function-words.ts'
import { addIdentical } from './identical.ts'
import { type Candidates, findAlike, marginsAmong, noCandidates } from './similarity.ts'
import { rarity } from './sparse.ts'
import { type ColumnTerms, type Vocabulary, withoutLinks } from './terms.ts'

/** Likeness in single words alone, and distinctness, from which two passages need no closer look. */
const SETTLED_LIKENESS = 0.6
const SETTLED_MARGIN = 1.2

/**
 * Passages of two columns that may belong together. In one language, `lang`, first by the short heads of words other than
 * function words; where those leave a doubt, by words and pairs of near words, which cost more. Across languages (`lang` is
 * null) by all they can share, and then every pair is a candidate as long as there are not too many, for order and length
 * may tell more than likeness.
 */
export function findCandidates(
  columns: [ColumnTerms, ColumnTerms],
  vocabulary: Vocabulary,
  lang: string | null,
): Candidates {
  if (lang === null) {
    const found = findForeign(columns, vocabulary)
    addIdentical(found, columns)
    return found
  }
  const found = findFamiliar(columns, vocabulary, lang)
  addIdentical(found, withoutLinks(columns, vocabulary))
  return found
}

function findForeign(columns: [ColumnTerms, ColumnTerms], { weights }: Vocabulary): Candidates {
  const features = [termFeatures(columns[0], weights), termFeatures(columns[1], weights)] as const
  return findAlike(features, rarity(...features), { all: true, near: 1 })
}

function findFamiliar(columns: [ColumnTerms, ColumnTerms], vocabulary: Vocabulary, lang: string): Candidates {
  const { weights, heads } = vocabulary
  const words = [termFeatures(columns[0], weights), termFeatures(columns[1], weights)] as const
  const mute = functionWordTerms(vocabulary, lang)
  const short = [mergeFeatures(words[0], heads, mute), mergeFeatures(words[1], heads, mute)] as const
  const shortRarities = rarity(...short)
  const byWords = findAlike(short, shortRarities, { all: false, near: 0 })
  const open = [
    new Uint8Array(columns[0].passages).fill(1),
    new Uint8Array(columns[1].passages).fill(1),
  ] as const
  const settled: number[] = []
  byWords.similarity.forEach((value, each) => {
    if (value < SETTLED_LIKENESS || (byWords.margin[each] as number) < SETTLED_MARGIN) return
    settled.push(each)
    open[0][byWords.left[each] as number] = 0
    open[1][byWords.right[each] as number] = 0
  })
  const rarities = rarity(...words)
  const pairs = pairFeatures(columns, words, open, rarities)
  const found = findAlike(pairs, rarity(...pairs, rarities), { all: false, near: 1 })
  found.wordMargin = marginsAmong(found, short, shortRarities)
  for (const each of settled) {
    found.left.push(byWords.left[each] as number)
    found.right.push(byWords.right[each] as number)
    found.similarity.push(byWords.similarity[each] as number)
    found.margin.push(byWords.margin[each] as number)
    found.wordMargin.push(byWords.margin[each] as number)
    found.unusual.push(byWords.unusual[each] as number)
  }
  return found
}

/** Likeness from which passages of different kinds are one: a heading that became a line of its own. */
const NEARLY_IDENTICAL = 0.5

/** The candidates without those of different kinds that are not nearly identical. */
export function ofOneKind(found: Candidates, [a, b]: [ColumnTerms, ColumnTerms]): Candidates {
  const fits = (each: number) =>
    a.apart[found.left[each] as number] === b.apart[found.right[each] as number] ||
    (found.similarity[each] as number) >= NEARLY_IDENTICAL
  const keep = (values: readonly number[]) => values.filter((_, each) => fits(each))
  return {
    left: keep(found.left),
    right: keep(found.right),
    similarity: keep(found.similarity),
    margin: keep(found.margin),
    wordMargin: keep(found.wordMargin),
    unusual: keep(found.unusual),
  }
}

/** Passages of the very same words alone: all that is looked for in texts of very many passages. */
export function identicalPassages(columns: [ColumnTerms, ColumnTerms], vocabulary: Vocabulary): Candidates {
  const found = noCandidates()
  addIdentical(found, withoutLinks(columns, vocabulary))
  return found
}
