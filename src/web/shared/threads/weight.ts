/** What markup is made of, and digits, of which dates are. */
const marks = new Uint8Array(0x80)
for (const mark of '\n!#*+-:<>[]\\^_`|~0123456789') marks[mark.charCodeAt(0)] = 1

/** Prose has one such sign in a dozen characters; where they are all there is, each costs as much as a word. */
const FREE = 1 / 6
const DEAR = 6

/**
 * About how much work some texts are, in characters of prose: what is all markup counts several times. Longer texts than
 * `enough` are not looked at, only counted.
 */
export function weightOf(texts: readonly string[], enough = 16_000): number {
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (length > enough) return length
  let signs = 0
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) signs += marks[text.charCodeAt(at)] ?? 0
  }
  return length + DEAR * Math.max(0, signs - FREE * length)
}
