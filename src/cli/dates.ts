import { Command } from 'commander'
import { readColumn } from '../domain/compare/read-column.ts'
import { toMoment } from '../domain/dates/moments.ts'
import { readLanguage, readYears } from './arguments.ts'
import { type Cli, printJson, printTable } from './cli.ts'
import { readTellingFile } from './telling-file.ts'

/** `canonry dates`: every date expression of some files, with what it means. */
export function datesCommand(cli: Cli): Command {
  return new Command('dates')
    .description('find the dates in files, without a wiki')
    .argument('<files...>', 'Markdown (.md) or plain text')
    .option(
      '--lang <tag>',
      'language of the files, such as th (else what their front matter, name or words say)',
      readLanguage,
    )
    .option('--shift <years>', 'years to add to reach the common axis', readYears)
    .option('--json', 'print JSON')
    .action(
      (files: string[], { lang, shift = 0, json }: { lang?: string; shift?: number; json?: boolean }) => {
        const found = files.map((file) => ({ file, dates: datesOf(file, lang, shift) }))
        if (json) {
          const [only] = found
          // One file's dates need no name above them.
          return printJson(
            cli,
            found.length === 1
              ? only?.dates
              : Object.fromEntries(found.map(({ file, dates }) => [file, dates])),
          )
        }
        for (const { file, dates } of found) {
          if (found.length > 1) cli.out(`${file}\n`)
          if (dates.length === 0) cli.out('There are no dates here.\n')
          const rows = dates.map(({ start, text, edtf, kind, resolved }) => [
            String(start),
            edtf ?? (resolved ? '?' : 'no year'),
            kind,
            text.replace(/\s+/g, ' '),
          ])
          printTable(cli, rows)
        }
      },
    )
}

function datesOf(file: string, lang: string | undefined, shift: number) {
  return readColumn(readTellingFile(file, lang)).dates.map((date) => ({
    start: date.start,
    end: date.end,
    text: date.text,
    edtf: date.edtf,
    calendar: date.calendar,
    kind: date.kind,
    resolved: date.resolved,
    ...(date.ambiguous ? { ambiguous: true } : {}),
    moment: toMoment(date, shift),
  }))
}
