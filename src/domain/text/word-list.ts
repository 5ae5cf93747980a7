import { classAt, UNSPACED } from './characters.ts'
import { foldNumber, foldWord } from './fold.ts'

export type TokenKind = 'word' | 'number' | 'sign'

/** The different words, numbers and signs of some texts in one language, as they are written; each has an id, from 0. */
export class WordList {
  readonly lang: string
  readonly written: string[] = []
  /** Folded, so that what a reader takes for the same word has the same key. */
  readonly keys: string[] = []
  readonly kinds: TokenKind[] = []
  readonly #ids = new Map<string, number>()

  constructor(lang: string) {
    this.lang = lang
  }

  /** The id of a word; `kind` says what it is where it is met first. */
  idOf(written: string, kind: TokenKind): number {
    return this.#ids.get(written) ?? this.#add(written, kind)
  }

  #add(written: string, kind: TokenKind): number {
    const id = this.written.push(written) - 1
    this.#ids.set(written, id)
    this.keys.push(keyOf(written, kind, this.lang))
    this.kinds.push(kind)
    return id
  }
}

/** What a word, number or sign of a language is folded to, so that those a reader takes for the same are equal. */
export function keyOf(written: string, kind: TokenKind, lang: string): string {
  if (kind === 'number') return foldNumber(written, lang)
  // Signs between spaced words stay as they are: an ellipsis is one sign.
  return kind === 'word' || classAt(written, 0) === UNSPACED ? foldWord(written) : written
}
