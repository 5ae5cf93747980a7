import { nameKey } from './slugs.ts'
import { asciiDigits } from './text/characters.ts'

/**
 * What titles are listed by: their key, with every number behind the count of its digits, so that 2 comes before 10 and
 * 9 in any script where 9 belongs. Titles of one key have one sort key.
 */
export function sortKey(title: string): string {
  return asciiDigits(nameKey(title)).replace(/\d+/g, numbered)
}

/** Leading zeros count last of all: 07 stands behind 7. */
function numbered(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '')
  const zeros = digits.length - significant.length
  return `${String(significant.length).padStart(3, '0')}${significant}${zeros > 0 ? `~${zeros}` : ''}`
}
