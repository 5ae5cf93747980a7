import type { CanonDate } from '../dates/types.ts'
import type { WikiLink } from '../markdown/types.ts'

/** How a framing's narrator stands to a fact. */
export type Stance = 'asserts' | 'denies' | 'omits' | 'exaggerates' | 'reattributes'

/** Property and value, with world-time validity and source where given. */
export interface Fact {
  /** As written ('born'). */
  property: string
  /** Folded for comparing across articles. */
  propertyKey: string
  /** As written; may hold wiki links and inline Markdown. */
  value: string
  /** The value read as a date, where it is one. */
  date: CanonDate | null
  from: CanonDate | null
  until: CanonDate | null
  source: string | null
  stance: Stance | null
  origin: 'front matter' | 'inline' | 'text'
  /** UTF-16 offsets of the value in the source, where known. */
  start: number | null
  end: number | null
}

/** A fault in an article's source that saving reports beside the field it stands in. */
export interface SourceProblem {
  field: 'matter' | 'body' | 'title'
  /** 1-based line inside that field, or null. */
  line: number | null
  message: string
  /**
   * Only errors stop a save; warnings (an unreadable date) are shown and the text is kept as typed; a note says what was
   * done as it was meant, such as hiding a comment.
   */
  severity: 'error' | 'warning' | 'note'
}

/** Everything Canonry reads out of one revision's text. Derived, pure, rebuilt at will. */
export interface ParsedArticle {
  title: string
  /** Slug of the subject. */
  subject: string
  /** The subject as the front matter names it; null where it is implied by the title. */
  givenSubject: string | null
  aliases: string[]
  /** Where its file stands among those it came with, `People/Anna.md`; null where it says nothing of one. */
  filePath: string | null
  tags: string[]
  /** BCP 47; 'en' where the source does not say. */
  lang: string
  facts: Fact[]
  links: WikiLink[]
  /** Files that the body shows or links to which are no notes, by their paths; `start` is an offset of the source. */
  attachments: { path: string; start: number }[]
  /** Text a reader sees, blocks joined by blank lines, for search. */
  plainText: string
  /** The same with `▒▒▒` for each spoiler, for excerpts. */
  coveredText: string
  /** The body's first offset in the source. */
  bodyStart: number
  problems: SourceProblem[]
}
