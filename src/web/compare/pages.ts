import { articlePath, revisionPath, subjectPath } from '../../domain/addresses.ts'
import type { Comparison, Conflict, TargetDifference } from '../../domain/compare/types.ts'
import type { LinkTarget, WikiLink } from '../../domain/markdown/types.ts'
import { erasOf, type Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { ArticleHead } from '../../storage/articles.ts'
import { type FactRowView, factMatrix } from '../shared/fact-view.ts'
import { targetsIn } from '../shared/link-targets.ts'
import type { Page } from '../shared/page.ts'
import { languageName } from '../shared/telling-names.ts'
import { type UniverseMark, universeMark } from '../shared/universe-mark.ts'
import { conflictWords, targetWords } from './conflict-words.ts'
import { type DigestEntry, digest, digestHeading } from './digest.ts'
import type { LoadedColumn } from './load.ts'
import { MOST_ROWS, type RowItem, rowItems } from './row-view.ts'
import {
  type AloneEntry,
  aloneEntries,
  type Lede,
  lede,
  mapCells,
  mapWords,
  missingNotes,
  type Note,
  notes,
  type TallyEntry,
  tally,
} from './summary.ts'
import { writeYearChoices, type YearChoice } from './year-choices.ts'
import { type Asking, answerNotes, type QuestionView, yearQuestions } from './year-questions.ts'

interface ColumnHead {
  mark: UniverseMark
  title: string
  href: string
  lang: string
  /** Language or revision, where it says something. */
  detail: string
  editHref: string | null
}

/** Everything views/compare/show.eta shows. */
export interface ComparisonPage extends Page {
  heading: string
  headingTail: string
  subject: { title: string; href: string }
  lede: Lede
  digestHeading: string
  digest: DigestEntry[]
  /** How many rows differ, and the first of them. */
  differences: { words: string; href: string } | null
  tally: TallyEntry[]
  alone: AloneEntry[]
  questions: QuestionView[]
  notes: Note[]
  columns: ColumnHead[]
  /** Facts that differ, that agree, and that one telling alone has. */
  facts: FactRowView[]
  agreeingFacts: FactRowView[]
  lonelyFacts: FactRowView[]
  items: RowItem[]
  map: { number: number; classes: string }[]
  mapWords: string
  only: boolean
  coarse: boolean
  /** Where the rest of a very long comparison is. */
  parts: { words: string; href: string }[]
  addresses: { all: string; only: string; json: string; csv: string; markdown: string }
  chooser: {
    action: string
    /** How years are counted here, to be sent along; '' where the reader has not asked for anything. */
    shift: string
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
  /** Time shifts that the reader asks for in place of the universes' own. */
  years: readonly YearChoice[]
  only: boolean
  /** Number of the first row to show. */
  from: number
  /** The comparison's own address: every row, and years as the universes count them. */
  address: string
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
  const marks = columns.map(({ universe, name }) => ({ ...universeMark(universe), name }))
  const cells = columns.map((column, index) => ({
    name: (marks[index] as UniverseMark).name,
    classes: (marks[index] as UniverseMark).classes,
    lang: column.parsed.lang,
    source: column.article.text,
    resolveLink: linkResolver(column, request.universes),
  }))
  const title = base.parsed.title
  const asking: Asking = {
    universes: request.universes,
    years: request.years,
    mayEdit: request.viewer.mayEdit,
    hrefWith: (years) => shownAddress({ ...request, years }),
  }
  const address = addressWith(request.address, request.years)
  const rowHref = rowAddresses(comparison.rows.length, request)
  const reason = (conflict: Conflict) => conflictWords(conflict, columns)
  const elsewhere = (target: TargetDifference) =>
    targetWords(
      target,
      cells.map(({ name }) => name),
    )
  const entries = digest(comparison, cells, { rowHref, reason })
  const { facts, lonelyFacts } = factMatrix(
    comparison.facts,
    columns.map(({ universe }) => erasOf(universe)),
  )
  return {
    title: `${title} compared`,
    section: 'compare',
    wide: true,
    notice: [...new Set(columns.map(({ universe }) => universe.notice).filter(Boolean))].join(' '),
    heading: title,
    headingTail: headingTail(columns),
    subject: { title, href: subjectPath(base.article.subject) },
    lede: lede(comparison, rowHref),
    digestHeading: digestHeading(entries),
    digest: entries,
    differences: differences(comparison, rowHref),
    tally: tally(comparison, rowHref),
    alone: aloneEntries(comparison, marks, rowHref),
    questions: yearQuestions(comparison, columns, asking),
    notes: [
      ...missingNotes(request.missing),
      ...answerNotes(columns, asking),
      ...notes(comparison, columns, rowHref),
    ],
    columns: columns.map((column, index) =>
      columnHead(column, marks[index] as UniverseMark, columns, request.viewer),
    ),
    facts: facts.filter(({ differs }) => differs),
    agreeingFacts: facts.filter(({ differs }) => !differs),
    lonelyFacts,
    items: rowItems(comparison, cells, { ...request, rowHref, reason, elsewhere }),
    map: mapCells(comparison.rows.slice(request.from - 1, request.from - 1 + MOST_ROWS)),
    mapWords: mapWords(comparison.rows),
    only: request.only,
    coarse: comparison.coarse,
    parts: parts(comparison.rows.length, request),
    addresses: {
      all: address,
      only: withParameter(address, 'only=differences'),
      json: withParameter(address, 'as=json'),
      csv: withParameter(address, 'as=csv'),
      markdown: withParameter(address, 'as=markdown'),
    },
    chooser: {
      action: request.action,
      shift: writeYearChoices(request.years),
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

/** How many rows differ, and where the reader finds the first. */
function differences(
  { rows }: Comparison,
  rowHref: (number: number) => string,
): ComparisonPage['differences'] {
  const differing = rows.filter(({ label }) => label === 'differs')
  const [first] = differing
  if (!first) return null
  const words = differing.length === 1 ? '1 row differs' : `${differing.length} rows differ`
  return { words, href: rowHref(first.number) }
}

/** Gives the address of a row: on this page, or on the part of a long comparison that has it. */
function rowAddresses(rows: number, request: ComparisonRequest): (number: number) => string {
  const last = Math.min(rows, request.from + MOST_ROWS - 1)
  return (number) => {
    if (number >= request.from && number <= last) return `#row-${number}`
    const part = Math.floor((number - 1) / MOST_ROWS) * MOST_ROWS + 1
    return `${withParameter(shownAddress(request), `from=${part}`)}#row-${number}`
  }
}

/** The address of this page without the part that it shows. */
function shownAddress({ address, years, only }: ComparisonRequest): string {
  const counted = addressWith(address, years)
  return only ? withParameter(counted, 'only=differences') : counted
}

/** An address of a comparison with years counted as the reader asks for. */
export function addressWith(address: string, years: readonly YearChoice[]): string {
  const written = writeYearChoices(years)
  return written === '' ? address : withParameter(address, `shift=${encodeURIComponent(written)}`)
}

/** The other parts of a comparison that is too long for one page. */
function parts(rows: number, request: ComparisonRequest): ComparisonPage['parts'] {
  const starts = Array.from({ length: Math.ceil(rows / MOST_ROWS) }, (_, part) => part * MOST_ROWS + 1)
  return starts
    .filter((start) => start !== request.from && starts.length > 1)
    .slice(0, 100)
    .map((start) => ({
      words: `Rows ${start}–${Math.min(rows, start + MOST_ROWS - 1)}`,
      href: withParameter(shownAddress(request), `from=${start}`),
    }))
}

function withParameter(address: string, parameter: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${parameter}`
}

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six']

function headingTail(columns: readonly LoadedColumn[]): string {
  const canons = new Set(columns.map(({ universe }) => universe.id)).size
  const tellings = `${numberWords[columns.length]} tellings`
  return canons === columns.length
    ? `in ${numberWords[canons]} canons`
    : `in ${tellings} of ${numberWords[canons]} ${canons === 1 ? 'canon' : 'canons'}`
}

function columnHead(
  { article, universe, name, parsed }: LoadedColumn,
  mark: UniverseMark,
  all: readonly LoadedColumn[],
  viewer: Viewer,
): ColumnHead {
  const isTold = name !== universe.name || all.every((other) => other.parsed.lang === parsed.lang)
  const language = isTold ? '' : languageName(parsed.lang)
  return {
    mark,
    title: parsed.title,
    href: revisionPath(article.universe, article.slug, article.revision),
    lang: parsed.lang,
    detail: language,
    editHref: viewer.mayEdit ? `${articlePath(article.universe, article.slug)}/edit` : null,
  }
}

/** Without badges: the columns say whose words these are, and a synopsis has no room for more marks. */
function linkResolver({ universe, links, parsed }: LoadedColumn, universes: readonly Universe[]) {
  const resolve = targetsIn(links, { ...parsed, universe }, universes)
  return (link: WikiLink): LinkTarget => {
    const target = resolve(link)
    return target.kind === 'article' ? { ...target, badge: null } : target
  }
}
