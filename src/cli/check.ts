import { join } from 'node:path'
import { Command } from 'commander'
import { verifyFile, withCheckFolder } from '../actions/check-backup.ts'
import { type Cli, printJson, withWiki } from './cli.ts'
import { printVerification } from './restore.ts'

/** `canonry check`: every revision of the live wiki against its hash, and the database against itself. */
export function checkCommand(cli: Cli): Command {
  return new Command('check')
    .description("verify the wiki's database and the hash of every revision; a running server goes on")
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      cli.progress('Copying and checking …')
      await withCheckFolder(async (folder) => {
        // A copy is of one moment, and checking it holds up nobody.
        const copy = join(folder, 'canonry.db')
        const file = await withWiki(cli, command, async (database) => {
          await database.copyTo(copy)
          return database.file
        })
        const found = verifyFile(copy, file)
        if (json) printJson(cli, { file, ...found })
        else printVerification(cli, file, found)
        if (found.problems.length > 0) cli.status = 1
      })
    })
}
