import { foldWord } from '../text/fold.ts'
import { conceptTable } from './concept-data.ts'

/** Order of the columns of the table, with the most letters that inflection adds to a stem. */
const languages: [lang: string, endings: number][] = [
  ['en', 3],
  ['th', 0],
  ['ru', 5],
  ['de', 5],
  ['fr', 4],
  ['es', 4],
]

/** Stems shorter than this only take short endings, or 'war' would be found in 'warmer'. */
const SHORT_STEM = 4
const SHORT_ENDING = 2
const LEAST_STEM = 3

/** Concepts by stem, by language; read from the table when first asked for. */
let tables: Map<string, Map<string, number[]>> | undefined

function tableOf(lang: string): Map<string, number[]> | undefined {
  tables ??= readTables()
  return tables.get(lang.split('-')[0] as string)
}

function readTables(): Map<string, Map<string, number[]>> {
  const found = new Map(languages.map(([lang]) => [lang, new Map<string, number[]>()]))
  conceptTable
    .trim()
    .split('\n')
    .forEach((line, concept) => {
      line.split('|').forEach((cell, column) => {
        const table = found.get((languages[column] as [string, number])[0]) as Map<string, number[]>
        for (const word of cell.split(',')) {
          const stem = foldWord(word)
          table.set(stem, [...(table.get(stem) ?? []), concept])
        }
      })
    })
  return found
}

/** The concepts that a folded word of a spaced language may stand for; [] for most words. */
export function conceptsOfWord(word: string, lang: string): readonly number[] {
  const table = tableOf(lang)
  if (!table) return []
  const whole = table.get(word)
  if (whole) return whole
  const endings = languages.find(([name]) => lang.startsWith(name))?.[1] ?? 0
  for (let length = word.length - 1; length >= Math.max(LEAST_STEM, word.length - endings); length--) {
    const stem = table.get(word.slice(0, length))
    if (stem && (length >= SHORT_STEM || word.length - length <= SHORT_ENDING)) return stem
  }
  return []
}

/** Lengths of the Thai entries that begin with the same two letters, longest first. */
let thaiLengths: Map<string, number[]> | undefined

function lengthsByHead(table: ReadonlyMap<string, number[]>): Map<string, number[]> {
  const lengths = new Map<string, number[]>()
  for (const entry of [...table.keys()].sort((x, y) => y.length - x.length)) {
    const known = lengths.get(entry.slice(0, 2)) ?? []
    if (!known.includes(entry.length)) lengths.set(entry.slice(0, 2), [...known, entry.length])
  }
  return lengths
}

/** Concepts in running Thai text, the longest match first, with where each starts and how many letters speak for it. */
export function conceptsInThai(text: string): { at: number; concept: number; letters: number }[] {
  const table = tableOf('th') as Map<string, number[]>
  thaiLengths ??= lengthsByHead(table)
  const found: { at: number; concept: number; letters: number }[] = []
  for (let at = 0; at + 1 < text.length; ) {
    const lengths = thaiLengths.get(text.slice(at, at + 2)) ?? []
    const letters = lengths.find((length) => table.has(text.slice(at, at + length))) ?? 0
    if (letters > 0) {
      for (const concept of table.get(text.slice(at, at + letters)) as number[])
        found.push({ at, concept, letters })
    }
    at += Math.max(1, letters)
  }
  return found
}
