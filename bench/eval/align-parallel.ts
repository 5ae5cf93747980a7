/**
 * Answers a folder of document pairs with our aligner and has the folder's own scorer print its table.
 *
 *     npx tsx bench/eval/align-parallel.ts [folder] [--out answer.json] [--only part-of-an-id]
 *
 * The folder holds inputs/<id>.json ({ id, lang: [a, b], a: [passage], b: [passage] }), truth/ and score.mjs.
 */

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { alignPassageOf } from '../../src/domain/align/anchors.ts'
import { alignPair } from '../../src/domain/align/pairs.ts'
import type { AlignColumn } from '../../src/domain/align/types.ts'

interface DocumentPair {
  id: string
  lang: [string, string]
  a: string[]
  b: string[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, only: { type: 'string', default: '' } },
})
const folder = resolve(positionals[0] ?? join(import.meta.dirname, '../../../shared/eval/align-parallel'))

const answers: Record<string, { pairs: [number, number][] }> = {}
for (const file of readdirSync(join(folder, 'inputs')).sort()) {
  if (!file.includes(values.only)) continue
  const { id, lang, a, b } = JSON.parse(readFileSync(join(folder, 'inputs', file), 'utf8')) as DocumentPair
  const { links } = alignPair(column(a, lang[0]), column(b, lang[1]))
  answers[id] = { pairs: links.map(({ left, right }) => [left, right]) }
}
const out = values.out ?? join(tmpdir(), `align-parallel-${process.pid}.json`)
writeFileSync(out, JSON.stringify(answers))
process.exitCode =
  spawnSync(process.execPath, [join(folder, 'score.mjs'), out], { stdio: 'inherit' }).status ?? 1

function column(passages: readonly string[], lang: string): AlignColumn {
  return { lang, passages: passages.map((text) => alignPassageOf(text, lang)) }
}
