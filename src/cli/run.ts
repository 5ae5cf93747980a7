import { Command, CommanderError } from 'commander'
import { explain } from '../failures.ts'
import { backupCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import type { Cli } from './cli.ts'
import { compareCommand } from './compare.ts'
import { datesCommand } from './dates.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { onOneLine, printable } from './printable.ts'
import { reindexCommand } from './reindex.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { universeCommand } from './universe.ts'
import { userCommand } from './user.ts'

const commands = [
  serveCommand,
  importCommand,
  exportCommand,
  compareCommand,
  datesCommand,
  universeCommand,
  userCommand,
  backupCommand,
  restoreCommand,
  checkCommand,
  reindexCommand,
]

/**
 * Runs one command line (without the program's name). Answers the exit status: 0 all is well, 1 it ran and something is
 * wrong or it could not be done, 2 it was not understood.
 */
export async function runCli(args: readonly string[], world: Cli): Promise<number> {
  const cli: Cli = {
    ...world,
    out: (text, painted) => world.out(painted ? text : printable(text)),
    note: (text) => world.note(printable(text)),
    progress: (text) => world.progress(onOneLine(text)),
  }
  const program = new Command('canonry')
    .description('A wiki for worlds with more than one canon.')
    .option('--data <folder>', "the wiki's data folder (else CANONRY_DATA_DIR, else data/wiki)")
    .helpCommand(false)
    .showHelpAfterError('(canonry --help lists the commands)')
  for (const command of commands) program.addCommand(command(cli))
  for (const command of [program, ...allUnder(program)]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: cli.out, writeErr: (text) => cli.note(text.trimEnd()) })
  }
  try {
    await program.parseAsync(args, { from: 'user' })
    return cli.status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    cli.note(`canonry: ${explain(error) ?? (error instanceof Error ? error.stack : String(error))}`)
    return 1
  }
}

function allUnder(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...allUnder(each)])
}
