import { foldWord } from '../../text/fold.ts'
import { tokenise } from '../../text/tokens.ts'
import { WordMemory } from '../../text/word-memory.ts'

/** The folded words of a text by their place; undefined beyond its ends. */
export type WordAt = (place: number) => string | undefined

/** Values of words, of phrases and of stems with any ending, by folded word. */
export interface WordTable<Value> {
  /** The values of the longest phrase that begins at a place, or else of its word or the word's stem; none for others. */
  at(words: WordAt, place: number): readonly Value[]
  /** How many words the longest phrase that begins at a place has; 1 where none does. */
  length(words: WordAt, place: number): number
  /** False for a word that has no values and begins no phrase. */
  knows(word: string): boolean
  /** Every word, phrase and stem, folded. */
  words: readonly string[]
}

/** A stem's word may be longer by so many letters where the language does not say by which. */
const LONGEST_ENDING = 5
const SHORTEST_STEM = 3
/** "l'acquitta", "s'opposèrent": what French writes as one with its verb. */
const ELISION = /^(?:[cdjlmnst]|qu)'/

interface Phrase<Value> {
  parts: readonly string[]
  values: readonly Value[]
}

/** What begins with a word: the values of the word itself, and phrases. */
interface Entry<Value> {
  values: readonly Value[]
  phrases: readonly Phrase<Value>[]
}

/** Makes a table of lists of words (see OutcomeWords) with a value each; a word in several lists has all their values. */
export function readWordTable<Value>(
  lists: readonly (readonly [words: string, value: Value])[],
  lang: string,
  endings?: RegExp,
): WordTable<Value> {
  const exact = new Map<string, Value[]>()
  const stems = new Map<string, Value[]>()
  /** Phrases by their first word, the longest first. */
  const phrases = new Map<string, Phrase<Value>[]>()
  for (const [words, value] of lists) {
    for (const word of words.split(/\s+/).filter(Boolean)) {
      const isStem = word.endsWith('-')
      const parts = isStem
        ? [foldWord(word.slice(0, -1))]
        : tokenise(word.replaceAll('_', ' '), lang).map(({ key }) => key)
      const key = parts.join(' ')
      const table = isStem ? stems : exact
      const values = table.get(key) ?? []
      table.set(key, values)
      values.push(value)
      if (parts.length < 2 || values.length > 1) continue
      const first = parts[0] as string
      const alike = [...(phrases.get(first) ?? []), { parts, values }]
      phrases.set(
        first,
        alike.sort((a, b) => b.parts.length - a.parts.length),
      )
    }
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
  // Asked for nearly every word of a comparison, and nearly always in vain.
  const known = new WordMemory<Entry<Value>>()
  const entryOf = (word: string): Entry<Value> => {
    let entry = known.get(word)
    if (entry) return entry
    entry = { values: valuesOf(word), phrases: phrases.get(word) ?? [] }
    known.set(word, entry)
    return entry
  }
  const phraseAt = ({ phrases }: Entry<Value>, words: WordAt, place: number) =>
    phrases.find(({ parts }) => parts.every((part, step) => words(place + step) === part))
  return {
    words: [...exact.keys(), ...stems.keys()],
    length: (words, place) => phraseAt(entryOf(words(place) ?? ''), words, place)?.parts.length ?? 1,
    knows(word) {
      const { values, phrases } = entryOf(word)
      return values.length > 0 || phrases.length > 0
    },
    at(words, place) {
      const first = words(place)
      if (first === undefined) return []
      const entry = entryOf(first)
      if (entry.phrases.length === 0) return entry.values
      return phraseAt(entry, words, place)?.values ?? entry.values
    },
  }
}
