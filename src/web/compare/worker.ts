import { compareTellings } from '../../domain/compare/compare-tellings.ts'
import type { Comparison, Telling } from '../../domain/compare/types.ts'

/** Runs inside a worker thread: one comparison a call. */
export function compare(tellings: Telling[]): Comparison {
  return compareTellings(tellings)
}
