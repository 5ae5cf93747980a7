import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { Command } from 'commander'
import { type ImportedFile, type ImportReport, importFiles } from '../actions/import-files.ts'
import { explain } from '../failures.ts'
import { type Cli, printJson, withWiki } from './cli.ts'

interface Options {
  universe: string
  dryRun?: boolean
  overwrite?: boolean
  title?: string
  subject?: string
  lang?: string
  summary?: string
  json?: boolean
}

/** `canonry import`: Markdown and plain text files, or whole folders of them, as articles of one universe. */
export function importCommand(cli: Cli): Command {
  return new Command('import')
    .description('take Markdown and plain text files into a universe; a second time, only what changed')
    .argument('<paths...>', 'files, and folders with all that is in them')
    .requiredOption('--universe <slug>', 'which universe')
    .option('--dry-run', 'tell what would happen, and change nothing')
    .option('--overwrite', 'replace what was edited in the wiki since, instead of merging or refusing')
    .option('--title <title>', 'title of a single file that does not say its own')
    .option('--subject <slug>', 'subject of a single file')
    .option('--lang <tag>', 'language of a single file, such as th')
    .option('--summary <words>', 'why, for the history')
    .option('--json', 'print JSON')
    .action(async (paths: string[], { json, ...options }: Options, command: Command) => {
      const { files, missing } = gather(paths)
      const progress = (done: number, all: number) => cli.progress(`${done} of ${all} files`)
      const report = await withWiki(cli, command, ({ db }, actor) =>
        importFiles(db, actor, files, { ...options, progress }),
      )
      const whole = {
        ...report,
        files: [...missing, ...report.files],
        refused: report.refused + missing.length,
      }
      if (json) printJson(cli, whole)
      else printReport(cli, whole)
      if (whole.refused > 0 || whole.files.length === 0) cli.status = 1
    })
}

/** The files named and those in the folders named, by path; hidden ones only where they are named themselves. */
function gather(paths: readonly string[]): {
  files: { path: string; bytes: Uint8Array }[]
  missing: ImportedFile[]
} {
  const files: { path: string; bytes: Uint8Array }[] = []
  const missing: ImportedFile[] = []
  const take = (path: string, shown: string) => {
    try {
      if (!statSync(path).isDirectory()) return void files.push({ path: shown, bytes: readFileSync(path) })
      for (const name of readdirSync(path).sort()) {
        if (!name.startsWith('.')) take(join(path, name), join(shown, name))
      }
    } catch (error) {
      const problem = explain(error)
      if (problem === undefined) throw error
      missing.push({ path: shown, outcome: 'refused', title: null, slug: null, problem, warnings: [] })
    }
  }
  for (const path of paths)
    take(path, relative('.', path).startsWith('..') ? path : relative('.', path) || basename(path))
  return { files, missing }
}

function printReport(
  cli: Cli,
  { files, dryRun, universe, created, updated, unchanged, refused }: ImportReport,
): void {
  for (const { path, outcome, title, problem, warnings } of files) {
    if (outcome === 'unchanged' && warnings.length === 0) continue
    cli.out(`${outcome.padEnd(9)} ${path}${title === null ? '' : ` → ${title}`}\n`)
    if (problem !== null) cli.out(`          ${problem}\n`)
    for (const warning of warnings) cli.out(`          note: ${warning}\n`)
  }
  if (files.length === 0) cli.out('There are no files here.\n')
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`
  cli.out(`${dryRun ? `Nothing was written. Into ${universe} would go` : `Into ${universe}`}: ${counts}\n`)
}
