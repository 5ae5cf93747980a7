import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { findDates } from '../../domain/dates/find-dates.ts'
import { aimOf } from '../../domain/links/aim.ts'
import { nameRanks, namesOf } from '../../domain/links/article-names.ts'
import { shownBody } from '../../domain/markdown/hidden.ts'
import type { WikiLink } from '../../domain/markdown/types.ts'
import { foldKey } from '../../domain/slugs.ts'
import type { ParsedArticle } from '../../domain/source/types.ts'
import { storedWords } from '../../domain/text/search-words.ts'
import type { CalendarName, Era } from '../../domain/universe.ts'
import { factRow } from '../facts.ts'
import type { Tables } from '../tables.ts'

/** The tables that hold rows of one article, in the order of its digests. */
export const derivedTables = [
  'aliases',
  'links',
  'facts',
  'dates',
  'sources',
  'tags',
  'search_tokens',
] as const
export type DerivedTable = (typeof derivedTables)[number]

/**
 * All that is derived of a live article beside its own row. The article's id is added as rows are written: a new one
 * has its rows before it has an id.
 */
export type DerivedRows = { [Table in DerivedTable]: Omit<Insertable<Tables[Table]>, 'article_id'>[] }

/** What one article's rows are derived from. */
export interface DerivedFrom {
  universeId: number
  calendar: CalendarName
  eras: readonly Era[]
  text: string
  parsed: ParsedArticle
  /** Every title it has had, the present one included. */
  titles: readonly string[]
}

/**
 * The rows of a live article: pure, so that a save and a rebuild cannot come to differ. Saves, imports and reindex
 * all go through here and writeRows.
 */
export function deriveRows(from: DerivedFrom): DerivedRows {
  const { universeId: universe_id, parsed } = from
  const names = namesOf(parsed, from.titles)
  return {
    aliases: names.map((name, position) => ({ position, universe_id, ...name })),
    links: parsed.links.map((link, position) => ({
      position,
      universe_id,
      ...linkRow(link, parsed.filePath),
    })),
    facts: parsed.facts.map((fact, position) => ({ position, ...factRow(fact) })),
    dates: dateRows(from),
    sources: distinct(parsed.facts.flatMap(({ source }) => source ?? [])).map(
      ([source_key, title], position) => ({ position, title, source_key }),
    ),
    tags: distinct(parsed.tags).map(([tag_key, tag], position) => ({ position, tag, tag_key })),
    search_tokens: [
      {
        title: tokens(parsed.title),
        aliases: tokens(
          names
            .slice(1)
            .filter(({ rank }) => rank !== nameRanks.file)
            .map(({ name }) => name)
            .join('\n'),
        ),
        body: tokens(parsed.plainText),
        plain: parsed.coveredText,
      },
    ],
  }
}

/** No rows: what a deleted article has. */
export const noRows: DerivedRows = {
  aliases: [],
  links: [],
  facts: [],
  dates: [],
  sources: [],
  tags: [],
  search_tokens: [],
}

/** A hash for each table's rows, by which a save knows what it can leave; `-` for none. */
export function digestsOf(rows: DerivedRows): string {
  return derivedTables
    .map((table) => (rows[table].length === 0 ? '-' : shortHash(JSON.stringify(rows[table]))))
    .join(' ')
}

/** The tables in which two digests differ; `before` is '' for an article that had no rows yet. */
export function changedTables(
  before: string,
  after: string,
): { table: DerivedTable; had: boolean; has: boolean }[] {
  const [old, now] = [before.split(' '), after.split(' ')]
  return derivedTables.flatMap((table, index) => {
    const [was, is] = [old[index] || '-', now[index] || '-']
    return was === is ? [] : [{ table, had: was !== '-', has: is !== '-' }]
  })
}

function linkRow(link: WikiLink, path: string | null) {
  const { universe, name, key, near, file } = aimOf(link, path)
  return {
    target_universe: universe === null ? null : foldKey(universe),
    target: name,
    target_key: key,
    near_key: near,
    by_file: Number(file),
  }
}

function dateRows({ text, parsed, calendar, eras }: DerivedFrom): DerivedRows['dates'] {
  const shown = shownBody(text)
  return findDates(shown.text, { lang: parsed.lang, calendar, eras }).map((date, position) => ({
    position,
    start_offset: shown.offsets[date.start] as number,
    end_offset: (shown.offsets[date.end - 1] as number) + 1,
    text: date.text,
    edtf: date.edtf,
    calendar: date.calendar,
    from_day: date.days?.from ?? null,
    to_day: date.days?.to ?? null,
  }))
}

/** Folded key and first spelling of each, in order. */
function distinct(names: readonly string[]): [key: string, name: string][] {
  const byKey = new Map<string, string>()
  for (const name of names) {
    const key = foldKey(name)
    if (key !== '' && !byKey.has(key)) byKey.set(key, name)
  }
  return [...byKey]
}

function tokens(text: string): string {
  return storedWords(text).join(' ')
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
