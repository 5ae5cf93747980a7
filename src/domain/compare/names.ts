import { languageOf, type Part, unitText } from './side.ts'
import { SIGN, type Units, WORD } from './units.ts'

/** Unit ids that are names in this comparison, whatever stands first in a sentence. */
export interface NameIndex {
  /** True for a unit that is (part of) a proper name. */
  isName(part: Part, unit: number): boolean
}

/**
 * Proper names over all columns, told by their capitals: a word is a name where it has one inside a sentence, and at
 * a sentence's beginning where it has one elsewhere and is never written without. German gives every noun a capital,
 * so nothing is a name there; scripts without capitals have names only where they quote Latin ones.
 */
export function indexNames(parts: readonly Part[]): NameIndex {
  const small: boolean[] = []
  const capital: boolean[] = []
  for (const part of parts) {
    const { units } = part
    for (let unit = 0; unit < units.kinds.length; unit++) {
      if (units.kinds[unit] !== WORD) continue
      const id = units.ids[unit] as number
      if (!units.capitals[unit]) small[id] = true
      else if (!beginsSentence(units, unit) && !isHeading(part, unit)) capital[id] = true
    }
  }
  return {
    isName(part, unit) {
      const { units } = part
      if (units.kinds[unit] !== WORD || !units.capitals[unit] || languageOf(part) === 'de') return false
      const id = units.ids[unit] as number
      return beginsSentence(units, unit) || isHeading(part, unit) ? capital[id] === true && !small[id] : true
    },
  }
}

/** The first word of its sentence, signs before it aside. */
function beginsSentence(units: Units, unit: number): boolean {
  for (let at = unit - 1; at >= 0; at--) {
    if (units.passages[at] !== units.passages[unit] || units.sentences[at] !== units.sentences[unit])
      return true
    if (units.kinds[at] === WORD) return false
  }
  return true
}

/** Headings are written with capitals that make no names. */
function isHeading({ column, units }: Part, unit: number): boolean {
  const passage = column.passages[units.passages[unit] as number]
  return (
    passage?.kind === 'heading' ||
    (passage !== undefined && passage.text.length < 60 && !/[.!?]\W*$/.test(passage.text))
  )
}

/** A proper name as it stands in a changed stretch. */
export interface NameRun {
  units: number[]
  /** Unit ids, joined: equal for equal names. */
  key: string
  text: string
}

/** A name's words, at most. */
const LONGEST_NAME = 4

/** A changed stretch that is one proper name and nothing else, small words inside it allowed ('Duke of York'). */
export function nameRunOf(run: readonly number[], side: Part, names: NameIndex): NameRun | undefined {
  const { kinds } = side.units
  const first = run.find((unit) => kinds[unit] !== SIGN)
  if (first === undefined || !names.isName(side, first)) return undefined
  const units = run.filter((unit) => kinds[unit] !== SIGN)
  if (units.length > LONGEST_NAME || !names.isName(side, units.at(-1) as number)) return undefined
  return {
    units,
    key: units.map((unit) => side.units.ids[unit]).join(' '),
    text: units.map((unit) => unitText(side, unit)).join(' '),
  }
}

/** Small words inside a name. */
const JOINTS = /^(?:of|for|de|du|del|von|van)$/

/** The whole name that a run of names is part of: the Russian Civil War where only 'Russian' was put for 'Finnish'. */
export function wholeName(run: NameRun, side: Part, names: NameIndex): NameRun {
  const { passages, sentences } = side.units
  const [first, last] = [run.units[0] as number, run.units.at(-1) as number]
  const belongs = (unit: number) =>
    passages[unit] === passages[first] && sentences[unit] === sentences[first] && names.isName(side, unit)
  let [from, to] = [first, last]
  const step = (unit: number, way: 1 | -1) => {
    if (belongs(unit + way)) return way
    return belongs(unit + 2 * way) && JOINTS.test(unitText(side, unit + way)) ? 2 * way : 0
  }
  for (let by = step(from, -1); by !== 0 && to - from < LONGEST_NAME; by = step(from, -1)) from += by
  for (let by = step(to, 1); by !== 0 && to - from < LONGEST_NAME; by = step(to, 1)) to += by
  const units = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return { units, key: run.key, text: units.map((unit) => unitText(side, unit)).join(' ') }
}

/** Fewer consonants than this are shared by names that have nothing to do with each other: 'Mary' and 'Mauro'. */
const LEAST_CONSONANTS = 3

/** True for two names that are one in different spellings: 'Bronstein' and 'Bronshtein'. */
export function isSpelling(a: string, b: string): boolean {
  const bones = skeleton(a)
  return a === b || (bones.length >= LEAST_CONSONANTS && bones === skeleton(b))
}

/** The consonants that all romanisations of a name share: of 'Bronstein' and 'Bronshtein' 'brnstn'. */
function skeleton(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]|[aeiouyhj]/g, '')
    .replace(/ck|k|q/g, 'c')
    .replace(/w/g, 'v')
    .replace(/(.)\1+/g, '$1')
}

/** How often each of the wanted names stands in a column, by key. */
export function countNames({ units }: Part, wanted: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>()
  const first = new Set([...wanted].map((key) => Number(key.split(' ', 1)[0])))
  units.ids.forEach((id, unit) => {
    if (!first.has(id)) return
    for (let length = 1, key = String(id); length <= LONGEST_NAME; key += ` ${units.ids[unit + length++]}`) {
      if (wanted.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  })
  return counts
}
