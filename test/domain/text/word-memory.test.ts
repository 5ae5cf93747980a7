import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { findDates } from '../../../src/domain/dates/find-dates.ts'
import { WordMemory } from '../../../src/domain/text/word-memory.ts'

test('words are forgotten before they fill the memory, and long ones are never kept', () => {
  const memory = new WordMemory<number>()
  for (let word = 0; word < 20_000; word++) memory.set(`w${word}`, word)
  expect(memory.get('w0')).toBe(0)
  memory.set('one more', 1)
  expect(memory.get('w0')).toBeUndefined()
  expect(memory.get('one more')).toBe(1)
  memory.set('thirteen long', 1)
  expect(memory.get('thirteen long')).toBeUndefined()
})

const TEXTS = 40
const LETTERS = 240_000

test('what was learned of words keeps none of the texts they stood in', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const held = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  readTexts(2)
  const before = held()
  readTexts(TEXTS)
  expect(held() - before).toBeLessThan((TEXTS * LETTERS) / 4)
})

/** Finds the dates of texts that have one long word of their own each, besides the same few short ones. */
function readTexts(count: number): void {
  for (let text = 0; text < count; text++) {
    const own = `marlowshireman${'x'.repeat(text)}`
    findDates(`${'harbour was '.repeat(LETTERS / 12)} ${own} went in 1917.`, {
      lang: 'en',
      calendar: 'gregorian',
    })
  }
}
