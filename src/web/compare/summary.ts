import type { Comparison, Row, RowLabel, ShiftFinding } from '../../domain/compare/types.ts'
import { shownStretch } from '../../domain/markdown/hidden.ts'
import { languageName } from '../shared/telling-names.ts'
import type { UniverseMark } from '../shared/universe-mark.ts'
import type { LoadedColumn } from './load.ts'
import { isMoved, isRelinked, isTranslated } from './row-view.ts'

/** What stands above the rows: the answer in a sentence, the counts, the notes and the map. */
export interface Note {
  words: string
  links: { href: string; label: string }[]
}

export interface TallyEntry {
  count: number
  words: string
  /** The first row of the kind; the rows' colour on the map. */
  href: string | null
  swatch: string
  /** What cannot be so in all tellings. */
  warn: boolean
}

/** How many passages a telling has alone. */
export interface AloneEntry {
  count: number
  mark: UniverseMark
  href: string
}

/** The page's answer in a sentence or two: where the tellings part, and how much they share. */
export interface Lede {
  words: string
  /** The row where they part. */
  link: { href: string; words: string } | null
  shared: string
}

/** Address of a row, on whichever part of a long comparison it stands. */
type RowHref = (number: number) => string

export function lede(comparison: Comparison, rowHref: RowHref): Lede {
  const { divergence, rows } = comparison
  const shared = sharedWords(rows)
  // Without a date nothing says that this row is where they part: it is the first conflict found.
  if (!divergence?.text) return { words: agreement(comparison), link: null, shared }
  return {
    words: 'The tellings part',
    link: { href: rowHref(divergence.row), words: dated(divergence.text) },
    shared,
  }
}

/** Of what stands side by side, how much says the same as far as is known, and how much cannot both be so. */
function sharedWords(rows: readonly Row[]): string {
  const together = rows.filter(({ label }) => label !== 'only here')
  const conflicting = together.filter(({ label }) => label === 'differs').length
  const shared = together.length - conflicting
  const reworded = together.filter(isWordedDifferently).length
  if (together.length === 0) return 'No passages were found to belong together.'
  const contradict =
    conflicting === 0
      ? ''
      : `in ${conflicting === 1 ? 'one' : conflicting}${shared === 0 ? '' : ' more'} they contradict each other`
  if (shared === 0) return `They share none of ${rows.length} passages: ${contradict}.`
  const all = shared === rows.length
  if (all && rows.length === 1)
    return reworded === 0 ? '' : 'They share their one passage, worded differently.'
  const how = reworded === 0 ? '' : `, ${reworded === shared ? '' : `${reworded} of them `}worded differently`
  const tail = contradict === '' ? '' : `; ${contradict}`
  return `They share ${all ? `all ${shared}` : `${shared} of ${rows.length}`} passages${how}${tail}.`
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
    return 'Nothing was found that they both tell.'
  }
  return 'No conflict was found; what one telling leaves out stands as a gap.'
}

/** 'on 21 August 1940', 'in August 1412', and words that bring their own preposition as they are. */
function dated(text: string): string {
  if (/^\d{1,2} \p{L}/u.test(text) || /^\p{L}+ \d{1,2}(st|nd|rd|th)?,/u.test(text)) return `on ${text}`
  return /^(in|on|by|from|between|about|around|c\.|after|before) /i.test(text) ? text : `in ${text}`
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Rows by label, in the words and colours that the rows and the map have; what one telling has alone is told apart. */
export function tally({ rows, facts }: Comparison, rowHref: RowHref): TallyEntry[] {
  const entry = (words: string, swatch: string, is: (row: Row) => boolean): TallyEntry => {
    const found = rows.filter(is)
    const href = found[0] ? rowHref(found[0].number) : null
    return { count: found.length, words, swatch, href, warn: swatch === mapClass.differs }
  }
  const labelled = (label: RowLabel, words: string) =>
    entry(words, mapClass[label], (row) => row.label === label)
  const differing = facts.filter(({ verdict }) => verdict === 'differs').length
  const conflicts = labelled('differs', 'differ')
  return [
    labelled('same', 'same'),
    labelled('same moment', 'same moment'),
    entry('worded differently', mapClass.reworded, isWordedDifferently),
    entry('in another language', mapClass.reworded, isTranslated),
    entry('with other links or pictures', mapClass.reworded, isRelinked),
    { ...conflicts, words: conflicts.count === 1 ? 'differs' : 'differ' },
    entry('moved', '', isMoved),
    {
      count: differing,
      words: differing === 1 ? 'fact differs' : 'facts differ',
      swatch: '',
      href: '#facts',
      warn: true,
    },
  ].filter(({ count }) => count > 0)
}

function isWordedDifferently(row: Row): boolean {
  return row.label === 'reworded' && !isTranslated(row) && !isRelinked(row)
}

/** What each telling has alone, for those that have something. */
export function aloneEntries(
  { rows }: Comparison,
  marks: readonly UniverseMark[],
  rowHref: RowHref,
): AloneEntry[] {
  const alone = rows.filter(({ label }) => label === 'only here')
  return marks.flatMap((mark, column) => {
    const own = alone.filter(({ cells }) => cells[column]?.length)
    return own[0] ? [{ count: own.length, mark, href: rowHref(own[0].number) }] : []
  })
}

export function missingNotes(missing: readonly string[]): Note[] {
  if (missing.length === 0) return []
  return [
    {
      words: `Not everything asked for is here: there is no article at ${missing.join(', ')}.`,
      links: [],
    },
  ]
}

/** What a reader should know before the rows: the count of years, what breaks it, and names that change throughout. */
export function notes(comparison: Comparison, columns: readonly LoadedColumn[], rowHref: RowHref): Note[] {
  const base = columns[0] as LoadedColumn
  const shiftNotes = comparison.shifts.flatMap((shift): Note[] => {
    const { name, article } = columns[shift.column] as LoadedColumn
    if (!shift.applied) return []
    const way = shift.years > 0 ? `minus ${shift.years}` : `plus ${-shift.years}`
    const links = shift.exceptions.map(({ start, end, row, years }) => ({
      href: rowHref(row),
      label: `${shownStretch(article.text, start, end)}, ${yearsOff(years - shift.years)} (row ${row})`,
    }))
    return [{ words: `Years in ${name} are ${base.name}’s ${way}${supportWords(shift)}`, links }]
  })
  const renamingNotes = comparison.renamings.map(({ left, right, count, columns: [, column] }) => ({
    words: `${left} is ${right} in ${(columns[column] as LoadedColumn).name}, ${plural(count, 'time', 'times')}; this is not marked below.`,
    links: [],
  }))
  return [...languageNotes(columns), ...shiftNotes, ...renamingNotes]
}

/** What is not looked for between languages, lest its absence be taken for agreement. */
function languageNotes(columns: readonly LoadedColumn[]): Note[] {
  const languages = [...new Set(columns.map(({ parsed }) => languageName(parsed.lang)))]
  if (languages.length < 2) return []
  const names = new Intl.ListFormat('en').format(languages)
  return [
    {
      words: `These tellings are in ${names}. From one language to another dates, facts and who lived or died are held against each other; numbers, names and wording are not.`,
      links: [],
    },
  ]
}

/** How far the dates found bear a shift out, leading over to those that do not. */
function supportWords({ support, exceptions }: ShiftFinding): string {
  if (support + exceptions.length === 0) return '.'
  if (exceptions.length === 0)
    return `, in ${support === 1 ? 'the one dated pair' : `all ${support} dated pairs`}.`
  const pairs = support === 0 ? '' : `, in ${support} of ${support + exceptions.length} dated pairs`
  return `${pairs}. Off that count:`
}

function yearsOff(years: number): string {
  return Math.abs(years) === 1 ? 'one year off' : `${Math.abs(years)} years off`
}

/** Each row as a cell of the map above the synopsis. */
export function mapCells(rows: readonly Row[]): { number: number; classes: string }[] {
  return rows.map(({ number, label }) => ({ number, classes: mapClass[label] }))
}

const mapClass: Record<RowLabel, string> = {
  same: 'same',
  'same moment': 'moment',
  reworded: 'reworded',
  differs: 'differs',
  'only here': 'only',
}

export function mapWords(rows: readonly Row[]): string {
  const numbers = rows.filter(({ label }) => label === 'differs').map(({ number }) => number)
  const listed = new Intl.ListFormat('en').format(numbers.map(String))
  const differences = numbers.length === 0 ? 'no differences' : `differences at rows ${listed}`
  return `Map of ${rows.length} rows: ${differences}`
}
