import { Command } from 'commander'
import { importFiles, refusal } from '../actions/import-files.ts'
import { readLanguage } from './arguments.ts'
import { type Cli, printJson, withWiki } from './cli.ts'
import { gatherFiles } from './gather-files.ts'
import { printImportReport } from './import-report.ts'

interface Options {
  universe: string
  dryRun?: boolean
  overwrite?: boolean
  drafts?: boolean
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
    .option('--drafts', 'take notes that are marked as drafts too (draft: true, publish: false)')
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
      else printImportReport(cli, whole)
      if (whole.refused > 0 || whole.files.length === 0) cli.status = 1
    })
}
