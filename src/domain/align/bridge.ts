import { type Token, tokenise } from '../text/tokens.ts'
import { conceptsInThai, conceptsOfWord } from './concepts.ts'
import { bonesOf, romanise, skeletonOfLatin, soundsOfThai } from './romanise.ts'
import type { AlignColumn, AlignPassage, Anchor } from './types.ts'

/** Called with a thing that two languages can share, how much it says, and where it stands in the text. */
export type Emit = (key: string, weight: number, at: number) => void

/** Weights by what speaks: a number or code is all but proof, a name of two consonants next to nothing. */
const NUMBER = 1.5
const SAME_WORD = 1
const COGNATE = 1
const LOOSE_COGNATE = 0.5
const skeletonWeight = (bones: string) => (bones.length >= 4 ? 1.2 : bones.length === 3 ? 0.8 : 0.35)
const CUT_NAME = 0.6

/** Words of Thai that a name may have been cut into, and the most bones looked for. */
const NAME_PARTS = 5
const MOST_BONES = 6

/**
 * What a passage holds that survives translation: numbers, words of Latin script, the heads of words that languages
 * share (organis-ation, организ-ация), the consonants of names, and concepts of everyday words.
 */
export function readBridges(passage: AlignPassage, { lang, yearShift }: AlignColumn, emit: Emit): void {
  const { text } = passage
  const tokens = tokenise(text, lang)
  const numberOf = numberReader(passage, yearShift)
  let sentenceStart = true
  let run: Token[] = []
  for (const token of tokens) {
    const thai = token.kind === 'word' && /\p{sc=Thai}/u.test(token.key)
    if (run.length > 0 && (!thai || run[run.length - 1]?.end !== token.start)) {
      thaiNames(run, emit)
      run = []
    }
    if (thai) run.push(token)
    else if (token.kind === 'number') emit(`#${numberOf(token)}`, NUMBER, token.start)
    else if (token.kind === 'word') spacedWord(text, token, lang, sentenceStart, emit)
    sentenceStart = token.kind === 'sign' ? sentenceStart || /[.!?:"“«»`]/.test(token.key) : false
  }
  thaiNames(run, emit)
  if (/\p{sc=Thai}/u.test(text)) {
    for (const { at, concept, letters } of conceptsInThai(text)) {
      emit(`@${concept}`, letters >= 4 ? 1 : letters === 3 ? 0.8 : 0.6, at)
    }
  }
}

/** Numbers below are days and counts, and no years. */
const FIRST_YEAR = 100

/**
 * Numbers, asked for in order; one that is a date's year as the common axis has it: only there do two universes name it
 * alike.
 */
function numberReader({ anchors }: AlignPassage, yearShift = 0): (token: Token) => string {
  if (yearShift === 0) return ({ key }) => key
  const dates = anchors.filter(({ kind }) => kind === 'moment').sort((x, y) => x.start - y.start)
  let next = 0
  return ({ key, start }) => {
    if (!(Number(key) >= FIRST_YEAR)) return key
    while (next < dates.length && (dates[next] as Anchor).end <= start) next++
    return (dates[next]?.start ?? Infinity) <= start ? `${Number(key) + yearShift}` : key
  }
}

function spacedWord(
  text: string,
  { key, start }: Token,
  lang: string,
  sentenceStart: boolean,
  emit: Emit,
): void {
  const word = key.endsWith("'s") ? key.slice(0, -2) : key
  for (const concept of conceptsOfWord(word, lang)) emit(`@${concept}`, 1, start)
  const latin = romanise(word)
  if (latin.length < 2 || /[^a-z0-9]/.test(latin)) return
  if (/\d/.test(latin)) {
    emit(`=${latin}`, NUMBER, start)
    return
  }
  if (latin.length >= 4) {
    emit(`=${latin}`, SAME_WORD, start)
    emit(`~${latin.slice(0, 4)}`, LOOSE_COGNATE, start)
  }
  if (latin.length >= 5) emit(`~${latin.slice(0, 5)}`, COGNATE, start)
  if (!/\p{Lu}/u.test(text.charAt(start))) return
  const bones = skeletonOfLatin(latin)
  // A short capitalised word that opens a sentence is rarely a name.
  if (bones.length < 2 || (sentenceStart && bones.length < 3)) return
  emit(`^${bones}`, skeletonWeight(bones), start)
  // Endings of case: Мэрдока is Murdock.
  if (bones.length > 4) emit(`^${bones.slice(0, -1)}`, CUT_NAME, start)
}

/** Thai marks no names, and cuts foreign ones into odd words: every short run of words may be one. */
function thaiNames(run: readonly Token[], emit: Emit): void {
  const sounds = run.map(({ key }) => soundsOfThai(key))
  for (const [from, { start }] of run.entries()) {
    let heard = ''
    for (let to = from; to < Math.min(run.length, from + NAME_PARTS); to++) {
      heard += sounds[to] as string
      const bones = bonesOf(heard)
      if (bones.length > MOST_BONES) break
      if (bones.length >= 2) emit(`^${bones}`, skeletonWeight(bones), start)
    }
  }
}
