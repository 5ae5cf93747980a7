import type { RevisionDiff } from '../../domain/diff/revision-diff.ts'
import type { Threads } from '../shared/threads/threads.ts'
import { weightOf } from '../shared/threads/weight.ts'

/** Two texts side by side, apart from the event loop where they are long. */
export function diff(
  threads: Threads,
  before: string,
  after: string,
  options: { whole?: boolean } = {},
): Promise<RevisionDiff> {
  return threads.run('diffRevisions', weightOf([before, after]), before, after, options)
}
