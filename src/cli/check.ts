import { join } from 'node:path'
import { Command } from 'commander'
import { verifyFile, withCheckFolder } from '../actions/check-backup.ts'
import type { Seal } from '../storage/verify/chain.ts'
import { readSeal } from './arguments.ts'
import { articlesRead, type Cli, printJson, withWiki } from './cli.ts'
import { isSound, printVerification } from './print-verification.ts'

interface Options {
  quick?: boolean
  seal?: Seal
  json?: boolean
}

/** `canonry check`: the live wiki's log against its seals, and all that is derived against a rebuild. */
export function checkCommand(cli: Cli): Command {
  return new Command('check')
    .description(
      'verify every revision, account and setting against the log, and what is derived against a rebuild; a running server goes on',
    )
    .option('--quick', 'leave out the rebuild, which takes a minute for some 20,000 articles')
    .option(
      '--seal <seal>',
      'a seal that check or backup printed: all that was written by then must be there',
      readSeal,
    )
    .option('--json', 'print JSON')
    .action(async ({ quick, seal, json }: Options, command: Command) => {
      cli.progress('Copying and checking …')
      await withCheckFolder(async (folder) => {
        // A copy is of one moment, and checking it holds up nobody.
        const copy = join(folder, 'canonry.db')
        const file = await withWiki(cli, command, async (database) => {
          await database.copyTo(copy)
          return database.file
        })
        const found = await verifyFile(copy, file, {
          derived: quick !== true,
          progress: articlesRead(cli),
          ...(seal && { noted: seal }),
        })
        if (json) printJson(cli, { file, ...found })
        else printVerification(cli, file, found)
        if (!isSound(found)) cli.status = 1
      })
    })
}
