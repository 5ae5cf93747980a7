import { readQuantities } from '../quantities/read-quantities.ts'
import type { Quantity } from '../quantities/types.ts'
import type { Passage, Span } from '../text/types.ts'
import { sourceSpan } from './read-column.ts'
import { languageOf, passageOf, type Side } from './side.ts'

/** A passage's quantities, found when one of its numbers is first asked of. */
const known = new WeakMap<Passage, Quantity[]>()

/** The quantity that a unit is a part of; undefined where it is part of none. */
export function quantityAt(side: Side, unit: number): Quantity | undefined {
  const passage = passageOf(side, unit)
  const quantities = known.get(passage) ?? readQuantities(passage.text, languageOf(side))
  known.set(passage, quantities)
  const at = side.units.starts[unit] as number
  let [low, high] = [0, quantities.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quantities[middle] as Quantity).end <= at) low = middle + 1
    else high = middle
  }
  const found = quantities[low]
  return found && found.start <= at ? found : undefined
}

/** What is quoted of two quantities: the numbers alone where both count the same measure, else all of them. */
export function quoteQuantities(
  [left, right]: readonly [Side, Side],
  [unit, other]: readonly [number, number],
  [a, b]: readonly [Quantity, Quantity],
): [Quoted, Quoted] {
  const alike = sizeOf(a) === sizeOf(b)
  return [quote(left, unit, a, alike), quote(right, other, b, alike)]
}

/** Words of a telling, and where they stand in its source. */
export interface Quoted {
  text: string
  span: Span
}

function quote(side: Side, unit: number, { start, end, numberEnd }: Quantity, alike: boolean): Quoted {
  const passage = passageOf(side, unit)
  const last = alike ? numberEnd : end
  return { text: passage.text.slice(start, last), span: sourceSpan(passage, start, last) }
}

/** How much one of what is counted is; undefined where that is no measure, or several. */
function sizeOf({ measured, value }: Quantity): string | undefined {
  return measured && value ? (measured.amount / value).toPrecision(9) : undefined
}
