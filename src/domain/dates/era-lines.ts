import type { Era } from '../universe.ts'
import { namesOtherDates } from './languages.ts'

const longestName = 20
const mostEras = 20
/** As far as a time shift may reach: days stay exact integers. */
const largestYear = 1_000_000

/**
 * Eras as their author writes them, one a line: "BBY counts down to year 0", "ABY counts up from year 0". Empty lines
 * count for nothing. Answers what is wrong, and how to write it, where a line cannot be taken.
 */
export function readEraLines(text: string): { eras: Era[] } | { fault: string } {
  const lines = text.split(/\r\n?|\n/).flatMap((line) => line.replace(/\s+/g, ' ').trim() || [])
  if (lines.length > mostEras) return { fault: `A universe can have at most ${mostEras} eras of its own.` }
  const eras: Era[] = []
  for (const line of lines) {
    const era = readLine(line.normalize('NFC'))
    if (!era) {
      return {
        fault: `“${line.slice(0, 60)}” is not understood. Write “BBY counts down to year 0” or “ABY counts up from year 0”.`,
      }
    }
    const fault = nameFault(era, eras)
    if (fault) return { fault }
    eras.push(era)
  }
  return { eras }
}

/** Eras as the form shows them: readEraLines(eraLines(eras)) gives them back. */
export function eraLines(eras: readonly Era[]): string {
  return eras.map(eraWords).join('\n')
}

/** 'BBY counts down to year 0'. */
export function eraWords({ name, direction, zero }: Era): string {
  return `${name} counts ${direction === 'down' ? 'down to' : 'up from'} year ${zero}`
}

function readLine(line: string): Era | undefined {
  const verb = line.lastIndexOf(' counts ')
  const count = /^ counts (down to|up from) (?:year )?([-−–]?)(\d{1,7})$/i.exec(line.slice(verb))
  if (verb < 1 || !count) return undefined
  const [, way, minus, digits] = count
  const zero = minus ? 0 - Number(digits) : Number(digits)
  return { name: line.slice(0, verb), direction: way?.toLowerCase() === 'down to' ? 'down' : 'up', zero }
}

function nameFault({ name, zero }: Era, others: readonly Era[]): string | undefined {
  const shown = `“${name.slice(0, 40)}”`
  if (name.length > longestName)
    return `${shown} is longer than the ${longestName} characters of an era’s name.`
  if (!/^\p{L}/u.test(name))
    return `${shown} must begin with a letter: a number stands before it, as in 12 BBY.`
  if (!/^[\p{L}\p{M}\p{N} .'’-]*$/u.test(name))
    return `${shown} may hold letters, digits, spaces, dots, hyphens and apostrophes.`
  if (namesOtherDates(name)) return `${shown} already has a meaning in dates. Choose another name.`
  if (others.some((each) => each.name.toLowerCase() === name.toLowerCase()))
    return `${shown} is named twice. Each era has a name of its own.`
  if (Math.abs(zero) > largestYear) return `Year ${zero} is beyond what can be counted.`
  return undefined
}
