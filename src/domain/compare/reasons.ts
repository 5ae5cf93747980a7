import type { Part } from './side.ts'

/** What a reason calls two tellings: by their names where they have two, else 'one' and 'the other'. */
export function callTellings(left: Part, right: Part): [left: string, right: string] {
  const [a, b] = [left.column.telling.name, right.column.telling.name]
  return a === undefined || b === undefined || a === b ? ['one', 'the other'] : [a, b]
}

/** 'History names Hartmouth, the second timeline Selby.' */
export function contrast(left: Part, right: Part, verb: string, x: string, y: string): string {
  const [one, other] = callTellings(left, right)
  return sentence(`${one} ${verb} ${x}, ${other} ${y}.`)
}

/** 'History says “won”, the second timeline “lost”.' */
export function saying(left: Part, x: string, right: Part, y: string): string {
  return contrast(left, right, 'says', `“${x}”`, `“${y}”`)
}

/** Words with the capital of a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
