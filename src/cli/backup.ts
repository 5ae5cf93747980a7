import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { backUp } from '../actions/back-up.ts'
import { type Cli, printJson, withWiki } from './cli.ts'

/** `canonry backup`: one whole, checked copy of the wiki, beside a server that may be running. */
export function backupCommand(cli: Cli): Command {
  return new Command('backup')
    .description('copy the whole wiki into one file, and check that copy; a running server goes on')
    .argument('[file]', 'a file that is not there yet (else one named by the time, in the data folder)')
    .option('--json', 'print JSON')
    .action(async (named: string | undefined, { json }: { json?: boolean }, command: Command) => {
      cli.progress('Copying and checking …')
      const report = await withWiki(cli, command, (database, actor, { dataDir }) => {
        const stamp = cli.now.toISOString().replace(/[:.]/g, '-')
        const file = named === undefined ? join(dataDir, 'backups', `canonry-${stamp}.db`) : resolve(named)
        return backUp(database, actor, { file })
      })
      if (report.problems.length > 0) cli.status = 1
      if (json) return printJson(cli, report)
      const size = (report.bytes / 1_048_576).toFixed(1)
      const { file, problems, revisions, articles, seal } = report
      const sound = problems.length === 0
      for (const problem of problems) cli.out(`${problem}\n`)
      cli.out(
        `Wrote ${file} (${size} MiB): ${revisions} revisions of ${articles} articles, ${sound ? 'all sound' : 'NOT sound: canonry check says it of the wiki too'}\n`,
      )
      cli.out(`The log's seal: ${seal}\n`)
    })
}
