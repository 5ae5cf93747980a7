/**
 * A number that is equal for equal runs of terms and as good as never for others: 53 bits of two hashes and the length.
 */
export function fingerprint(terms: Int32Array, from: number, to: number): number {
  let one = 0x811c9dc5 ^ (to - from)
  let other = 0x9e3779b1
  for (let at = from; at < to; at++) {
    const term = terms[at] as number
    one = Math.imul(one ^ term, 0x01000193)
    other = Math.imul(other + term, 0x85ebca6b) ^ (other >>> 13)
  }
  return (one >>> 0) * 0x200000 + (other & 0x1fffff)
}
