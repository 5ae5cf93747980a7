import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { checkBackup } from '../actions/check-backup.ts'
import { restore } from '../actions/restore.ts'
import type { Verification } from '../storage/verify.ts'
import { type Cli, configOf, printJson } from './cli.ts'

/** `canonry restore`: a backup in the place of the wiki's database; with `--check`, only whether it could be. */
export function restoreCommand(cli: Cli): Command {
  return new Command('restore')
    .description('put a backup in the place of the wiki, keeping what is there; stop the server first')
    .argument('<file>', 'a file that canonry backup wrote')
    .option('--check', 'restore it into nowhere and verify every revision; change nothing')
    .option('--json', 'print JSON')
    .action(async (named: string, { check, json }: { check?: boolean; json?: boolean }, command: Command) => {
      const from = resolve(named)
      cli.progress('Checking the backup …')
      if (check) {
        const found = await checkBackup(from)
        if (json) printJson(cli, found)
        else printVerification(cli, from, found)
        if (found.problems.length > 0) cli.status = 1
        return
      }
      const to = join(configOf(cli, command).dataDir, 'canonry.db')
      const report = await restore({ from, to, now: cli.now })
      if (json) return printJson(cli, report)
      cli.out(`Restored ${report.revisions} revisions of ${report.articles} articles to ${report.file}\n`)
      if (report.kept !== null) cli.out(`What was there is kept as ${report.kept}\n`)
    })
}

/** Says of a database whether it is sound, and what it holds. */
export function printVerification(cli: Cli, file: string, found: Verification): void {
  for (const problem of found.problems) cli.out(`${problem}\n`)
  const { universes, articles, revisions, users, lastSavedAt } = found
  const last = lastSavedAt === null ? '' : `, the last saved ${lastSavedAt}`
  cli.out(`${universes} universes, ${articles} articles, ${revisions} revisions${last}, ${users} accounts\n`)
  if (found.pending > 0) cli.out(`An older Canonry wrote it; the next start brings it up to date.\n`)
  cli.out(found.problems.length === 0 ? `${file} is sound\n` : `${file} is NOT sound\n`)
}
