import { type BracketFact, readBracket } from './brackets.ts'
import type { LeadText } from './lead-text.ts'
import type { LeadPatterns } from './patterns.ts'
import { ends, readBirthName, readSaying, type Stretch, type Told } from './sayings.ts'
import type { LeadSubject } from './subject.ts'

/** A sentence of a lead as understood. */
export interface LeadSentence {
  told: Told[]
  bracket: BracketFact[]
  /** True where it is about the subject, so that the next may go on with "he". */
  isAbout: boolean
  /** True where it names others, who may be meant by what follows. */
  hasOthers: boolean
}

const nothing: LeadSentence = { told: [], bracket: [], isAbout: false, hasOthers: false }
/** "was a war of": what somebody or something was stands in these. */
const FEW_WORDS = /^(?:\s*\S+){0,4}/
/** More stands in no sentence of a life. */
const MOST_PIECES = 10

/**
 * Reads a sentence from its beginning as far as it is understood: the subject's name, what stands in brackets behind it, and
 * one birth or death after the other. Whatever else stands between ends the reading, so that no date is taken for what it is
 * not. `goesOn` where the sentence before was about the subject, who may be "he" then.
 */
export function readSentence(
  { text }: LeadText,
  { start, end }: Stretch,
  patterns: LeadPatterns,
  subject: LeadSubject,
  { goesOn, isLife }: { goesOn: boolean; isLife: boolean },
): LeadSentence {
  const sentence = text.slice(0, end)
  if (/\?["'”’»)]*$/.test(sentence)) return nothing
  const isSubject = (name: Stretch) => subject.is(text.slice(name.start, name.end))
  const told: Told[] = []
  let bracket: BracketFact[] = []
  let at = start

  const opening = readSaying(sentence, at, patterns.language.openings, patterns, isSubject)
  const name = opening ? null : readName()
  if (opening) {
    told.push(opening)
    at = opening.end
  } else if (name !== null) at = name
  else return { ...nothing, hasOthers: true }

  readOn()
  const rest = withoutBrackets(sentence.slice(start))
  const isDoubted = patterns.hedges.test(rest)
  return {
    told: isDoubted ? [] : told,
    bracket,
    isAbout: true,
    hasOthers:
      patterns.kin.test(rest) || patterns.others.test(rest.slice(Math.max(0, (name ?? start) - start))),
  }

  /** Past the pronoun or the name that the sentence begins with; null where it is about something else. */
  function readName(): number | null {
    if (goesOn) {
      const pronoun = ends(patterns.pronoun, sentence, at)
      if (pronoun !== null) return pronoun
    }
    if (ends(patterns.opener, sentence, at) !== null) return null
    const first = ends(patterns.name, sentence, at)
    if (first === null) return null
    // "Weber, Konrad (1612–1680)"
    const turned = sentence.startsWith(', ', first) ? ends(patterns.name, sentence, first + 2) : null
    const whole = turned !== null && sentence.startsWith(' (', turned) ? turned : first
    const written = sentence.slice(at, whole)
    if (!subject.is(written)) return null
    subject.open(written)
    return whole
  }

  function readOn(): void {
    let aside = false
    for (let piece = 0; piece < MOST_PIECES; piece++) {
      const next = readPiece(aside)
      if (next === null) return
      aside = true
      at = next
    }
  }

  /** Past the next thing understood; null where there is none. */
  function readPiece(aside: boolean): number | null {
    const open = sentence.startsWith(' (', at) ? at + 2 : -1
    const close = open < 0 ? -1 : sentence.indexOf(')', open)
    if (close >= 0) {
      if (told.length === 0 && bracket.length === 0) {
        const around = `${sentence.slice(start, at)} ${FEW_WORDS.exec(sentence.slice(close + 1, close + 90))}`
        const mayLive = isLife || (patterns.language.events !== '' && !patterns.events.test(around))
        bracket = readBracket(sentence, { start: open, end: close }, patterns, { mayLive, isLife })
      }
      return close + 1
    }
    const named = ends(patterns.named, sentence, at)
    if (named !== null) return named
    const born = readBirthName(sentence, at, patterns)
    if (born) {
      bracket.push({ property: 'birth name', date: null, place: null, whole: born })
      return born.end
    }
    const joint = ends(patterns.and, sentence, at) ?? at
    for (const from of joint > at ? [joint, at] : [at]) {
      const saying = readSaying(sentence, from, patterns.language.clauses, patterns, isSubject)
      if (saying) {
        told.push(saying)
        return saying.end
      }
    }
    if (aside && told.length > 0) return null
    return readAside(patterns.apposition) ?? readAside(patterns.predicate)
  }

  /** Past ", a miller," and " was a miller", where these tell of nobody else. */
  function readAside(pattern: RegExp): number | null {
    pattern.lastIndex = at
    const found = pattern.exec(sentence)
    // ", English poet,"
    const words = found?.[1]?.replace(/^\p{Lu}[\p{L}-]*(?=\s+\p{Ll})/u, '')
    if (!found || words === undefined || patterns.kin.test(words) || patterns.others.test(words)) return null
    return found.index + found[0].length
  }
}

function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)/g, (bracket) => ' '.repeat(bracket.length))
}
