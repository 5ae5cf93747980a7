import { describe, expect, test } from 'vitest'
import type { Telling } from '../../../src/domain/compare/types.ts'
import { readEdtf } from '../../../src/domain/dates/edtf.ts'
import { amid, clashes, compare, telling } from './telling.ts'

const frame = (words: string) =>
  amid(`The garrison marched along the river before dawn, and ${words} in the old fortress above the ford.`)

const cases: [what: string, left: string, right: string, expected: string[]][] = [
  ['a number in digits', 'it left 400 rifles', 'it left 319 rifles', ['number: 400 ≠ 319']],
  ['a number in words', 'three ships waited', 'twelve ships waited', ['number: three ≠ twelve']],
  ['words and digits of one value', 'seven ships waited', '7 ships waited', []],
  [
    'a number of several words, whole',
    'two thousand one hundred men slept',
    'nine thousand one hundred men slept',
    ['number: two thousand one hundred ≠ nine thousand one hundred'],
  ],
  ['one number in two forms of words', 'twenty-one men slept', '21 men slept', []],
  ['a dozen', 'twelve men slept', 'a dozen men slept', []],
  ['dozens', 'two dozen men slept', '24 men slept', []],
  ['other dozens', 'two dozen men slept', '36 men slept', ['number: two dozen ≠ 36']],
  ['millions in digits', 'it cost 3 million crowns', 'it cost 3,000,000 crowns', []],
  [
    'other millions',
    'it cost 1.5 million crowns',
    'it cost 2.5 million crowns',
    ['number: 1.5 million ≠ 2.5 million'],
  ],
  ['a part of a year', 'in early 1640 it fell', 'in late 1640 it fell', ['date: early 1640 ≠ late 1640']],
  ['a year and its part', 'in 1640 it fell', 'in late 1640 it fell', []],
  ['a year about which it was', 'around 1640 it fell', 'in 1641 it fell', []],
  ['a year about which it was not', 'around 1640 it fell', 'in 1655 it fell', ['date: around 1640 ≠ 1655']],
  [
    'years later, told as a year',
    'in 1640 he left, two years later he was back',
    'in 1640 he left, in 1642 he was back',
    [],
  ],
  ['an ordinal', 'the 3rd regiment slept', 'the fifth regiment slept', ['number: 3rd ≠ fifth']],
  ['one ordinal in two forms', 'the 3rd regiment slept', 'the third regiment slept', []],
  ['opposites', 'the miners won that day', 'the miners lost that day', ['outcome: won ≠ lost']],
  [
    'a negative prefix',
    'an independent town stood',
    'a dependent town stood',
    ['outcome: independent ≠ dependent'],
  ],
  [
    'a verb taken back',
    'the rebels captured the gate',
    'the rebels failed to capture the gate',
    ['outcome: captured ≠ failed'],
  ],
  ['synonyms', 'the men began to sing', 'the men started to sing', []],
  [
    'a denial',
    'the king was there that night',
    'the king was not there that night',
    ['negation: was there ≠ not'],
  ],
  ["a denial's false friend", 'at least fifty horses fell', 'no fewer than fifty horses fell', []],
  ['a swapped name', 'old Marlow slept', 'old Prentiss slept', ['name: Marlow ≠ Prentiss']],
  [
    'part of a name',
    'the old Marlow Steel Works slept',
    'the old Prentiss Steel Works slept',
    ['name: Marlow Steel Works ≠ Prentiss Steel Works'],
  ],
  [
    'halves of two titles',
    'the Commissar for War slept',
    'the Commissar for Peace slept',
    ['name: Commissar for War ≠ Commissar for Peace'],
  ],
  ['one name in two spellings', 'old Bronstein slept', 'old Bronshtein slept', []],
  [
    'a swapped date',
    'on 6 October 1980 they slept',
    'on 24 October 1980 they slept',
    ['date: 6 October 1980 ≠ 24 October 1980'],
  ],
  ['one date in two notations', 'on 6 October 1980 they slept', 'on October 6th, 1980 they slept', []],
  ['a date within the other', 'in October 1980 they slept', 'in 1980 they slept', []],
  ['an open span', 'from 1980 onwards they slept', 'in 1980 they slept', []],
  ['Old and New Style', 'on 26 October 1879 they slept', 'on 7 November 1879 they slept', []],
]

describe('what of two sentences cannot both be so', () => {
  test.each(cases)('%s', (_, left, right, expected) => {
    const [a, b] = [frame(left), frame(right)]
    expect(clashes(compare(a, b), a, b)).toEqual(expected)
  })

  test.each(cases)('%s, seen from the other side', (_, left, right, expected) => {
    const [a, b] = [frame(right), frame(left)]
    expect(clashes(compare(a, b), a, b)).toHaveLength(expected.length)
  })

  test('a death that the other tells as a survival, in whatever words', () => {
    const a = amid('The poet Amaro was stabbed at the ferry in Lisbon by Duarte, a hired hand, and killed.')
    const b = amid(
      'The poet Amaro was to be killed at the ferry in Lisbon by Duarte, a hired hand. But he survived and went home.',
    )
    expect(clashes(compare(a, b), a, b)).toEqual(['outcome: killed ≠ survived'])
  })

  test('a deed done that the other only tried, and a death that the other lives through', () => {
    const done = amid(
      'The smith came over the pass with his brother that spring and killed the steward of the fort.',
    )
    const tried = done.replace('and killed', 'and tried to kill')
    expect(clashes(compare(done, tried), done, tried)).toEqual(['outcome: killed ≠ tried'])
    const dies = amid('In the storm the steward of the fort fell on the stair, and the steward was killed.')
    const lives = dies.replace('the steward was killed', 'his men ran. The steward lived')
    expect(clashes(compare(dies, lives), dies, lives)).toEqual(['outcome: killed ≠ lived'])
  })

  test('a death on one side alone is another end where the universes have declared that they part', () => {
    const a = amid(
      'The steward of the fort ruled over the valley and its three mills, and died in 1953 of a fever.',
    )
    const b = amid(
      'The steward of the fort ruled over the valley and its three mills, and in 1947 he was sent away.',
    )
    const outcomes = (divergesAt: string) => {
      const [left, right] = [telling(a, { yearShift: 0 }), telling(b, { yearShift: 0 })]
      const found = compare(left, { ...right, divergesAt: readEdtf(divergesAt)?.days ?? null })
      return found.rows.flatMap(({ conflicts }) => conflicts).filter(({ kind }) => kind === 'outcome')
    }
    expect(outcomes('1940-08')).toMatchObject([{ reason: expect.stringContaining('“died”') }])
    expect(outcomes('1950')).toEqual([])
  })

  test('a reason says which year was meant, by the names of the canons', () => {
    const history = telling('In 1917 the bridge fell. In 1920 it was raised again. In 1940 it burned.', {
      yearShift: 0,
    })
    const timeline = telling(
      amid('In 1388 the bridge fell. In 1391 it was raised again. In 1412 it burned.'),
      { yearShift: 529 },
    )
    const reasons = (left: Telling, right: Telling) =>
      compare(left, right).rows.flatMap(({ conflicts }) => conflicts.map(({ reason }) => reason))
    expect(reasons(history, timeline)).toEqual([
      'One has 1412, which is 1941 by the other’s count; the other has 1940: one year off.',
    ])
    expect(reasons({ ...timeline, name: 'Third Age' }, { ...history, name: 'the record' })).toEqual([
      'Third Age has 1412, which is 1941 by the record’s count; the record has 1940: one year off.',
    ])
  })

  test('a reason counts the years of its reader by its eras', () => {
    const eras = [{ name: 'before the Flood', direction: 'down', zero: 0 } as const]
    const left = telling(
      'The tower fell in 12 before the Flood, and its stones were carried off by the river.',
      {
        yearShift: 0,
        eras,
      },
    )
    const right = telling(left.source.replace('12 before the Flood', '409'), { yearShift: -423, eras: [] })
    const { rows } = compare(left, right)
    expect(rows[0]?.conflicts.map(({ reason }) => reason)).toEqual([
      'One has 409, which is 14 before the Flood by the other’s count; the other has 12 before the Flood: 2 years off.',
    ])
  })

  test('two columns conflict on what the base of their row is silent about, and once only', () => {
    const tell = (end: string) =>
      amid(`The envoy rode up the valley to the old fortress above the ford${end}.`)
    const [silent, killed, lived] = [
      tell(''),
      tell(', where he was killed by the garrison'),
      tell(', where he survived'),
    ]
    const three = compare(silent, killed, lived)
    expect(clashes(three, silent, killed, lived)).toEqual(['outcome: killed ≠ survived'])
    expect(three.rows[1]).toMatchObject({
      label: 'differs',
      conflicts: [{ left: { column: 1 }, right: { column: 2 } }],
    })
    expect(clashes(compare(killed, killed, lived), killed, killed, lived)).toEqual([
      'outcome: killed ≠ survived',
    ])
    expect(clashes(compare(silent, killed, killed), silent, killed, killed)).toEqual([])
  })

  test('a row with a conflict differs; one without is only reworded', () => {
    const label = (left: string, right: string) => compare(frame(left), frame(right)).rows[1]?.label
    expect(label('three ships waited', 'twelve ships waited')).toBe('differs')
    expect(label('the men began to sing', 'the men started to sing')).toBe('reworded')
    expect(label('the men began to sing', 'the men began to sing')).toBe('same')
  })
})

test.each([
  ['4 500 habitants', '4500 habitants', []],
  ['4 500 habitants', '5 400 habitants', ['number: 4 500 ≠ 5 400']],
  ['quatre-vingt-dix habitants', '90 habitants', []],
  ['vingt et un habitants', '21 habitants', []],
])('a number in French: %s, %s', (left, right, expected) => {
  const [a, b] = [left, right].map(
    (words) => `Le bourg près du vieux moulin avait alors ${words} et deux ponts.`,
  )
  const comparison = compare(telling(a as string, { lang: 'fr' }), telling(b as string, { lang: 'fr' }))
  expect(clashes(comparison, a as string, b as string)).toEqual(expected)
})
