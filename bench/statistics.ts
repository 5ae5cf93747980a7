/** The value that a share of the samples does not exceed; 0.5 is the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5)
}

/** What work took, in milliseconds a time. */
export interface Times {
  median: number
  p95: number
  /** Mean time of our own process, which what else the machine does leaves nearly as it is. */
  processor: number
}

/** Runs `work` `times` times, one after the other, and answers what each took, in milliseconds. */
export async function time(times: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const from = performance.now()
    await work(turn)
    took.push(performance.now() - from)
  }
  return took
}

/** The same in short, with the processor's part. */
export async function measure(times: number, work: (turn: number) => Promise<unknown>): Promise<Times> {
  const before = process.cpuUsage()
  const took = await time(times, work)
  const { user, system } = process.cpuUsage(before)
  return { median: median(took), p95: quantile(took, 0.95), processor: (user + system) / 1000 / times }
}
