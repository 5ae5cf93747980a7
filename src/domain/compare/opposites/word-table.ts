import { foldWord } from '../../text/fold.ts'
import { tokenise } from '../../text/tokens.ts'

/** The folded words of a text by their place; undefined beyond its ends. */
export type WordAt = (place: number) => string | undefined

/** Values of words, of phrases and of stems with any ending, by folded word. */
export interface WordTable<Value> {
  /** The values of the longest phrase that begins at a place, or else of its word or the word's stem; none for others. */
  at(words: WordAt, place: number): readonly Value[]
  /** Every word, phrase and stem, folded. */
  words: readonly string[]
}

/** A stem's word may be longer by so many letters where the language does not say by which. */
const LONGEST_ENDING = 5
const SHORTEST_STEM = 3
/** "l'acquitta", "s'opposèrent": what French writes as one with its verb. */
const ELISION = /^(?:[cdjlmnst]|qu)'/

/** Makes a table of lists of words (see OutcomeWords) with a value each; a word in several lists has all their values. */
export function readWordTable<Value>(
  lists: readonly (readonly [words: string, value: Value])[],
  lang: string,
  endings?: RegExp,
): WordTable<Value> {
  const exact = new Map<string, Value[]>()
  const stems = new Map<string, Value[]>()
  let longest = 1
  for (const [words, value] of lists) {
    for (const word of words.split(/\s+/).filter(Boolean)) {
      const isStem = word.endsWith('-')
      const parts = isStem
        ? [foldWord(word.slice(0, -1))]
        : tokenise(word.replaceAll('_', ' '), lang).map(({ key }) => key)
      longest = Math.max(longest, parts.length)
      const key = parts.join(' ')
      const table = isStem ? stems : exact
      table.set(key, [...(table.get(key) ?? []), value])
    }
  }
  const known = new Map<string, readonly Value[]>()
  const ofWord = (word: string) => {
    const found = known.get(word) ?? valuesOf(word)
    known.set(word, found)
    return found
  }
  const valuesOf = (word: string): readonly Value[] => {
    const found = [...(exact.get(word) ?? []), ...ofStem(word)]
    const whole = found.length > 0 || lang !== 'fr' ? word : word.replace(ELISION, '')
    return whole === word ? found : valuesOf(whole)
  }
  const ofStem = (word: string): readonly Value[] => {
    const shortest = Math.max(SHORTEST_STEM, word.length - LONGEST_ENDING)
    for (let length = word.length; length >= shortest; length--) {
      const found = stems.get(word.slice(0, length))
      if (found && (endings?.test(word.slice(length)) ?? true)) return found
    }
    return []
  }
  return {
    words: [...exact.keys(), ...stems.keys()],
    at(words, place) {
      const first = words(place)
      if (first === undefined) return []
      for (let length = longest; length > 1; length--) {
        const phrase = Array.from({ length }, (_, step) => words(place + step)).join(' ')
        const found = exact.get(phrase)
        if (found) return found
      }
      return ofWord(first)
    },
  }
}
