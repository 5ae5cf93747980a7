/** Indexes of one longest strictly increasing run of the values, in order; patience sorting, n log n. */
export function longestIncreasing(values: readonly number[]): number[] {
  /** For each length of run, the index that ends such a run lowest. */
  const ends: number[] = []
  const before = new Int32Array(values.length)
  for (let index = 0; index < values.length; index++) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[ends[middle] as number] as number) < (values[index] as number)) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = index
  }
  const run: number[] = []
  for (let index = ends[ends.length - 1] ?? -1; index >= 0; index = before[index] as number) run.push(index)
  return run.reverse()
}

/** The longest run of pairs whose second members rise too. `pairs` must be in order of their first members. */
export function longestRun(pairs: readonly [number, number][]): [number, number][] {
  return longestIncreasing(pairs.map(([, second]) => second)).map((each) => pairs[each] as [number, number])
}
