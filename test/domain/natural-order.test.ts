import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortKey } from '../../src/domain/natural-order.ts'

const sorted = (titles: readonly string[]) =>
  titles.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0))

test.each([
  [['1', '2', '9', '10', '11', '100']],
  [['Chapter 1', 'Chapter 2', 'Chapter 2b', 'Chapter 10', 'Chapter 11']],
  [['บทที่ ๑', 'บทที่ ๒', 'บทที่ ๑๐']],
  [['Act 1, scene 2', 'Act 1, scene 10', 'Act 2, scene 1']],
  [['v1.9', 'v1.10', 'v2.0']],
  [['7', '07', '8']],
  [['Agent 9', 'agent 10', 'Agent 11']],
  [['2024-03-01', '2024-03-02', '2024-11-01']],
  [['99999999999999999999998', '99999999999999999999999', '100000000000000000000000']],
])('%j is in order', (titles) => {
  expect(sorted(titles.toReversed())).toEqual(titles)
})

test('numbers of any length are in the order of their size', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.bigInt({ min: 0n, max: 10n ** 60n }), (a, b) => {
      expect(sortKey(`Part ${a}`) < sortKey(`Part ${b}`)).toBe(a < b)
    }),
  )
})
