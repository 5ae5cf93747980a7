import { tokenise } from '../text/tokens.ts'
import type { AlignColumn, PairAlignment } from './types.ts'

/** Pairs the passages of two tellings. */
export function alignPair(a: AlignColumn, b: AlignColumn): PairAlignment {
  const df = new Map<string, number>()
  const bags = [a, b].map(({ passages, lang }) =>
    passages.map(({ text }) => {
      const bag = new Map<string, number>()
      for (const { key, kind } of tokenise(text, lang))
        if (kind !== 'sign') bag.set(key, (bag.get(key) ?? 0) + 1)
      for (const key of bag.keys()) df.set(key, (df.get(key) ?? 0) + 1)
      return bag
    }),
  ) as [Map<string, number>[], Map<string, number>[]]
  const total = a.passages.length + b.passages.length
  for (const bag of bags.flat()) {
    let norm = 0
    for (const [key, count] of bag) {
      const weight = (1 + Math.log(count)) * Math.log((total + 1) / ((df.get(key) ?? 0) + 0.5))
      bag.set(key, weight)
      norm += weight * weight
    }
    for (const [key, weight] of bag) bag.set(key, weight / (Math.sqrt(norm) || 1))
  }
  const postings = new Map<string, [number, number][]>()
  bags[1].forEach((bag, right) => {
    for (const [key, weight] of bag) postings.set(key, [...(postings.get(key) ?? []), [right, weight]])
  })
  const links: PairAlignment['links'] = []
  bags[0].forEach((bag, left) => {
    const row = new Map<number, number>()
    for (const [key, weight] of bag) {
      for (const [right, other] of postings.get(key) ?? [])
        row.set(right, (row.get(right) ?? 0) + weight * other)
    }
    for (const [right, score] of row) if (score > 0.2) links.push({ left, right, score })
  })
  links.sort((x, y) => y.score - x.score)
  const taken = [new Set<number>(), new Set<number>()] as const
  const kept = links.filter(({ left, right }) => {
    if (taken[0].has(left) || taken[1].has(right)) return false
    taken[0].add(left)
    taken[1].add(right)
    return true
  })
  kept.sort((x, y) => x.left - y.left)
  return {
    pairs: kept.map(({ left, right }) => [[left], [right]]),
    links: kept,
    sentencePairs: [],
    score: total === 0 ? 0 : (2 * kept.length) / total,
    coarse: false,
  }
}
