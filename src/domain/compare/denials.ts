import type { Piece } from './diff-cells.ts'
import { type OutcomeLexicon, outcomeLexicon } from './opposites.ts'
import { languageOf, type Side } from './side.ts'
import { SIGN } from './units.ts'

/** Share of a sentence's units that must agree before a 'not' in it is taken for a claim denied. */
const LEAST_AGREEMENT = 0.5

/** How far before its verb a 'not' may stand. */
const REACH_BEFORE = 3
/** And how far behind it: German closes its clauses with it, French puts it behind the verb. */
const reachBehind: Record<string, number> = { de: 5, fr: 1 }

/** The denials of one piece that the diff found no partner for. */
export interface Denials {
  piece: Piece
  left: Side
  right: Side
  /**
   * True for a denying word that the other side has nothing for: no 'not' elsewhere in the same sentence, no 'refused',
   * and neither a question, which denies nothing, nor a sentence told quite otherwise.
   */
  standsAlone(side: 'left' | 'right', unit: number): boolean
}

export function isDenial(unit: number, side: Side): boolean {
  return side.mayTell(unit) && outcomeLexicon(languageOf(side)).denies(side.keyOf, unit)
}

/** The word by which what is said of a unit is denied or taken back. */
export function turnerOf(unit: number, side: Side): number | undefined {
  const lang = languageOf(side)
  const lexicon = outcomeLexicon(lang)
  for (let at = unit - 1; at >= unit - REACH_BEFORE && together(side, at, unit); at--)
    if (lexicon.denies(side.keyOf, at) || lexicon.retracts(side.keyOf, at)) return at
  for (let at = unit + 1; at <= unit + (reachBehind[lang] ?? 0) && together(side, at, unit); at++)
    if (lexicon.denies(side.keyOf, at)) return at
  return undefined
}

/** Whether two units stand in one sentence. */
function together({ units }: Side, a: number, b: number): boolean {
  return units.passages[a] === units.passages[b] && units.sentences[a] === units.sentences[b]
}

/** Reads a piece's denials, sentence by paired sentence. */
export function readDenials(piece: Piece, left: Side, right: Side): Denials {
  let sentences: Record<'left' | 'right', Map<number, Sentence>> | undefined
  return {
    piece,
    left,
    right,
    standsAlone(side, unit) {
      sentences ??= { left: sentencesOf(piece, 'left', left), right: sentencesOf(piece, 'right', right) }
      const own = [...sentences[side].values()].find(({ units }) => units.includes(unit))
      const other = own && sentences[side === 'left' ? 'right' : 'left'].get(own.group)
      if (!own || !other || own.asks || other.turns) return false
      return 2 * own.agreeing >= LEAST_AGREEMENT * (own.units.length + other.units.length)
    },
  }
}

function turns(lexicon: OutcomeLexicon, { keyOf }: Side, unit: number): boolean {
  return lexicon.denies(keyOf, unit) || lexicon.retracts(keyOf, unit) || lexicon.lacks(keyOf, unit)
}

/** One side of paired sentences, taken together. */
interface Sentence {
  group: number
  units: number[]
  agreeing: number
  /** Whether it ends in a question mark. */
  asks: boolean
  /** Whether a word that only this side has denies or takes back. */
  turns: boolean
}

function sentencesOf(piece: Piece, name: 'left' | 'right', side: Side): Map<number, Sentence> {
  const groups = name === 'left' ? piece.leftGroups : piece.rightGroups
  const matched = new Set(
    name === 'left'
      ? piece.left.filter((_, at) => (piece.partners[at] as number) >= 0)
      : [...piece.partners].flatMap((partner) => piece.right[partner] ?? []),
  )
  const lexicon = outcomeLexicon(languageOf(side))
  const sentences = new Map<number, Sentence>()
  piece[name].forEach((unit, at) => {
    const group = groups[at] as number
    if (group < 0) return
    const sentence = sentences.get(group) ?? { group, units: [], agreeing: 0, asks: false, turns: false }
    sentences.set(group, sentence)
    sentence.units.push(unit)
    if (matched.has(unit)) sentence.agreeing++
    else if (side.mayTell(unit)) sentence.turns ||= turns(lexicon, side, unit)
    if (side.units.kinds[unit] === SIGN) sentence.asks ||= side.keyOf(unit) === '?'
  })
  return sentences
}
