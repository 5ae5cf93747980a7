import type { LifeProperty } from './lead-language.ts'
import type { LeadPatterns } from './patterns.ts'
import type { Stretch } from './sayings.ts'

/** What a bracket behind a name tells. */
export interface BracketFact {
  property: LifeProperty | 'birth name'
  date: Stretch | null
  place: Stretch | null
  /** Of a name, or of a span whose two ends are a life. */
  whole: Stretch | null
}

/** Longer brackets are an aside. */
const LONGEST = 300

/**
 * What stands in the bracket between two places: "b. 3 May 1802 in Sarn, d. 1871", "1612 Wien – 1680 Prag", "* 1612; † 1680",
 * "born Ada Brandt; 3 May 1802". A span of two dates is a life only where `mayLive`, and two bare years only where
 * `isLife`. Each part must be understood whole.
 */
export function readBracket(
  text: string,
  { start, end }: Stretch,
  { brackets }: LeadPatterns,
  { mayLive, isLife }: { mayLive: boolean; isLife: boolean },
): BracketFact[] {
  if (end - start > LONGEST) return []
  const found: BracketFact[] = []
  for (const part of partsOf(text, start, end, ';')) {
    const named = match(brackets.name, text, part)
    const span = mayLive ? match(brackets.span, text, part) : null
    const life = mayLive ? match(brackets.life, text, part) : null
    const lone = found.some(({ property }) => property === 'birth name')
      ? match(brackets.lone, text, part)
      : null
    const both = match(brackets.both, text, part)
    if (named) found.push({ property: 'birth name', date: null, place: null, whole: named('name') })
    else if (both) found.push(factOf('born', both), factOf('died', both))
    else if (span && (isLife || hasPlace(span))) found.push(factOf('born', span), factOf('died', span))
    else if (life) found.push({ property: 'born', date: null, place: null, whole: life('life') })
    else if (lone) found.push(factOf('born', lone))
    else found.push(...readMarked(text, part, brackets))
  }
  return found
}

/** Parts that say themselves what they are; others beside them may be left unread: "b. 1612 or 1613, d. 1680". */
function readMarked(text: string, part: Stretch, brackets: LeadPatterns['brackets']): BracketFact[] {
  return partsOf(text, part.start, part.end, ',').flatMap((piece, index, pieces) => {
    // What follows a comma may be more of the place.
    const whole = { start: piece.start, end: part.end }
    for (const stretch of index < pieces.length - 1 ? [whole, piece] : [piece]) {
      const born = match(brackets.born, text, stretch)
      if (born) return [factOf('born', born)]
      const died = match(brackets.died, text, stretch)
      if (died) return [factOf('died', died)]
    }
    return []
  })
}

function partsOf(text: string, start: number, end: number, mark: string): Stretch[] {
  const parts: Stretch[] = []
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] !== mark) continue
    parts.push({ start: from, end: at })
    from = at + 1
  }
  return parts
}

type Groups = (name: string) => Stretch | null

/** The named groups of an expression that a part is whole. */
function match(pattern: RegExp, text: string, { start, end }: Stretch): Groups | null {
  const found = new RegExp(pattern.source, 'du').exec(text.slice(start, end))
  const groups = found?.indices?.groups
  return groups
    ? (name) => {
        const span = groups[name]
        return span ? { start: start + span[0], end: start + span[1] } : null
      }
    : null
}

function hasPlace(groups: Groups): boolean {
  return ['bornPlace', 'bornFirst', 'diedPlace', 'diedFirst'].some((name) => groups(name))
}

function factOf(property: LifeProperty, groups: Groups): BracketFact {
  return {
    property,
    date: groups(`${property}Date`) ?? groups(`${property}Behind`),
    place: groups(`${property}Place`) ?? groups(`${property}First`),
    whole: null,
  }
}
