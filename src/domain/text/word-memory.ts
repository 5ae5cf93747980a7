/** Words remembered, so that no text fills the memory. */
const MOST_WORDS = 20_000

/** A longer string cut out of a text is a window on it, and would keep all of the text in memory. */
const LONGEST_WORD = 12

/** What was found out of words, for the texts to come: people write the same words again and again. */
export class WordMemory<Known> {
  readonly #known = new Map<string, Known>()

  get(word: string): Known | undefined {
    return this.#known.get(word)
  }

  set(word: string, known: Known): void {
    if (word.length > LONGEST_WORD) return
    if (this.#known.size >= MOST_WORDS) this.#known.clear()
    this.#known.set(word, known)
  }
}
