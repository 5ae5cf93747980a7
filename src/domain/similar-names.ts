import { foldKey } from './slugs.ts'

/** Names longer than this are compared by their beginning: a slug has at most 200 bytes. */
const longestCompared = 80

/**
 * The items whose names are nearest to what was asked for, nearest first: contained in it or containing it, or
 * within a third of its length in edits (letters added, dropped, changed or swapped).
 */
export function mostSimilar<T>(
  asked: string,
  items: Iterable<T>,
  namesOf: (item: T) => readonly string[],
  limit = 5,
): T[] {
  const key = comparable(asked)
  if (key === '') return []
  const scored: { item: T; score: number; order: number }[] = []
  for (const item of items) {
    const score = Math.min(...namesOf(item).map((name) => distance(key, comparable(name))))
    if (score < Number.POSITIVE_INFINITY) scored.push({ item, score, order: scored.length })
  }
  scored.sort((a, b) => a.score - b.score || a.order - b.order)
  return scored.slice(0, limit).map(({ item }) => item)
}

/** Damerau-Levenshtein in its restricted form (optimal string alignment), over code points. */
export function editDistance(left: string, right: string): number {
  const [a, b] = [[...left], [...right]]
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

function distance(asked: string, name: string): number {
  if (name === '') return Number.POSITIVE_INFINITY
  const shorter = Math.min(asked.length, name.length)
  if (shorter >= 3 && (asked.includes(name) || name.includes(asked)))
    return 1 + Math.abs(asked.length - name.length) / 100
  const allowed = Math.max(1, Math.floor(asked.length / 3))
  if (Math.abs(asked.length - name.length) > allowed) return Number.POSITIVE_INFINITY
  const edits = editDistance(asked, name)
  return edits <= allowed ? edits : Number.POSITIVE_INFINITY
}

/** Letters and digits alone, so that `leon-trotsky` is near `Leon Trotsky`. */
function comparable(name: string): string {
  return foldKey(name)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .slice(0, longestCompared)
}
