import type { Change } from './changes.ts'
import { type Denials, isDenial, readDenials, turnerOf } from './denials.ts'
import type { Piece } from './diff-cells.ts'
import type { NameIndex } from './names.ts'
import { isPrefixedOpposite, outcomeLexicon } from './opposites.ts'
import { contradiction, quote } from './outcome-words.ts'
import { languageOf, type Side } from './side.ts'
import type { Clash } from './types.ts'
import { WORD } from './units.ts'

/** A denial is one where little else changed; in a rewritten clause a 'not' may say the same in other words. */
const SHORT_DENIAL = 3
/** Opposites in a stretch longer than this may be of different things. */
const SHORT_SWAP = 5
/** Words that turn what happened round: opposites in one place, and denials. */
export function findOutcomeConflicts(
  pieces: readonly Piece[],
  left: Side,
  right: Side,
  names: NameIndex,
): Clash[] {
  return pieces.flatMap((piece) => {
    const denials = readDenials(piece, left, right)
    const settled: Settled = { left: new Set(), right: new Set() }
    const turns = piece.changes.map((change) => {
      const isSwap = change.left.length > 0 && change.right.length > 0
      const turn = isSwap
        ? turnIn(words(change.left, left), words(change.right, right), denials, names)
        : undefined
      if (turn) {
        settled.left.add(turn.turners[0])
        settled.right.add(turn.turners[1])
      }
      return turn
    })
    return piece.changes.flatMap((change, at) => turns[at]?.clash ?? denialIn(change, denials, settled) ?? [])
  })
}

function words(units: readonly number[], side: Side): number[] {
  return units.filter((unit) => side.units.kinds[unit] === WORD)
}

/** What two changed words come to, with the denials of either that it takes into account. */
interface Turn {
  clash?: Clash
  turners: [left: number | undefined, right: number | undefined]
}

/** Units of either side. */
type Settled = Record<'left' | 'right', Set<number | undefined>>

/** Opposites, or one thing said and taken back. An opposite that is denied ('lost', 'did not win') is no clash. */
function turnIn(
  a: readonly number[],
  b: readonly number[],
  { left, right, standsAlone }: Denials,
  names: NameIndex,
): Turn | undefined {
  if (a.length > SHORT_SWAP || b.length > SHORT_SWAP) return undefined
  let agreed: Turn | undefined
  const theirs = b.map((unit) => readWord(unit, right))
  for (const one of a.map((unit) => readWord(unit, left))) {
    for (const other of theirs) {
      const relation = relationOf(one, other)
      if (relation === undefined) continue
      const [x, y] = [one.unit, other.unit]
      // 'Commissar for War' is a title's half, and its opposite another title's.
      if (names.isName(left, x) && names.isName(right, y)) continue
      const [p, q] = [turnerOf(x, left), turnerOf(y, right)]
      const turned = (p === undefined) !== (q === undefined)
      const turner = p ?? q
      if (relation === 'opposite' && !turned) return { clash: outcome(x, y, left, right), turners: [p, q] }
      if (!turned || turner === undefined) continue
      if (relation === 'opposite') agreed = { turners: [p, q] }
      else if (standsAlone(p === undefined ? 'right' : 'left', turner)) {
        const clash = outcome(p ?? x, q ?? y, left, right)
        const denies = isDenial(turner, p === undefined ? right : left)
        return { clash: denies ? { ...clash, kind: 'negation' } : clash, turners: [p, q] }
      }
    }
  }
  return agreed
}

/** A changed word with what its language says of it. */
interface ReadWord {
  unit: number
  key: string
  ends: readonly number[]
  verb: number | undefined
}

function readWord(unit: number, side: Side): ReadWord {
  const lexicon = outcomeLexicon(languageOf(side))
  const { keyOf } = side
  return { unit, key: keyOf(unit), ends: lexicon.ends(keyOf, unit), verb: lexicon.verb(keyOf, unit) }
}

function relationOf(one: ReadWord, other: ReadWord): 'opposite' | 'alike' | undefined {
  const sameVerb = one.verb !== undefined && one.verb === other.verb
  if (sameVerb || sameStem(one.key, other.key) || one.ends.some((end) => other.ends.includes(end)))
    return 'alike'
  const opposite = one.ends.some((end) => other.ends.includes(-end)) || isPrefixedOpposite(one.key, other.key)
  return opposite ? 'opposite' : undefined
}

/** 'capture' and 'captured': equal but for an ending. */
function sameStem(a: string, b: string): boolean {
  if (a.length < 4 || b.length < 4) return false
  const stem = Math.max(4, Math.min(a.length, b.length) - 2)
  return a.startsWith(b.slice(0, stem))
}

/**
 * A word that denies on one side of a sentence that both have, otherwise nearly as it is, with nothing like it on the
 * other. `settled` are denials that other words have taken into account.
 */
function denialIn(
  change: Change,
  { piece, left, right, standsAlone }: Denials,
  settled: Settled,
): Clash | undefined {
  const x = change.left.find((unit) => isDenial(unit, left))
  const y = change.right.find((unit) => isDenial(unit, right))
  if ((x === undefined) === (y === undefined)) return undefined
  if (words(change.left, left).length > SHORT_DENIAL) return undefined
  if (words(change.right, right).length > SHORT_DENIAL) return undefined
  const alone = x === undefined ? standsAlone('right', y as number) : standsAlone('left', x)
  if (!alone || (x === undefined ? settled.right.has(y) : settled.left.has(x))) return undefined
  const p = x === undefined ? besideGap(piece.left, change.a0, left) : [x]
  const q = y === undefined ? besideGap(piece.right, change.b0, right) : [y]
  return p[0] === undefined || q[0] === undefined
    ? undefined
    : { ...clashOf(p, q, left, right), kind: 'negation' }
}

/** What is denied on the one side stands beside the gap on the other, with its auxiliary: 'was signed', for 'was never'. */
function besideGap(units: readonly number[], gap: number, side: Side): number[] {
  const place = Math.min(gap, units.length - 1)
  const helps = place > 0 && outcomeLexicon(languageOf(side)).helps(side.keyOf, units[place - 1] as number)
  return units.slice(helps ? place - 1 : place, place + 1)
}

function outcome(x: number, y: number, left: Side, right: Side): Clash {
  return clashOf([x], [y], left, right)
}

function clashOf(p: readonly number[], q: readonly number[], left: Side, right: Side): Clash {
  const [one, other] = [quote(left, p[0] as number, p.at(-1)), quote(right, q[0] as number, q.at(-1))]
  return contradiction(left, one, right, other)
}
