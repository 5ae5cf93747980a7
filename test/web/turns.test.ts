import { describe, expect, it } from 'vitest'
import { createTurns, type EndTurn, type NoTurn } from '../../src/web/shared/turns.ts'

/** Takes turns and says, in order, who began and who was refused why. */
function taking(limits: Parameters<typeof createTurns>[0]) {
  const turns = createTurns(limits)
  const told: string[] = []
  const ends = new Map<string, EndTurn[]>()
  return {
    told,
    async take(key: string, size?: number) {
      const turn = turns.take(key, size)
      turn.then(
        (end) => {
          told.push(`${key} begins`)
          ends.set(key, [...(ends.get(key) ?? []), end])
        },
        (error: NoTurn) => told.push(`${key} refused: ${error.because}`),
      )
      await new Promise(setImmediate)
    },
    async end(key: string) {
      ends.get(key)?.shift()?.()
      await new Promise(setImmediate)
    },
  }
}

describe('turns', () => {
  it('are given to others before one who has all of their own', async () => {
    const { told, take, end } = taking({ most: 3, mostEach: 2, waiting: 9, waitingEach: 9 })
    for (const key of ['a', 'a', 'a', 'b']) await take(key)
    expect(told).toEqual(['a begins', 'a begins', 'b begins'])
    await end('b')
    expect(told).toHaveLength(3)
    await end('a')
    expect(told.at(-1)).toBe('a begins')
  })

  it('go first to whoever had one longest ago', async () => {
    const { told, take, end } = taking({ most: 1, mostEach: 1, waiting: 9, waitingEach: 9 })
    for (const key of ['a', 'a', 'a', 'b', 'c']) await take(key)
    for (const key of ['a', 'b', 'c', 'a']) await end(key)
    expect(told.map((each) => each[0]).join('')).toBe('abcaa')
  })

  it('are refused to one who waits for too many, and to all where too many wait', async () => {
    const { told, take } = taking({ most: 1, mostEach: 1, waiting: 3, waitingEach: 2 })
    for (const key of ['a', 'a', 'a', 'a', 'b', 'c']) await take(key)
    expect(told).toEqual(['a begins', 'a refused: yours', 'c refused: everyones'])
  })

  it('count by size, and one that is larger than there is room has it alone', async () => {
    const { told, take, end } = taking({ most: 10, mostEach: 10, waiting: 9, waitingEach: 9 })
    await take('a', 6)
    await take('b', 40)
    await take('c', 4)
    expect(told).toEqual(['a begins', 'c begins'])
    await end('a')
    await end('c')
    expect(told.at(-1)).toBe('b begins')
    await take('c', 1)
    expect(told).toHaveLength(3)
  })

  it('end once', async () => {
    const turns = createTurns({ most: 1, mostEach: 1, waiting: 9, waitingEach: 9 })
    const end = await turns.take('a')
    const second = turns.take('a')
    let third = false
    turns.take('a').then(() => {
      third = true
    })
    end()
    await second
    end()
    await new Promise(setImmediate)
    expect(third).toBe(false)
  })
})
