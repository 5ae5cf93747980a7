import type { Generated, Kysely } from 'kysely'
import type { Stance } from '../domain/source/types.ts'
import type { CalendarName, UniverseColor, UniverseKind } from '../domain/universe.ts'
import type { Role } from '../domain/viewer.ts'

/** The handle every storage function takes first: the database, or a transaction of it. */
export type Db = Kysely<Tables>

/** Row types of every table, as migrations/ makes them. Instants are ISO-8601 UTC text. */
export interface Tables {
  universes: UniversesTable
  users: UsersTable
  revisions: RevisionsTable
  settings: { key: string; value: string }
  sessions: SessionsTable
  articles: ArticlesTable
  article_slugs: { universe_id: number; slug: string; article_id: number }
  aliases: AliasesTable
  subjects: SubjectsTable
  links: LinksTable
  facts: FactsTable
  dates: DatesTable
  sources: { article_id: number; position: number; title: string; source_key: string }
  tags: { article_id: number; position: number; tag: string; tag_key: string }
  search_tokens: { article_id: number; title: string; aliases: string; body: string; plain: string }
  search_index: { rowid: number; title: string; aliases: string; body: string }
  comparisons: { key: string; body: string; created_at: string }
  audit: AuditTable
  log: { position: number; revision_id: number | null; audit_id: number | null; seal: string }
  schema_migrations: { version: number; name: string; checksum: string; applied_at: string }
}

/** How a revision came to be. */
export type RevisionKind = 'create' | 'edit' | 'merge' | 'rename' | 'delete' | 'restore' | 'revert' | 'import'

export interface UniversesTable {
  id: Generated<number>
  slug: string
  name: string
  kind: UniverseKind
  parent_id: number | null
  diverges_at: string | null
  year_shift: number
  calendar: CalendarName
  /** JSON of Era[]. */
  eras: Generated<string>
  color: UniverseColor
  notice: string
  description: string
  position: number
  version: Generated<number>
  created_at: string
  updated_at: string
}

export interface UsersTable {
  id: Generated<number>
  name: string
  name_key: string
  password_hash: string
  role: Role
  created_at: string
  /** 1 where somebody else chose the password: it lets in only to choose another. */
  must_change_password: Generated<0 | 1>
  disabled_at: string | null
}

export interface RevisionsTable {
  id: Generated<number>
  article_id: number
  number: number
  kind: RevisionKind
  universe_id: number
  slug: string
  title: string
  text: string
  text_hash: string
  length: number
  based_on: number | null
  edit_id: string
  author_id: number | null
  author_name: string
  summary: string
  created_at: string
}

export interface AuditTable {
  id: Generated<number>
  at: string
  actor_id: number | null
  actor_name: string
  action: string
  target: string
  /** JSON, both. */
  detail: string
  state: string | null
}

export interface SessionsTable {
  id_hash: string
  public_id: string
  user_id: number
  created_at: string
  last_seen_at: string
  expires_at: string
  user_agent: string
}

export interface ArticlesTable {
  id: number
  universe_id: number
  slug: string
  subject: string
  title: string
  title_key: string
  lang: string
  revision: number
  revision_id: number
  text_hash: string
  length: number
  /** JSON array. */
  titles: string
  digests: string
  file_path: string | null
  created_at: string
  updated_at: string
  deleted_at: string | null
}

export interface AliasesTable {
  article_id: number
  position: number
  universe_id: number
  name: string
  name_key: string
  rank: number
}

export interface SubjectsTable {
  slug: string
  title: string
  sort_key: string
  articles: number
  universes: number
  agreeing: number
  differing: number
}

export interface LinksTable {
  article_id: number
  position: number
  universe_id: number
  target_universe: string | null
  target: string
  target_key: string
  near_key: string | null
  /** 1 where a file was named. */
  by_file: Generated<number>
}

export interface FactsTable {
  article_id: number
  position: number
  property: string
  property_key: string
  value: string
  value_edtf: string | null
  value_calendar: CalendarName | null
  from_day: number | null
  to_day: number | null
  /** Canon dates as JSON. */
  valid_from: string | null
  valid_until: string | null
  source: string | null
  stance: Stance | null
  origin: 'front matter' | 'inline' | 'text'
  start_offset: number | null
  end_offset: number | null
}

export interface DatesTable {
  article_id: number
  position: number
  start_offset: number
  end_offset: number
  text: string
  edtf: string | null
  calendar: CalendarName
  from_day: number | null
  to_day: number | null
}
