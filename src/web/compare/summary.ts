import type { Comparison, ConflictKind, Row } from '../../domain/compare/types.ts'
import { conflictWords } from './conflict-words.ts'
import type { LoadedColumn } from './load.ts'

/** What stands above the rows: the answer in a sentence, the counts, the notes and the map. */
export interface Note {
  lead: string
  words: string
  links: { href: string; label: string }[]
}

export interface TallyEntry {
  count: number
  words: string
  /** The first row of the kind. */
  href: string | null
  warn: boolean
}

/** The page's answer in a sentence: where the tellings part, or that nothing conflicts. */
export interface Lede {
  words: string
  /** The row where they part. */
  link: { href: string; words: string } | null
  reason: string
}

export function lede(comparison: Comparison, columns: readonly LoadedColumn[]): Lede {
  const { divergence } = comparison
  if (!divergence) return { words: agreement(comparison), link: null, reason: '' }
  const conflicts = comparison.rows.find(({ number }) => number === divergence.row)?.conflicts ?? []
  const [weightiest] = conflicts.toSorted((a, b) => weight.indexOf(a.kind) - weight.indexOf(b.kind))
  return {
    words: 'The tellings part',
    link: {
      href: `#row-${divergence.row}`,
      words: divergence.text ? dated(divergence.text) : `at row ${divergence.row}`,
    },
    reason: weightiest ? conflictWords(weightiest, columns) : '',
  }
}

/** What is to say where no moment of parting was found. */
function agreement({ counts, facts }: Comparison): string {
  const differing = facts.filter(({ verdict }) => verdict === 'differs').length
  if (differing > 0) {
    const passages = counts.differs > 0 ? `${plural(counts.differs, 'passage', 'passages')} and ` : ''
    return `${passages}${plural(differing, 'fact', 'facts')} ${passages || differing > 1 ? 'conflict' : 'conflicts'}.`
  }
  if (counts.differs > 0) return `${plural(counts.differs, 'passage conflicts', 'passages conflict')}.`
  if (counts.same + counts['same moment'] + counts.reworded === 0) {
    return 'These tellings share no passage: each says something else.'
  }
  return 'Nothing in these tellings conflicts; what one leaves out stands as a gap.'
}

/** What happened weighs more than when. */
const weight: ConflictKind[] = ['outcome', 'negation', 'name', 'number', 'date']

/** 'on 21 August 1940', 'in August 1412', and words that bring their own preposition as they are. */
function dated(text: string): string {
  if (/^\d{1,2} \p{L}/u.test(text) || /^\p{L}+ \d{1,2}(st|nd|rd|th)?,/u.test(text)) return `on ${text}`
  return /^(in|on|by|from|between|about|around|c\.|after|before) /i.test(text) ? text : `in ${text}`
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

export function tally({ counts, rows }: Comparison): TallyEntry[] {
  const first = (find: (row: Row) => boolean) => {
    const row = rows.find(find)
    return row ? `#row-${row.number}` : null
  }
  return [
    { count: counts.same, words: 'same', href: first(({ label }) => label === 'same'), warn: false },
    {
      count: counts['same moment'],
      words: 'same moment',
      href: first(({ label }) => label === 'same moment'),
      warn: false,
    },
    {
      count: counts.reworded,
      words: 'reworded',
      href: first(({ label }) => label === 'reworded'),
      warn: false,
    },
    {
      count: counts.differs,
      words: counts.differs === 1 ? 'differs' : 'differ',
      href: first(({ label }) => label === 'differs'),
      warn: counts.differs > 0,
    },
    { count: counts.moved, words: 'moved', href: first(({ moved }) => moved.some(Boolean)), warn: false },
    {
      count: counts['only here'],
      words: 'only in one',
      href: first(({ label }) => label === 'only here'),
      warn: false,
    },
  ].filter(({ count, words }) => count > 0 || words === 'differ')
}

export function missingNotes(missing: readonly string[]): Note[] {
  if (missing.length === 0) return []
  return [
    {
      lead: 'Not everything asked for is here.',
      words: `There is no article at ${missing.join(', ')}.`,
      links: [],
    },
  ]
}

/** What a reader should know before the rows: the count of years, what breaks it, and names that change throughout. */
export function notes(comparison: Comparison, columns: readonly LoadedColumn[], mayEdit: boolean): Note[] {
  const baseName = (columns[0] as LoadedColumn).universe.name
  const shiftNotes = comparison.shifts.flatMap((shift): Note[] => {
    const { universe } = columns[shift.column] as LoadedColumn
    if (shift.years === 0) return []
    const way = shift.years > 0 ? `minus ${shift.years}` : `plus ${-shift.years}`
    const count = `Years in ${universe.name} are ${baseName}’s ${way} in ${shift.support} of ${shift.support + shift.exceptions.length} dated pairs.`
    const rows = [...new Set(shift.exceptions.map(({ row }) => row))]
    const links = rows.map((row) => ({ href: `#row-${row}`, label: `Row ${row}` }))
    const slips = shift.exceptions.length
    const lead =
      slips === 0
        ? 'The years run parallel.'
        : slips === 1
          ? 'One date breaks the count.'
          : `${slips} dates break the count.`
    const words = [count, ...shift.exceptions.slice(0, 3).map(({ reason }) => reason)].join(' ')
    const suggestion =
      shift.set || !mayEdit
        ? []
        : [
            {
              href: `/u/${encodeURIComponent(universe.slug)}/settings`,
              label: `Set this universe’s time shift to ${shift.years}`,
            },
          ]
    return [{ lead, words, links: [...links, ...suggestion] }]
  })
  const renamingNotes = comparison.renamings.map(({ left, right, count, columns: [, column] }) => ({
    lead: `${left} is ${right} in ${(columns[column] as LoadedColumn).universe.name}.`,
    words: `The name changes throughout, ${plural(count, 'time', 'times')}; it is not marked again below.`,
    links: [],
  }))
  return [...shiftNotes, ...renamingNotes]
}

/** Each row as a cell of the map above the synopsis. */
export function mapCells(rows: readonly Row[]): { number: number; classes: string }[] {
  return rows.map((row) => ({ number: row.number, classes: mapClass(row) }))
}

function mapClass({ label }: Row): string {
  return {
    same: 'same',
    'same moment': 'moment',
    reworded: 'reworded',
    differs: 'differs',
    'only here': 'only',
  }[label]
}

export function mapWords(rows: readonly Row[]): string {
  const numbers = rows.filter(({ label }) => label === 'differs').map(({ number }) => number)
  const listed = new Intl.ListFormat('en').format(numbers.map(String))
  const differences = numbers.length === 0 ? 'no differences' : `differences at rows ${listed}`
  return `Map of ${rows.length} rows: ${differences}`
}
