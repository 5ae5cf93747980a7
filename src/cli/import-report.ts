import type { ImportedFile, ImportReport } from '../actions/import-files.ts'
import { lineWords } from '../domain/source/remarks.ts'
import type { Cli } from './cli.ts'
import { onOneLine } from './printable.ts'

/** A note on more files than this is told once, with how many they are. */
const mostAlone = 3

/** What became of the files, for a terminal: each that needs a word, then the notes that many share, then the counts. */
export function printImportReport(cli: Cli, report: ImportReport): void {
  const { files, dryRun, universe, created, updated, unchanged, refused, leftOut } = report
  const shared = sharedNotes(files)
  for (const file of files) printFile(cli, file, shared)
  if (files.length === 0) cli.out('There are no files here.\n')
  for (const [message, count] of shared) cli.out(`note: in ${count} files: ${onOneLine(message)}\n`)
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`
  const drafts = leftOut > 0 ? `, ${leftOut} left out` : ''
  cli.out(
    `${dryRun ? `Nothing was written. Into ${universe} would go` : `Into ${universe}`}: ${counts}${drafts}\n`,
  )
}

/** How many files have the same note, where that is many. What is unchanged was told when it came. */
function sharedNotes(files: readonly ImportedFile[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { outcome, notes } of files) {
    if (outcome === 'unchanged') continue
    for (const { message } of notes) counts.set(message, (counts.get(message) ?? 0) + 1)
  }
  return new Map([...counts].filter(([, count]) => count > mostAlone))
}

function printFile(
  cli: Cli,
  { path, outcome, title, problem, named, warnings, notes, unresolved, attachments }: ImportedFile,
  shared: ReadonlyMap<string, number>,
): void {
  if (outcome === 'unchanged' && warnings.length + unresolved.length + attachments.length === 0) return
  const tell = (words: string) => cli.out(`          ${onOneLine(words)}\n`)
  cli.out(`${outcome.padEnd(9)} ${onOneLine(title === null ? path : `${path} → ${title}`)}\n`)
  if (problem !== null) tell(problem)
  for (const warning of warnings) tell(`warning: ${warning}`)
  if (named) tell(`note: “${named.instead}” is taken by ${named.of}`)
  for (const { line, link } of unresolved) tell(`note: line ${line}: ${link} leads to no article`)
  for (const { line, path } of attachments) tell(`note: line ${line}: ${path} is no text, and is not taken`)
  if (outcome === 'unchanged') return
  for (const { lines, message } of notes) {
    if (!shared.has(message)) tell(['note', lineWords(lines), message].filter(Boolean).join(': '))
  }
}
