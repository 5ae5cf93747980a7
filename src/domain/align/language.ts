import type { AlignColumn } from './types.ts'

/** Scripts that give a language away, and the languages written in them; the first stands for all. */
const scripts: [script: RegExp, languages: readonly string[]][] = [
  [/\p{sc=Thai}/gu, ['th']],
  [/\p{sc=Cyrillic}/gu, ['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'mn']],
]

/** Units, of the first passages, looked at to tell a script. */
const SAMPLE = 400
const SAMPLE_PASSAGES = 20

/** The column's language, or what its script says where that cannot be: a text may come with a language by default. */
export function languageOf({ lang, passages }: AlignColumn): string {
  const named = (lang.split('-')[0] as string).toLowerCase()
  const sample = passages
    .slice(0, SAMPLE_PASSAGES)
    .map(({ text }) => text.slice(0, SAMPLE))
    .join('')
    .slice(0, SAMPLE)
  for (const [script, languages] of scripts) {
    const letters = sample.match(script)?.length ?? 0
    if (letters > sample.length / 2) return languages.includes(named) ? named : (languages[0] as string)
  }
  return named
}
