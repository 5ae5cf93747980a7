import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { checkBackup } from '../actions/check-backup.ts'
import { restore } from '../actions/restore.ts'
import type { Seal } from '../storage/verify/chain.ts'
import { readSeal } from './arguments.ts'
import { articlesRead, type Cli, configOf, printJson } from './cli.ts'
import { isSound, printVerification } from './print-verification.ts'

interface Options {
  check?: boolean
  force?: boolean
  seal?: Seal
  json?: boolean
}

/** `canonry restore`: a backup in the place of the wiki's database; with `--check`, only whether it could be. */
export function restoreCommand(cli: Cli): Command {
  return new Command('restore')
    .description('put a backup in the place of the wiki, keeping what is there; stop the server first')
    .argument('<file>', 'a file that canonry backup wrote')
    .option('--check', 'restore it into nowhere and verify all of it; change nothing')
    .option(
      '--seal <seal>',
      'a seal that check or backup printed: all that was written by then must be there',
      readSeal,
    )
    .option('--force', 'restore it even if its log was tampered with (never if it is damaged)')
    .option('--json', 'print JSON')
    .action(async (named: string, { check, force, seal, json }: Options, command: Command) => {
      const from = resolve(named)
      cli.progress('Checking the backup …')
      const options = { progress: articlesRead(cli), ...(seal && { noted: seal }) }
      if (check) {
        const found = await checkBackup(from, { derived: true, ...options })
        if (json) printJson(cli, found)
        else printVerification(cli, from, found)
        if (!isSound(found)) cli.status = 1
        return
      }
      const to = join(configOf(cli, command).dataDir, 'canonry.db')
      const report = await restore({ from, to, now: cli.now, force: force === true, ...options })
      if (json) return printJson(cli, report)
      for (const problem of report.problems) cli.out(`${problem}\n`)
      cli.out(`Restored ${report.revisions} revisions of ${report.articles} articles to ${report.file}\n`)
      if (report.outdated?.length)
        cli.out('What is derived from them differed from a rebuild, and was rebuilt\n')
      if (report.kept !== null) cli.out(`What was there is kept as ${report.kept}\n`)
    })
}
