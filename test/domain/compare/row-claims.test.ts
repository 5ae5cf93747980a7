import { describe, expect, test } from 'vitest'
import { readEdtf } from '../../../src/domain/dates/edtf.ts'
import { compare, telling } from './telling.ts'

const filler = [
  'A comet stood over the roofs for eleven nights, and the sexton wrote its path down in chalk.',
  'The ferry leaves the lower town at dawn and returns at noon with letters and lamp oil.',
  'A school for pilots opened in the old lighthouse and took girls from the first year.',
]

describe('what one telling has alone conflicts with nothing', () => {
  const rifles = (count: string) =>
    `The garrison of the fort had ${count} rifles and two old guns when the siege began.`
  const bees = 'The abbess kept bees in the tower and sold the honey to the ships in spring.'
  const mint =
    'The mint struck copper coins with a bell on them for nineteen years. Its master was a weaver from the coast who had never seen silver, and its books were kept by his mother in a hand that nobody could read.'
  const a = [`${bees} ${rifles('forty')}`, ...filler, mint].join('\n\n')
  const b = [...filler, `${mint} ${rifles('ninety')}`].join('\n\n')

  test('a conflict stands where both are told', () => {
    for (const [left, right] of [
      [a, b],
      [b, a],
    ] as const) {
      const { rows } = compare(left, right)
      expect(rows.filter(({ label }) => label === 'only here')).toHaveLength(1)
      const told = rows.filter(({ conflicts }) => conflicts.length > 0)
      expect(told).toMatchObject([{ label: 'differs', conflicts: [{ kind: 'number' }] }])
    }
  })

  test('of two rows, each alone but for sentences that conflict, one differs', () => {
    const end =
      'Nobody in the valley had seen so dry a summer, and the well of the upper town was guarded by four men with dogs.'
    const { rows } = compare(a, [...filler, `${end} ${rifles('ninety')}`].join('\n\n'))
    for (const { label, conflicts } of rows) if (label === 'only here') expect(conflicts).toEqual([])
  })
})

describe('a parting is dated by its own sentence or row', () => {
  const vote = (how: string) =>
    `The assembly ${how} the new charter by one vote, in the hall above the fish market.`

  test('and by no date from elsewhere', () => {
    const told = (how: string) =>
      `The fair was chartered in 1802 by the abbess.\n\n${filler[0]}\n\n${vote(how)}`
    expect(compare(told('accepted'), told('rejected')).divergence).toMatchObject({
      row: 3,
      moment: null,
      text: null,
    })
  })

  test('but by one of its passage', () => {
    const one = (how: string) => `In 1802 the abbess chartered the fair. ${vote(how)}`
    expect(compare(one('accepted'), one('rejected')).divergence?.text).toBe('1802')
  })

  test('an undated one comes behind those that are dated', () => {
    const told = (how: string, end: string) =>
      `${vote(how)}\n\n${filler[1]}\n\nIn 1931 the council ${end} the old bridge below the mill.`
    const { divergence } = compare(told('accepted', 'opened'), told('rejected', 'closed'))
    expect(divergence).toMatchObject({ row: 3, text: '1931' })
  })

  test('where the universes declare theirs too', () => {
    const divergesAt = readEdtf('1940')?.days ?? null
    const told = (how: string) =>
      `The fair was chartered in 1953 by the abbess.\n\n${filler[0]}\n\n${vote(how)}`
    const { divergence } = compare(
      telling(told('accepted'), { yearShift: 0 }),
      telling(told('rejected'), { yearShift: 0, divergesAt }),
    )
    expect(divergence).toMatchObject({ row: 3, text: null })
  })
})
