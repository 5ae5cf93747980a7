import { Command } from 'commander'
import { type ImportedFile, type ImportReport, importFiles, refusal } from '../actions/import-files.ts'
import { readLanguage } from './arguments.ts'
import { type Cli, printJson, withWiki } from './cli.ts'
import { gatherFiles } from './gather-files.ts'
import { onOneLine } from './printable.ts'

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
    .argument('<paths...>', 'files, and folders with all that is in them but symbolic links')
    .requiredOption('--universe <slug>', 'which universe')
    .option('--dry-run', 'tell what would happen, and change nothing')
    .option('--overwrite', 'replace what was edited in the wiki since, instead of merging or refusing')
    .option('--title <title>', 'title of a single file that does not say its own')
    .option('--subject <slug>', 'subject of a single file')
    .option('--lang <tag>', 'language of a single file, such as th', readLanguage)
    .option('--summary <words>', 'why, for the history')
    .option('--json', 'print JSON')
    .action(async (paths: string[], { json, ...options }: Options, command: Command) => {
      const { files, refused, above } = gatherFiles(paths)
      const progress = (done: number, all: number) => cli.progress(`${done} of ${all} files`)
      const report = await withWiki(cli, command, ({ db }, actor) =>
        importFiles(db, actor, files, { ...options, above, progress }),
      )
      const whole = {
        ...report,
        files: [...refused.map(({ path, problem }) => refusal(path, problem)), ...report.files],
        refused: report.refused + refused.length,
      }
      if (json) printJson(cli, whole)
      else printReport(cli, whole)
      if (whole.refused > 0 || whole.files.length === 0) cli.status = 1
    })
}

function printReport(
  cli: Cli,
  { files, dryRun, universe, created, updated, unchanged, refused }: ImportReport,
): void {
  for (const file of files) {
    const { path, outcome, title, problem } = file
    const notes = notesOn(file)
    if (outcome === 'unchanged' && notes.length === 0) continue
    cli.out(`${outcome.padEnd(9)} ${onOneLine(title === null ? path : `${path} → ${title}`)}\n`)
    if (problem !== null) cli.out(`          ${onOneLine(problem)}\n`)
    for (const note of notes) cli.out(`          note: ${onOneLine(note)}\n`)
  }
  if (files.length === 0) cli.out('There are no files here.\n')
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`
  cli.out(`${dryRun ? `Nothing was written. Into ${universe} would go` : `Into ${universe}`}: ${counts}\n`)
}

/** What there is to know of a file that was taken. */
function notesOn({ warnings, named, unresolved, attachments }: ImportedFile): string[] {
  return [
    ...warnings,
    ...(named ? [`“${named.instead}” is taken by ${named.of}`] : []),
    ...unresolved.map(({ line, link }) => `line ${line}: ${link} leads to no article`),
    ...attachments.map(({ line, path }) => `line ${line}: ${path} is no text, and is not taken`),
  ]
}
