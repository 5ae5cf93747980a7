/**
 * A text with no more marks on one letter than the stream-safe text of Unicode has (UAX #15); no script comes near it. To
 * put marks in their order, as normalising does, takes time with the square of their number.
 */
export function fewMarks(text: string): string {
  return text.length > MOST_MARKS ? text.replace(tooMany, '$1') : text
}

const MOST_MARKS = 30
const tooMany = /(\p{M}{30})\p{M}+/gu
