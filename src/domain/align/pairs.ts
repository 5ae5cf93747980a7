import { findCandidates, identicalPassages, ofOneKind } from './candidates.ts'
import { languageOf } from './language.ts'
import { learnWords } from './lexicon.ts'
import { chooseLinks, sameLanguage, twoLanguages } from './links.ts'
import { momentEvidence } from './moment-evidence.ts'
import { type Linked, refineLinks } from './refine.ts'
import { pairByPlace } from './standing-over.ts'
import { type ColumnTerms, emptyVocabulary, readShared, readWords, type Vocabulary } from './terms.ts'
import type { AlignColumn, Evidence, Link, PairAlignment, PassagePair } from './types.ts'
import { guessYearShift, shiftYears } from './year-shift.ts'

/**
 * Pairs the passages and sentences of two tellings, of one language or of two, in whatever order they stand. Passages
 * without a counterpart stay unpaired. Swapping the tellings swaps the answer.
 */
export function alignPair(a: AlignColumn, b: AlignColumn): PairAlignment {
  return pairAligner([a, b])(0, 1)
}

/** Aligns any two of several columns by their indexes, reading each column once however often it is asked for. */
export function pairAligner(columns: readonly AlignColumn[]): (left: number, right: number) => PairAlignment {
  const known = columns.map((column) => ({ ...column, lang: languageOf(column) }))
  const words = termReader(known, readWords, false)
  const shared = termReader(known, readShared, true)
  return (left, right) => {
    const [a, b] = [known[left] as AlignColumn, known[right] as AlignColumn]
    const lang = a.lang === b.lang ? a.lang : null
    const read = lang === null ? shared : words
    // Ties fall by reading order of the left, so which text is the left must not depend on how the caller put them.
    const found = precedes(b, a)
      ? mirror(alignTerms(read(right, left), lang))
      : alignTerms(read(left, right), lang)
    return pairByPlace(a.passages, b.passages, found)
  }
}

interface TermPair {
  columns: [ColumnTerms, ColumnTerms]
  vocabulary: Vocabulary
}

/**
 * Reads the columns that have one of the same language, or a foreign one, beside them; the first of them to use a term
 * gives it its weight, so they are read in an order that is not the caller's.
 */
function termReader(
  columns: readonly AlignColumn[],
  read: typeof readWords,
  foreign: boolean,
): (left: number, right: number) => TermPair {
  const vocabulary = emptyVocabulary()
  let known: Map<AlignColumn, ColumnTerms> | undefined
  const readAll = () => {
    const asked = columns.filter((each) =>
      columns.some((other) => other !== each && (other.lang !== each.lang) === foreign),
    )
    return new Map(
      asked
        .sort((a, b) => Number(precedes(b, a)) - Number(precedes(a, b)))
        .map((each) => [each, read(each, vocabulary)]),
    )
  }
  const termsOf = (index: number) => {
    known ??= readAll()
    return known.get(columns[index] as AlignColumn) as ColumnTerms
  }
  return (left, right) => ({ columns: [termsOf(left), termsOf(right)], vocabulary })
}

/** Times that words are learned from the links, and links chosen with the words learned; more change nothing. */
const LESSONS = 2

/** `lang` is the language of both columns, null where they have two. */
function alignTerms({ columns, vocabulary }: TermPair, lang: string | null): PairAlignment {
  // What words are learned below changes no moment.
  const moments = lang === null ? momentEvidence(columns, vocabulary) : undefined
  let found = linkTerms({ columns, vocabulary }, lang, moments)
  const shift = lang === null ? 0 : guessYearShift(columns, found.hints, vocabulary)
  if (shift !== 0) {
    const shifted = shiftYears(columns[0], shift, vocabulary)
    found = linkTerms({ columns: [shifted, columns[1]], vocabulary }, lang)
  }
  if (lang === null) {
    for (let round = 0; round < LESSONS; round++) {
      const learned = learnWords(columns, found.links, vocabulary)
      found = linkTerms({ columns: learned, vocabulary }, lang, moments)
    }
  }
  const refined = refineLinks(found, vocabulary.weights)
  const total = columns[0].passages + columns[1].passages
  return {
    ...refined,
    pairs: groupLinks(refined.links),
    score: total === 0 ? 0 : (2 * found.links.length) / total,
  }
}

/** Passages of both columns beyond which only identical ones are paired. */
const MOST_PASSAGES = 20_000

/** Certainty from which links may hint at a shift of years: formulas that differ in nothing else have many rivals. */
const HINT = 0.1

function linkTerms(
  { columns, vocabulary }: TermPair,
  lang: string | null,
  moments?: Evidence,
): Linked & { hints: Link[] } {
  const coarse = columns[0].passages + columns[1].passages > MOST_PASSAGES
  const candidates = coarse
    ? identicalPassages(columns, vocabulary)
    : ofOneKind(findCandidates(columns, vocabulary, lang), columns)
  const weights = lang === null ? twoLanguages : sameLanguage
  const hints = chooseLinks(candidates, columns, weights, HINT, moments)
  const links = hints.filter(({ score }) => score >= weights.kept)
  return { columns, candidates, weights, coarse, links, hints }
}

/** Links that share a passage as one group: a split is one passage with two, a merge two with one. */
function groupLinks(links: PairAlignment['links']): PassagePair[] {
  const byLeft = new Map<number, PassagePair>()
  const byRight = new Map<number, PassagePair>()
  const groups = new Set<PassagePair>()
  for (const { left, right } of links) {
    const group = byLeft.get(left) ?? byRight.get(right) ?? [[], []]
    const other = byRight.get(right)
    if (other && other !== group) {
      for (const each of other[0]) byLeft.set(each, group)
      for (const each of other[1]) byRight.set(each, group)
      group[0].push(...other[0])
      group[1].push(...other[1])
      groups.delete(other)
    }
    if (!group[0].includes(left)) group[0].push(left)
    if (!group[1].includes(right)) group[1].push(right)
    byLeft.set(left, group)
    byRight.set(right, group)
    groups.add(group)
  }
  return [...groups].map(([left, right]) => [left.sort((x, y) => x - y), right.sort((x, y) => x - y)])
}

function mirror({ pairs, links, sentencePairs, ...rest }: PairAlignment): PairAlignment {
  const turned = {
    ...rest,
    links: links.map(({ left, right, score }) => ({ left: right, right: left, score })),
  }
  return {
    ...turned,
    pairs: pairs
      .map(([left, right]): PassagePair => [right, left])
      .sort((x, y) => (x[0][0] as number) - (y[0][0] as number)),
    links: turned.links.sort((x, y) => x.left - y.left || x.right - y.right),
    sentencePairs: sentencePairs
      .map(({ left, right }) => ({ left: right, right: left }))
      .sort(
        (x, y) =>
          x.left[0] - y.left[0] ||
          x.left[1] - y.left[1] ||
          x.right[0] - y.right[0] ||
          x.right[1] - y.right[1],
      ),
  }
}

/** A total order of columns by content alone. */
function precedes(a: AlignColumn, b: AlignColumn): boolean {
  if (a.lang !== b.lang) return a.lang < b.lang
  if (a.passages.length !== b.passages.length) return a.passages.length > b.passages.length
  const at = a.passages.findIndex(({ text }, index) => text !== b.passages[index]?.text)
  return at >= 0 && (a.passages[at]?.text as string) < (b.passages[at]?.text as string)
}
