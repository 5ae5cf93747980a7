import { Command } from 'commander'
import { compareTellings } from '../domain/compare/compare-tellings.ts'
import { comparisonJson } from '../domain/compare/comparison-json.ts'
import { readLanguage, readYears } from './arguments.ts'
import { type Cli, printJson } from './cli.ts'
import { comparisonText } from './compare-text.ts'
import { allPrintable } from './printable.ts'
import { readTellingFile } from './telling-file.ts'

interface Options {
  json?: boolean
  lang?: string
  langLeft?: string
  langRight?: string
  shift?: number
}

/** `canonry compare`: two tellings in files, side by side, without a wiki. */
export function compareCommand(cli: Cli): Command {
  return new Command('compare')
    .description('compare two tellings in files, without a wiki')
    .argument('<left>', 'Markdown (.md) or plain text; the base')
    .argument('<right>')
    .option(
      '--lang <tag>',
      'language of both, such as th (else what their front matter, name or words say)',
      readLanguage,
    )
    .option('--lang-left <tag>', 'language of the left', readLanguage)
    .option('--lang-right <tag>', 'language of the right', readLanguage)
    .option(
      '--shift <years>',
      "years to add to the right's years to get the left's; 0 where both count alike (else asked about)",
      readYears,
    )
    .option('--json', 'print JSON')
    .action((left: string, right: string, { json, lang, langLeft, langRight, shift }: Options) => {
      // Named as the readable text calls them.
      const a = { ...readTellingFile(left, langLeft ?? lang), name: 'A' }
      const b = { ...readTellingFile(right, langRight ?? lang), name: 'B' }
      const tellings =
        shift === undefined
          ? [a, b]
          : [
              { ...a, yearShift: 0 },
              { ...b, yearShift: shift },
            ]
      const comparison = compareTellings(tellings)
      if (json) printJson(cli, comparisonJson(comparison))
      else cli.out(comparisonText(allPrintable(comparison), allPrintable(tellings), cli.colors), 'painted')
    })
}
