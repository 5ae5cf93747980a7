import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { weightOf } from '../../src/web/shared/threads/weight.ts'

describe('the weight of a text', () => {
  const demo = readdirSync('data/demo', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  )
  it.each(demo)('is its length where people wrote it: %s', (file) => {
    const text = readFileSync(`data/demo/${file}`, 'utf8')
    expect(weightOf([text])).toBe(text.length)
  })

  it.each(['[born:: 7 November 1879] ', '||', '~~~\n', '|1|2|3|\n', '[[Target 12]] ', '# a\n'])(
    'is more than twice that where %j is all there is',
    (piece) => {
      const text = piece.repeat(8_000 / piece.length)
      expect(weightOf([text])).toBeGreaterThan(2 * text.length)
    },
  )

  it('is of all the texts together, and looks no further than it must', () => {
    expect(weightOf(['plain words', 'more of them'])).toBe(23)
    expect(weightOf(['|'.repeat(10_000), '|'.repeat(10_000)])).toBe(20_000)
  })
})
