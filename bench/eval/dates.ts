/**
 * Runs findDates over a development set and prints the answer its scorer reads:
 * `npx tsx bench/eval/dates.ts FOLDER > answer.json`, FOLDER holding inputs.json, [{ id, lang, text }].
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDates } from '../../src/domain/dates/find-dates.ts'

const folder = process.argv[2]
if (!folder) throw new Error('usage: dates.ts FOLDER, with inputs.json in it')
const inputs = JSON.parse(readFileSync(join(folder, 'inputs.json'), 'utf8')) as {
  id: string
  lang: string
  text: string
}[]
const answer = Object.fromEntries(
  inputs.map(({ id, lang, text }) => [
    id,
    findDates(text, { lang, calendar: 'gregorian' }).map(({ start, end, edtf }) => ({ start, end, edtf })),
  ]),
)
process.stdout.write(`${JSON.stringify(answer)}\n`)
