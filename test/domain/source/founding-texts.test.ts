import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBlocks } from '../../../src/domain/markdown/blocks.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'

const folder = join(import.meta.dirname, '../../../../shared/seeds')
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : []
const letters = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')

if (names.length === 0) test.skip(`the founding texts are not in ${folder}`, () => {})

describe.each(names)('%s', (name) => {
  const source = readFileSync(join(folder, name), 'utf8')

  test('is read as it is: no letter lost, none taken for markup', () => {
    const { plainText, problems } = parseArticle(source, { slugTitle: name, calendar: 'gregorian' })
    expect(letters(plainText)).toBe(letters(source))
    expect(problems).toEqual([])
  })

  test('says where each character stands', () => {
    const astray = readBlocks(source).flatMap(({ text, offsets }) =>
      text
        .split('')
        .map((unit, index) => ({ unit, typed: source[offsets[index] as number] ?? '' }))
        .filter(({ unit, typed }) => unit !== typed && !/\s/.test(typed)),
    )
    expect(astray).toEqual([])
  })
})
