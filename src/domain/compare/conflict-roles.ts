import type { Piece } from './diff-cells.ts'
import { type OutcomeLexicon, outcomeLexicon } from './opposites.ts'
import { sourceSpan } from './read-column.ts'
import { saying } from './reasons.ts'
import { languageOf, passageOf, type Side } from './side.ts'
import type { Clash } from './types.ts'
import { SIGN, WORD } from './units.ts'

/** How far from its verb a doer or a sufferer is looked for, in units. */
const REACH = 8
const REACH_OF_BY = 4
/** Shorter words are grammar. */
const LEAST_LETTERS = 4

/** Who did it to whom, as unit ids; from the first unit of the clause to its last. */
interface Roles {
  doers: Set<number>
  sufferers: Set<number>
  first: number
  last: number
}

/**
 * Sentences that turn the parts round: who defeats the other in the one is defeated by him in the other. Only in
 * languages that tell the parts by their place, for verbs that both sentences have.
 */
export function findRoleConflicts(pieces: readonly Piece[], left: Side, right: Side): Clash[] {
  return pieces.flatMap((piece) => {
    if (piece.changes.length === 0) return []
    const theirs = doingsOf(piece.right, piece.rightGroups, right)
    if (theirs.length === 0) return []
    const ours = doingsOf(piece.left, piece.leftGroups, left)
    const [mine, others] = [onlyOnes(ours), onlyOnes(theirs)]
    return ours.flatMap((each) => {
      const other = others.get(nameOf(each))
      if (!other || !mine.get(nameOf(each))) return []
      const [a, b] = [rolesOf(each.unit, left), rolesOf(other.unit, right)]
      if (!areTurned(a, b)) return []
      const [x, y] = [clause(a, left), clause(b, right)]
      return [
        {
          kind: 'outcome' as const,
          left: x.span,
          right: y.span,
          reason: saying(left, x.text, right, y.text),
        },
      ]
    })
  })
}

/** A verb of a paired sentence by which somebody does something to somebody else. */
interface Doing {
  unit: number
  group: number
  doing: string
}

function doingsOf(units: readonly number[], groups: readonly number[], side: Side): Doing[] {
  const lexicon = outcomeLexicon(languageOf(side))
  const found: Doing[] = []
  for (let at = 0; at < units.length; at++) {
    const [unit, group] = [units[at] as number, groups[at] as number]
    const doing = group >= 0 && side.mayTell(unit) ? lexicon.doing(side.keyOf, unit) : undefined
    if (doing !== undefined) found.push({ unit, group, doing })
  }
  return found
}

function nameOf({ group, doing }: Doing): string {
  return `${group} ${doing}`
}

/** What is done once in its sentence, by name; null for what is done again. */
function onlyOnes(doings: readonly Doing[]): Map<string, Doing | null> {
  const found = new Map<string, Doing | null>()
  for (const each of doings) found.set(nameOf(each), found.has(nameOf(each)) ? null : each)
  return found
}

function rolesOf(verb: number, side: Side): Roles {
  const lexicon = outcomeLexicon(languageOf(side))
  const before = run(verb, -1, side, lexicon)
  const passive = [1, 2, 3].some((step) => lexicon.suffers(side.keyOf, verb - step))
  const behind = run(verb, 1, side, lexicon)
  const by = behind.slice(0, REACH_OF_BY).find((unit) => lexicon.by(side.keyOf, unit))
  const named = behind.filter((unit) => !passive || (by !== undefined && unit > by))
  const [front, back] = [contentOf(before, side, lexicon), contentOf(named, side, lexicon)]
  const roles = passive ? { doers: back, sufferers: front } : { doers: front, sufferers: back }
  // 'The army of Marlow defeated the army of Prentiss': what both parts have tells them not apart.
  const ids = (units: readonly number[], others: readonly number[]) => {
    const theirs = new Set(others.map((unit) => side.units.ids[unit]))
    return new Set(units.map((unit) => side.units.ids[unit] as number).filter((id) => !theirs.has(id)))
  }
  return {
    doers: ids(roles.doers, roles.sufferers),
    sufferers: ids(roles.sufferers, roles.doers),
    first: Math.min(verb, ...front),
    last: Math.max(verb, ...back),
  }
}

/** The units on one side of a verb, up to a sign, another such verb or the sentence's end. */
function run(verb: number, step: 1 | -1, side: Side, lexicon: OutcomeLexicon): number[] {
  const { units } = side
  const found: number[] = []
  for (let at = verb + step; Math.abs(at - verb) <= REACH; at += step) {
    if (units.passages[at] !== units.passages[verb] || units.sentences[at] !== units.sentences[verb]) break
    if (units.kinds[at] === SIGN || lexicon.doing(side.keyOf, at) !== undefined) break
    found.push(at)
  }
  return found
}

/** Small words that hold a name together, or stand between it and its verb. */
const JOINTS = new Set(
  'of the a an de la le les du des del el los las had has have avait ont ha han había'.split(' '),
)

/** The nearest run of telling words, or of names: 'Prentiss' of 'Prentiss in the old fortress'. */
function contentOf(run: readonly number[], side: Side, lexicon: OutcomeLexicon): number[] {
  const found: number[] = []
  for (const unit of run) {
    const key = side.keyOf(unit)
    const joins = JOINTS.has(key) || lexicon.suffers(side.keyOf, unit)
    const named = found[0] !== undefined && side.units.capitals[found[0]]
    const tells = side.units.capitals[unit] || (!named && key.length >= LEAST_LETTERS)
    if (!joins && tells && side.units.kinds[unit] === WORD) found.push(unit)
    else if (!joins && found.length > 0) break
  }
  return found
}

/** Both parts have changed sides; or the one that a passive names, where it does not say by whom. */
function areTurned(a: Roles, b: Roles): boolean {
  if (meet(a.doers, b.doers) || meet(a.sufferers, b.sufferers)) return false
  const [there, back] = [meet(a.doers, b.sufferers), meet(a.sufferers, b.doers)]
  const told = a.doers.size > 0 && b.doers.size > 0
  return told ? there && back : there || back
}

function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return [...a].some((id) => b.has(id))
}

function clause({ first, last }: Roles, side: Side) {
  const passage = passageOf(side, first)
  const [start, end] = [side.units.starts[first] as number, side.units.ends[last] as number]
  return { text: passage.text.slice(start, end).replace(/\s+/g, ' '), span: sourceSpan(passage, start, end) }
}
