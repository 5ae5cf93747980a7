import type { DateExpression, DayInterval } from '../dates/types.ts'
import type { Fact } from '../source/types.ts'
import type { Passage, Span } from '../text/types.ts'
import type { CalendarName, Era } from '../universe.ts'

/** One article as the comparison sees it: a column. */
export interface Telling {
  /** Echoed, for the caller to find it again. */
  id: string
  /** What reasons call it: its canon's name. Where two tellings have none, or the same, they are 'one' and 'the other'. */
  name?: string
  /** What the article is called, which tells whom its lead is about; not given for bare text. */
  title?: string
  source: string
  format: 'markdown' | 'text'
  /** BCP 47; an unknown language degrades to what is universal. */
  lang: string
  calendar: CalendarName
  /** Of the telling's universe; none where not given. */
  eras?: readonly Era[]
  /** Of the universe whose own count the common axis is; none where not given. */
  axisEras?: readonly Era[]
  /** Years to add to reach the common axis; null where nothing is known (two bare files). */
  yearShift: number | null
  /** Tellings of one canon count their years alike; not given where that is not known. */
  canon?: string
  /** Front-matter and inline facts; for bare text none. */
  facts: readonly Fact[]
  /** Subject slug by folded link title, where the wiki can resolve it, so counterparts count as one name. */
  linkSubjects?: ReadonlyMap<string, string>
  /** Point of divergence of the telling's universe on the common axis, where it has one. */
  divergesAt?: DayInterval | null
}

/** A date in a column, with the moment it stands for on the common axis. */
export interface MappedDate extends DateExpression {
  moment: DayInterval | null
  /** The date as the common axis names it ('7 November 1879'), where a shift changes it. */
  commonText: string | null
}

export type RowLabel = 'same' | 'same moment' | 'reworded' | 'differs' | 'only here'
export type ConflictKind = 'date' | 'number' | 'name' | 'negation' | 'outcome'

/** Why two cells of a row cannot both be so. Columns are indexes into Comparison.columns. */
export interface Conflict {
  kind: ConflictKind
  left: Span & { column: number }
  right: Span & { column: number }
  /** One sentence a reader understands. */
  reason: string
}

/** A conflict before its columns are known. */
export interface Clash {
  kind: Conflict['kind']
  left: Span
  right: Span
  reason: string
}

/** A changed stretch inside a cell. */
export interface Mark extends Span {
  kind: 'changed' | 'added'
}

/** A link or picture in a cell: `to` is what it leads to or shows, as written. */
export interface TargetPlace extends Span {
  column: number
  to: string
}

/** What no word of two cells shows: the same words lead elsewhere, or another picture stands; null where one has none. */
export interface TargetDifference {
  kind: 'link' | 'picture'
  left: TargetPlace | null
  right: TargetPlace | null
}

/** One line of the synopsis. A cell holds the passages of that column that stand in it, in their own order; [] is a gap. */
export interface Row {
  /** 1-based, stable for a link (#row-12). */
  number: number
  label: RowLabel
  cells: number[][]
  /** True for a column whose passages stand elsewhere in that column's own order. */
  moved: boolean[]
  /** For each column against the base of the row: pairs of [passage, sentence]. */
  sentencePairs: { columns: [number, number]; left: [number, number]; right: [number, number] }[]
  marks: Mark[][]
  targets: TargetDifference[]
  conflicts: Conflict[]
}

/** `compatible` where the value is a date that is vaguer or more exact than the base's, and both could be so. */
export type FactVerdict =
  | 'same'
  | 'same moment'
  | 'compatible'
  | 'differs'
  | 'silent'
  | 'denied'
  | 'after divergence'

/** One property over all columns. */
export interface FactRow {
  property: string
  propertyKey: string
  /** Values by column; [] is silence. */
  cells: { values: Fact[]; verdict: FactVerdict; moment: DayInterval | null; commonText: string | null }[]
  /** Columns that state it or deny it; the verdict is theirs alone, so fewer than all may be 'the same'. */
  speaking: number
  verdict: 'same' | 'same moment' | 'compatible' | 'differs' | 'only one'
}

/** The year shift that the texts themselves suggest for a column against the base. */
export interface ShiftFinding {
  column: number
  /** Added to this column's years to get the base's. */
  years: number
  /** Dated pairs that agree with it, and that do not. */
  support: number
  exceptions: (Span & { /** Years actually found. */ years: number; reason: string; row: number })[]
  /** Whether it follows from shifts that are given; else the texts alone suggest it. */
  set: boolean
  /** Whether the dates are compared through it; else as they are written. */
  applied: boolean
}

/** Whether a column of which no shift is given counts its years differently: what the dates suggest, for somebody to answer. */
export interface ShiftQuestion {
  column: number
  /** Years to add to its own to reach the common axis. */
  years: number
  /** Dated pairs that lie so far apart, of how many. */
  support: number
  pairs: number
  /** Whether its dates are read through it until it is answered. */
  applied: boolean
}

export interface Renaming {
  columns: [number, number]
  left: string
  right: string
  count: number
}

/** The earliest moment at which the tellings conflict. */
export interface Divergence {
  row: number
  moment: DayInterval | null
  text: string | null
  /** By column: the sentence that shows it; null for columns that have no part in it. */
  columns: (({ passage: number } & Span) | null)[]
}

export interface Column {
  id: string
  lang: string
  /** As used: the telling's own, else one that is very clear, else 0. */
  yearShift: number
  passages: Passage[]
  dates: MappedDate[]
}

/** The whole answer. Plain data: it can cross a worker and be cached for ever by its inputs' hashes. */
export interface Comparison {
  version: number
  columns: Column[]
  rows: Row[]
  facts: FactRow[]
  renamings: Renaming[]
  shifts: ShiftFinding[]
  questions: ShiftQuestion[]
  divergence: Divergence | null
  counts: Record<RowLabel | 'moved', number>
  /** True where the input was too large for the full method and a coarser, honest one answered. */
  coarse: boolean
}
