import type { Verification } from '../storage/verify/verify.ts'
import type { Cli } from './cli.ts'

/** Whether nothing at all was found. */
export function isSound({ problems, outdated }: Verification): boolean {
  return problems.length === 0 && (outdated ?? []).length === 0
}

/** Says of a database whether it is sound, what to do where it is not, and what it holds. */
export function printVerification(cli: Cli, file: string, found: Verification): void {
  const { problems, outdated, waiting, universes, articles, revisions, users, lastSavedAt, seal } = found
  for (const problem of [...problems, ...(outdated ?? [])]) cli.out(`${problem}\n`)
  const last = lastSavedAt === null ? '' : `, the last saved ${lastSavedAt}`
  cli.out(`${universes} universes, ${articles} articles, ${revisions} revisions${last}, ${users} accounts\n`)
  if (seal !== null) cli.out(`The log's seal: ${seal}\n`)
  if (found.pending > 0) cli.out(`An older Canonry wrote it; the next start brings it up to date.\n`)
  if (waiting.length > 0) {
    cli.out(`Not compared, for the next start reads their articles anew: ${waiting.join(', ')}\n`)
  }
  cli.out(`${file} ${verdict(found)}\n`)
}

function verdict({ problems, outdated, waiting }: Verification): string {
  if (problems.length > 0) return 'is NOT sound'
  if (outdated === null) return 'is sound (what is derived was not compared with a rebuild)'
  if (outdated.length === 0) return waiting.length === 0 ? 'is sound' : 'is sound in all that was compared'
  return 'has all that was written, but what is derived from it is NOT right: canonry reindex rebuilds that'
}
