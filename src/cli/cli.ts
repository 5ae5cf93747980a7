import { join } from 'node:path'
import type { Command } from 'commander'
import { type Actor, systemActor } from '../actions/actor.ts'
import { type Config, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { explainDisk } from '../storage/full-disk.ts'
import { type Database, openDatabase } from '../storage/open.ts'
import { onOneLine } from './printable.ts'

/**
 * What a command has of the world. A command is a function `(cli: Cli) => Command` in a file of its own; it prints its
 * answer with `out`, everything else with `note`, and sets `status` to 1 when it ran but something is wrong.
 */
export interface Cli {
  env: Record<string, string | undefined>
  now: Date
  stdin: NodeJS.ReadableStream & { isTTY?: boolean }
  /**
   * Writes to standard output. What a terminal would obey is taken out, unless it is `painted`: then the caller has taken
   * it out of what people wrote, and the escapes are our own.
   */
  out(text: string, painted?: 'painted'): void
  /** Writes a line to standard error. */
  note(text: string): void
  /** Shows how far long work is, on a terminal's standard error only. Call it as often as you like. */
  progress(text: string): void
  /** Whether standard output is a terminal that shows colours. */
  colors: boolean
  /** Exit status: 0 well, 1 something is wrong. (2, not understood, is set by who runs us.) */
  status: number
}

/** The configuration, with `--data` in front of CANONRY_DATA_DIR. */
export function configOf(cli: Cli, command: Command): Config {
  const { data } = command.optsWithGlobals<{ data?: string }>()
  return readConfig(data === undefined ? cli.env : { ...cli.env, CANONRY_DATA_DIR: data })
}

/**
 * Runs `work` on the wiki's database, as the command line's own actor, beside a server that may be running.
 * @throws AppError not_found when there is no wiki yet, unless it may be made.
 */
export async function withWiki<T>(
  cli: Cli,
  command: Command,
  work: (database: Database, actor: Actor, config: Config) => Promise<T>,
  options: { mayCreate?: boolean } = {},
): Promise<T> {
  const config = configOf(cli, command)
  const file = join(config.dataDir, 'canonry.db')
  const database = await openDatabase(file, { mustExist: !options.mayCreate, now: cli.now }).catch(
    (error) => {
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error
      throw new AppError(
        'not_found',
        `There is no wiki in ${config.dataDir}. Name its folder with --data, or make one with canonry serve.`,
      )
    },
  )
  try {
    if (database.finishedRestore !== null) cli.note(restoreFinished(database.finishedRestore))
    return await work(database, systemActor('command line', cli.now), config)
  } catch (error) {
    throw explainDisk(config.dataDir, error)
  } finally {
    await database.close()
  }
}

/** Shows how many articles are done, on the terminal. */
export function articlesRead(cli: Cli): (done: number, all: number) => void {
  return (done, all) => cli.progress(`${done} of ${all} articles`)
}

/** Tells that a restore which was killed has been finished. */
export function restoreFinished({ kept }: { kept: string | null }): string {
  const old = kept === null ? '' : ` What stood there before is kept beside it as ${kept}.`
  return `A restore of this wiki had been cut short; it was finished first.${old}`
}

/** Prints data for a program to read. */
export function printJson(cli: Cli, data: unknown): void {
  // JSON itself leaves these as they are; a program reads the escaped ones as the same.
  const safe = JSON.stringify(data, null, 2).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  cli.out(`${safe}\n`)
}

/** Prints rows in columns as wide as their widest cell; the last is left as it is. */
export function printTable(cli: Cli, cells: readonly (readonly string[])[]): void {
  const rows = cells.map((row) => row.map(onOneLine))
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)),
    [],
  )
  for (const row of rows) {
    const cells = row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
    cli.out(`${cells.join('  ')}\n`)
  }
}
