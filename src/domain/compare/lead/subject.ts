import { foldKey } from '../../slugs.ts'

/** Letters of the shortest word that a name is known by. */
const SHORTEST = 3

/** The words of a name by which somebody is known again: those with a capital, where the script has any. */
export function nameWords(name: string): string[] {
  const plain = name.replace(/\([^()]*\)/g, ' ')
  const words = plain.match(/[\p{L}\p{M}]+/gu) ?? []
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word))
  return (capitals.length > 0 ? capitals : words).map(foldKey).filter(({ length }) => length >= SHORTEST)
}

/** Whom a lead is about, as far as is known. */
export class LeadSubject {
  /** Words of the title; empty where there is none. */
  readonly #title: readonly string[]
  readonly #known: Set<string>
  #named = false

  constructor(title: string | undefined) {
    this.#title = nameWords(title ?? '')
    this.#known = new Set(this.#title)
  }

  /** Takes the words of a heading for words of the subject's name. */
  addHeading(text: string): void {
    for (const word of nameWords(text)) this.#known.add(word)
  }

  /**
   * True for the subject's own name. The first name that a lead opens with is the subject's, unless the title says
   * otherwise; later ones are where they say nothing more than is known.
   */
  is(name: string): boolean {
    const words = nameWords(name)
    if (words.length === 0) return false
    if (words.every((word) => this.#known.has(word))) return true
    if (this.#named) return false
    return this.#title.length === 0 || this.#title.every((word) => words.includes(word))
  }

  /** The lead has opened with this name: others than it are others. */
  open(name: string): void {
    this.#named = true
    for (const word of nameWords(name)) this.#known.add(word)
  }
}
