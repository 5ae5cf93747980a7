import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchUnits } from '../../../src/domain/compare/match-units.ts'

const weights = Array(10_000).fill(1)
const together = (ids: number[]) => ({ ids, groups: ids.map(() => 0) })
const match = (left: number[], right: number[], cells = 1e6) => {
  const budget = { cells, coarse: false }
  const partners = [...matchUnits(together(left), together(right), weights, budget)]
  return { partners, coarse: budget.coarse }
}

describe('matching units', () => {
  test('pairs only equal units, in order', () => {
    const ids = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 })
    fc.assert(
      fc.property(ids, ids, (left, right) => {
        const { partners } = match(left, right)
        const pairs = partners.flatMap((partner, at) => (partner < 0 ? [] : [[at, partner] as const]))
        for (const [at, partner] of pairs) expect(left[at]).toBe(right[partner])
        for (let k = 1; k < pairs.length; k++)
          expect(pairs[k]?.[1]).toBeGreaterThan(pairs[k - 1]?.[1] as number)
      }),
    )
  })

  test('equal lists match whole, and one change leaves the rest alone', () => {
    const left = [1, 2, 3, 4, 5, 6]
    expect(match(left, left).partners).toEqual([0, 1, 2, 3, 4, 5])
    expect(match(left, [1, 2, 9, 4, 5, 6]).partners).toEqual([0, 1, -1, 3, 4, 5])
    expect(match(left, [1, 2, 4, 5, 6]).partners).toEqual([0, 1, -1, 2, 3, 4])
  })

  test('what belongs to a paired sentence is matched there and not elsewhere', () => {
    const left = { ids: [7, 8], groups: [1, 1] }
    const right = { ids: [7, 8, 7, 8], groups: [-2, -2, 1, 1] }
    expect([...matchUnits(left, right, weights, { cells: 1e6, coarse: false })]).toEqual([2, 3])
  })

  test('a large stretch is split at phrases that stand once', () => {
    const fresh = Array.from({ length: 4000 }, (_, i) => i)
    const edited = fresh.filter((id) => id % 10 !== 3)
    const { partners, coarse } = match(fresh, edited, 20_000)
    expect(partners.filter((partner) => partner >= 0)).toHaveLength(edited.length)
    expect(coarse).toBe(false)
  })

  test('past its budget it leaves the rest unmatched, and says so', () => {
    const repeated = (other: number) => Array.from({ length: 2000 }, (_, i) => (i % 7 === 0 ? other : i % 2))
    const { partners, coarse } = match([5, ...repeated(3)], [6, ...repeated(4)], 1000)
    expect(coarse).toBe(true)
    expect(partners.every((partner) => partner === -1 || partner < 2001)).toBe(true)
  })
})
