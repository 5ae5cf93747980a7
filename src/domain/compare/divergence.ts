import type { Side } from './side.ts'
import type { Divergence, Row } from './types.ts'

/** The earliest moment at which the tellings conflict; null where they do not. */
export function findDivergence(_rows: readonly Row[], _sides: readonly Side[]): Divergence | null {
  return null
}
