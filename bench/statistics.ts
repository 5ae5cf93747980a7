/** The value that a share of the samples does not exceed; 0.5 is the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5)
}

/** Runs `work` `times` times and answers what each took, in milliseconds. */
export async function time(times: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const from = performance.now()
    await work(turn)
    took.push(performance.now() - from)
  }
  return took
}
