/** HTML that came from our own renderer or escaping and may go into a page unescaped. Only markdown/ makes it. */
export type SafeHtml = string & { readonly __safeHtml: unique symbol }

/** A link to an article as written: `[[Title]]`, or `[words](path/of/its/file.md)`. */
export interface WikiLink {
  /** The universe named before a colon, as written ('history' of [[history:Leon Trotsky]]); null for the reader's own. */
  universe: string | null
  /** The title or path as written, trimmed. */
  title: string
  /** True where it is written as a path to a file: `[Anna](People/Anna.md)`. */
  file?: true
  /** Heading after '#', or null. */
  heading: string | null
  /** The words shown. */
  label: string
  /** UTF-16 offsets in the source, brackets included. */
  start: number
  end: number
}

/** Where a wiki link leads for one viewer in one universe. */
export type LinkTarget =
  | {
      kind: 'article'
      href: string
      title: string /** Set when it lands in another universe. */
      badge: string | null
    }
  | { kind: 'missing'; href: string }
  | { kind: 'plain' }

/** A heading of the page, for its table of contents. */
export interface TocEntry {
  level: number
  id: string
  text: string
}

/**
 * A block of the source that alignment can pair: what a reader sees of it, and where each character of that stands
 * in the source. `offsets[i]` is the source offset of `text[i]`; `offsets[text.length]` is the end.
 */
export interface SourceBlock {
  kind: 'heading' | 'paragraph' | 'item' | 'quote' | 'row' | 'code' | 'footnote' | 'fact'
  /** Heading level, or nesting depth of items and quotes; 0 otherwise. */
  level: number
  /** The whole block in the source, markers included. */
  start: number
  end: number
  text: string
  offsets: Uint32Array
  /** Links inside, with offsets into `text`. */
  links: { start: number; end: number; universe: string | null; title: string }[]
  /** Markup inside, outermost first where they begin together, always well nested; offsets into `text`. */
  spans?: InlineSpan[]
}

/** A stretch of text that markup sets apart, in offsets of that text. */
export type InlineSpan = { start: number; end: number } & (
  | { kind: 'em' | 'strong' | 'strike' | 'code' | 'spoiler' | 'break' | 'fact' | 'property' | 'cell' | 'bar' }
  | { kind: 'link'; href: string; title: string | null }
  | { kind: 'wiki link'; link: WikiLink }
  /** What was to be shown here, and is not: a wiki link to it, or the words for a file of this name. */
  | { kind: 'embed'; file: string | null }
  /** A box to tick; its text is the `[x]` that it was typed as. */
  | { kind: 'task'; done: boolean }
  /** The text is what stands for the image where it is not seen. */
  | { kind: 'image'; src: string; title: string | null }
  /** Of no length: stands between two characters. `use` counts the references to one note from 1. */
  | { kind: 'footnote'; number: number; use: number }
)

/** What is shown otherwise than its writer may have meant; `line` is of the body, from 1, where there is one. */
export interface BodyProblem {
  kind:
    | 'nested too deep'
    | 'more cells than columns'
    | 'more markup than is read'
    | 'comment'
    | 'comment never closed'
  line: number | null
}

/** A stretch of a block's text to set apart when it is rendered. Offsets are of the source. Spans may not overlap within a kind. */
export interface Annotation {
  start: number
  end: number
  kind: 'changed' | 'added' | 'conflict' | 'date' | 'slip'
  /** Full words for a tooltip, e.g. '1917 in History'. */
  title?: string
  /** Short words set after the span as a superscript, e.g. '1917'. */
  gloss?: string
}
