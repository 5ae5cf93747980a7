import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, mostSimilar } from '../../src/domain/similar-names.ts'

const names = ['Leon Trotsky', 'Petrograd', 'Petrovgrad', 'Red Army', 'Saint Petersburg']
const nearest = (asked: string) => mostSimilar(asked, names, (name) => [name])

describe('mostSimilar', () => {
  test.each([
    ['leon-trotzky', ['Leon Trotsky']],
    ['petrograd', ['Petrograd', 'Petrovgrad']],
    ['army', ['Red Army']],
    ['Constantinople', []],
    ['!!!', []],
  ])('%s', (asked, expected) => {
    expect(nearest(asked)).toEqual(expected)
  })

  test('gives no more than it is asked for', () => {
    expect(mostSimilar('petrograd', names, (name) => [name], 1)).toEqual(['Petrograd'])
  })
})

describe('editDistance', () => {
  test('counts two letters swapped as one edit', () => {
    expect(editDistance('trotsky', 'trotksy')).toBe(1)
  })

  test('is nothing for the same text alone, the same both ways, and never more than the longer', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const edits = editDistance(a, b)
        expect(edits === 0).toBe(a === b)
        expect(edits).toBe(editDistance(b, a))
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })
})
