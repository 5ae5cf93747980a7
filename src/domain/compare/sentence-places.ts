import type { Alignment } from '../align/align.ts'
import { type SentencePair, sentenceKey } from './group-sentences.ts'
import { pairIdentical } from './identical-sentences.ts'
import type { Part } from './side.ts'
import type { Units } from './units.ts'

/** Where the paired sentences of two columns stand. */
export interface SentencePlaces {
  /** Pairs whose sentences stand in one row, by row. */
  inRow: Map<number, SentencePair[]>
  /** Pairs that lead from one row into another: a sentence went into another paragraph. */
  across: { leftRow: number; rightRow: number; pairs: SentencePair[] }[]
  /** Keys of the sentences of `across`: they are not missing from the row they are compared in. */
  astray: { left: Set<number>; right: Set<number> }
}

/** Sorts the sentence pairs of every two columns ('left-right') by the rows they stand in. */
export function placeSentences(
  { rows, pairs }: Pick<Alignment, 'rows' | 'pairs'>,
  sides: readonly Part[],
): Map<string, SentencePlaces> {
  const rowOf: Map<number, number>[] = []
  rows.forEach(({ cells }, row) => {
    cells.forEach((passages, column) => {
      rowOf[column] ??= new Map()
      for (const passage of passages) rowOf[column].set(passage, row)
    })
  })
  const places = new Map<string, SentencePlaces>()
  for (const [key, { sentencePairs }] of pairs) {
    const [left, right] = key.split('-').map(Number) as [number, number]
    const paired = pairIdentical(sentencePairs, sides[left]?.units as Units, sides[right]?.units as Units)
    places.set(key, placePairs(paired, rowOf[left] ?? new Map(), rowOf[right] ?? new Map()))
  }
  return places
}

function placePairs(
  pairs: readonly SentencePair[],
  leftRows: ReadonlyMap<number, number>,
  rightRows: ReadonlyMap<number, number>,
): SentencePlaces {
  const inRow = new Map<number, SentencePair[]>()
  const settled = { left: new Set<number>(), right: new Set<number>() }
  const leading: { leftRow: number; rightRow: number; pair: SentencePair }[] = []
  for (const pair of pairs) {
    const leftRow = leftRows.get(pair.left[0]) ?? -1
    const rightRow = rightRows.get(pair.right[0]) ?? -1
    if (leftRow !== rightRow) {
      leading.push({ leftRow, rightRow, pair })
      continue
    }
    const known = inRow.get(leftRow)
    if (known) known.push(pair)
    else inRow.set(leftRow, [pair])
    settled.left.add(sentenceKey(pair.left))
    settled.right.add(sentenceKey(pair.right))
  }
  const across = new Map<string, SentencePlaces['across'][number]>()
  const astray = { left: new Set<number>(), right: new Set<number>() }
  for (const { leftRow, rightRow, pair } of leading) {
    const [a, b] = [sentenceKey(pair.left), sentenceKey(pair.right)]
    if (settled.left.has(a) || settled.right.has(b)) continue
    astray.left.add(a)
    astray.right.add(b)
    const key = `${leftRow}-${rightRow}`
    const known = across.get(key)
    if (known) known.pairs.push(pair)
    else across.set(key, { leftRow, rightRow, pairs: [pair] })
  }
  return { inRow, across: [...across.values()], astray }
}
