import type { Comparison, Row } from '../../domain/compare/types.ts'
import { escapeHtml } from '../../domain/markdown/safe-html.ts'
import type { LinkTarget, SafeHtml, WikiLink } from '../../domain/markdown/types.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { ArticleHead } from '../../storage/articles.ts'
import { articlePath, revisionPath, subjectPath } from '../shared/addresses.ts'
import { type FactRowView, factMatrix } from '../shared/fact-view.ts'
import { targetsIn } from '../shared/link-targets.ts'
import type { Page } from '../shared/page.ts'
import { type UniverseMark, universeMark } from '../shared/universe-mark.ts'
import type { LoadedColumn } from './load.ts'
import { type RowItem, rowItems } from './row-view.ts'

interface ColumnHead {
  mark: UniverseMark
  title: string
  href: string
  lang: string
  /** Language or revision, where it says something. */
  detail: string
  editHref: string | null
}

interface Note {
  lead: string
  words: string
  links: { href: string; label: string }[]
}

/** Everything views/compare/show.eta shows. */
export interface ComparisonPage extends Page {
  heading: string
  headingTail: string
  subject: { title: string; href: string }
  lede: SafeHtml
  tally: { count: number; words: string; href: string | null; warn: boolean }[]
  notes: Note[]
  columns: ColumnHead[]
  facts: FactRowView[]
  lonelyFacts: FactRowView[]
  items: RowItem[]
  map: { number: number; classes: string }[]
  mapWords: string
  only: boolean
  coarse: boolean
  addresses: { all: string; only: string }
  chooser: {
    action: string
    /** What is shown of what there is: '3 of 5 tellings'. */
    words: string
    options: {
      value: string
      checked: boolean
      universe: string
      classes: string
      title: string
      lang: string
    }[]
  }
}

/** What the page is asked to be: where it stands, and which other articles could stand in it. */
export interface ComparisonRequest {
  viewer: Viewer
  universes: readonly Universe[]
  only: boolean
  addresses: { all: string; only: string }
  /** Address the choice of columns is sent to. */
  action: string
  counterparts: readonly { head: ArticleHead; mark: UniverseMark }[]
  /** Columns asked for that are not there. */
  missing: readonly string[]
}

export function comparisonPage(
  comparison: Comparison,
  columns: readonly LoadedColumn[],
  request: ComparisonRequest,
): ComparisonPage {
  const base = columns[0] as LoadedColumn
  const marks = columns.map(({ universe }) => universeMark(universe))
  const cells = columns.map((column, index) => ({
    name: (marks[index] as UniverseMark).name,
    classes: (marks[index] as UniverseMark).classes,
    lang: column.parsed.lang,
    source: column.article.text,
    resolveLink: linkResolver(column, request.universes),
  }))
  const title = base.parsed.title
  return {
    title: `${title} compared`,
    section: 'compare',
    wide: true,
    notice: [...new Set(columns.map(({ universe }) => universe.notice).filter(Boolean))].join(' '),
    heading: title,
    headingTail: headingTail(columns),
    subject: { title, href: subjectPath(base.article.subject) },
    lede: lede(comparison),
    tally: tally(comparison),
    notes: [...missingNotes(request.missing), ...notes(comparison, columns)],
    columns: columns.map((column, index) =>
      columnHead(column, marks[index] as UniverseMark, columns, request.viewer),
    ),
    ...factMatrix(comparison.facts),
    items: rowItems(comparison, cells, request.only),
    map: comparison.rows.map((row) => ({ number: row.number, classes: mapClass(row) })),
    mapWords: mapWords(comparison.rows),
    only: request.only,
    coarse: comparison.coarse,
    addresses: request.addresses,
    chooser: {
      action: request.action,
      words: `${columns.length} of ${request.counterparts.length} tellings`,
      options: request.counterparts.map(({ head, mark }) => ({
        value: `${head.universe}/${head.slug}`,
        checked: columns.some(({ article }) => article.id === head.id),
        universe: mark.name,
        classes: mark.classes,
        title: head.title,
        lang: head.lang,
      })),
    },
  }
}

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six']

function headingTail(columns: readonly LoadedColumn[]): string {
  const canons = new Set(columns.map(({ universe }) => universe.id)).size
  const tellings = `${numberWords[columns.length]} tellings`
  return canons === columns.length
    ? `in ${numberWords[canons]} canons`
    : `in ${tellings} of ${numberWords[canons]} canons`
}

function columnHead(
  { article, parsed }: LoadedColumn,
  mark: UniverseMark,
  all: readonly LoadedColumn[],
  viewer: Viewer,
): ColumnHead {
  const language = all.some((other) => other.parsed.lang !== parsed.lang) ? languageName(parsed.lang) : ''
  return {
    mark,
    title: parsed.title,
    href: revisionPath(article.universe, article.slug, article.revision),
    lang: parsed.lang,
    detail: language,
    editHref: viewer.mayEdit ? `${articlePath(article.universe, article.slug)}/edit` : null,
  }
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' })

function languageName(lang: string): string {
  try {
    return languageNames.of(lang) ?? lang
  } catch {
    return lang // not a well-formed tag: shown as typed
  }
}

/** Without badges: the columns say whose words these are, and a synopsis has no room for more marks. */
function linkResolver({ universe, links }: LoadedColumn, universes: readonly Universe[]) {
  const resolve = targetsIn(links, universe, universes)
  return (link: WikiLink): LinkTarget => {
    const target = resolve(link)
    return target.kind === 'article' ? { ...target, badge: null } : target
  }
}

/** The page's answer in a sentence: where the tellings part, or that nothing conflicts. */
function lede(comparison: Comparison): SafeHtml {
  const { divergence, counts } = comparison
  if (divergence) {
    const when = divergence.text ? `in ${divergence.text}` : `at row ${divergence.row}`
    const link = `<a href="#row-${divergence.row}">${escapeHtml(when)}</a>`
    const reason = comparison.rows.find(({ number }) => number === divergence.row)?.conflicts[0]?.reason
    return `The tellings part <strong>${link}</strong>.${reason ? ` ${escapeHtml(reason)}` : ''}` as SafeHtml
  }
  if (counts.differs > 0)
    return escapeHtml(`${plural(counts.differs, 'passage conflicts', 'passages conflict')}.`)
  if (counts.same + counts['same moment'] + counts.reworded === 0) {
    return escapeHtml('These tellings share no passage: each says something else.')
  }
  return escapeHtml('Nothing in these tellings conflicts; what one leaves out stands as a gap.')
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function tally({ counts, rows }: Comparison): ComparisonPage['tally'] {
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

function missingNotes(missing: readonly string[]): Note[] {
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
function notes(comparison: Comparison, columns: readonly LoadedColumn[]): Note[] {
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
    const suggestion = shift.set
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

function mapClass({ label }: Row): string {
  return {
    same: 'same',
    'same moment': 'moment',
    reworded: 'reworded',
    differs: 'differs',
    'only here': 'only',
  }[label]
}

function mapWords(rows: readonly Row[]): string {
  const numbers = rows.filter(({ label }) => label === 'differs').map(({ number }) => number)
  const listed = new Intl.ListFormat('en').format(numbers.map(String))
  const differences = numbers.length === 0 ? 'no differences' : `differences at rows ${listed}`
  return `Map of ${rows.length} rows: ${differences}`
}
