import { isolated, mayTurn, withoutBidiControls } from '../../domain/text/bidi.ts'

/** How a view writes a value: the function that Eta calls, with those for the places where the value must be kept in. */
export type Escape = ((value: unknown) => string) & {
  /** In text: in an element of its own where it might turn about what stands beside it. */
  inText(value: unknown): string
  /** Where no element can stand: in a title, an option, a label for screen readers, a drawing. */
  inPlain(value: unknown): string
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(value: unknown): string {
  const text = String(value)
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign] as string) : text
}

/** Escapes what people wrote, so that no name of a script from right to left, and no control, turns a page about. */
export const escapeIsolating: Escape = Object.assign(escape, {
  inText(value: unknown): string {
    const text = String(value)
    return mayTurn(text) ? `<bdi>${escape(withoutBidiControls(text))}</bdi>` : escape(text)
  },
  inPlain: (value: unknown) => escape(isolated(String(value))),
})

type Piece = string | { t: string; val: string }

/** Elements whose text is no markup. */
const PLAIN = new Set(['title', 'option', 'svg', 'style', 'script'])
/** Inside an attribute that people read; others are addresses, names and what a form holds. */
const READ = /\s(?:title|aria-label|placeholder|alt|label)="[^"]*$/

/**
 * An Eta plugin: a value written by `<%= %>` is kept in by itself, by where it stands in the view's HTML. So no view has to
 * think of it. What a form holds stays as it was typed.
 */
export const isolateValues = {
  processAST(pieces: Piece[]): Piece[] {
    const place = new Place()
    return pieces.map((piece) => {
      if (typeof piece === 'string') {
        place.read(piece)
        return piece
      }
      const way = piece.t === 'i' ? place.way() : null
      return way ? { ...piece, t: 'r', val: `__eta.e.${way}(${piece.val})` } : piece
    })
  },
}

/** Where in a view's HTML what is read next stands. */
class Place {
  /** What has been read of the tag that stands open; '' in text. */
  #tag = ''
  /** The innermost open element whose text is no markup. */
  #inside: string | null = null
  #xml = false

  read(html: string): void {
    this.#xml ||= html.includes('<?xml')
    for (const part of html.split(/(<[/!?]?[a-z][^\s>]*|>)/i)) {
      if (part === '>') this.#close()
      else if (this.#tag === '' && /^<[/!?]?[a-z]/i.test(part)) this.#tag = part
      else if (this.#tag !== '') this.#tag += part
    }
  }

  /** How a value that stands here is written; null where it stays as it is. */
  way(): 'inText' | 'inPlain' | null {
    if (this.#tag !== '') return READ.test(this.#tag) ? 'inPlain' : null
    if (this.#inside === 'textarea') return null
    return this.#inside !== null || this.#xml ? 'inPlain' : 'inText'
  }

  #close(): void {
    const name = /^<\/?([a-z]+)/i.exec(this.#tag)?.[1]?.toLowerCase() ?? ''
    if (this.#tag.startsWith(`</`) && name === this.#inside) this.#inside = null
    else if (this.#inside === null && (PLAIN.has(name) || name === 'textarea')) this.#inside = name
    this.#tag = ''
  }
}
