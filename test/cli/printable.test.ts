import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cli } from '../../src/cli/cli.ts'
import { runCli } from '../../src/cli/run.ts'
import { type CommandLine, commandLine } from '../helpers/command-line.ts'
import { testNow } from '../helpers/database.ts'

/** Clears the screen, sets its title, begins a sequence in one byte, turns a line about, ends it. */
const hostile = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202egnp\u2066\u2028\u007f\r'
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/

let line: CommandLine
beforeAll(async () => {
  line = commandLine()
  await line.canonry(['universe', 'add', 'Home', '--kind', 'history'])
})
afterAll(() => rmSync(line.folder, { recursive: true, force: true }))

describe('what people wrote moves nothing on a terminal', () => {
  const matter = `---\ntitle: One\nborn: "32 Smarch \\e[2J 1900"\nlang: "\\e[31m"\nfacts: { a: { value: x, from: "\\x9bsome" } }\n---\n`

  it.each<[what: string, args: (file: string) => string[]]>([
    ['the notes of an import', (file) => ['import', file, '--universe', 'home']],
    ['a dry run', (file) => ['import', file, '--universe', 'home', '--dry-run']],
    ['the dates of a file', (file) => ['dates', file]],
    ['a comparison', (file) => ['compare', file, file]],
    ['a comparison as JSON', (file) => ['compare', file, file, '--json']],
    ['an import as JSON', (file) => ['import', file, '--universe', 'home', '--json']],
    ['what is not there', (file) => ['compare', file, `${file}${hostile.replaceAll('\0', '')}`]],
    ['an unknown universe', (file) => ['import', file, '--universe', `no${hostile}`]],
    ['an unknown option', (file) => ['import', file, `--${hostile}`]],
    ['an unknown account', () => ['user', 'set-role', `no${hostile}`, 'editor']],
  ])('%s', async (_, args) => {
    const folder = line.files({ 'one.md': `${matter}Died in 1900 ${hostile}\n\n[[No${hostile}]] in 1901.\n` })
    const { out, err } = await line.canonry(args(join(folder, 'one.md')))
    expect(out + err).not.toBe('')
    expect(out).not.toMatch(obeyed)
    expect(err).not.toMatch(obeyed)
  })

  it('in a comparison with colours, where the only escapes are ours', async () => {
    const left = join(line.folder, 'left.md')
    const right = join(line.folder, 'right.md')
    writeFileSync(left, `She died in 1900 ${hostile} at home.\n`)
    writeFileSync(right, `She died in 1901 ${hostile} at home.\n`)
    let out = ''
    const cli: Cli = {
      env: {},
      now: testNow,
      stdin: Readable.from(['']),
      out: (text) => {
        out += text
      },
      note: () => {},
      progress: () => {},
      colors: true,
      status: 0,
    }
    expect(await runCli(['compare', left, right], cli)).toBe(0)
    expect(out).toContain('\u001b[1m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(out.replace(/\u001b\[[\d;]*m/g, '')).not.toMatch(obeyed)
    expect(out).not.toContain('\u001b[2J')
  })

  it('and JSON says the same as before', async () => {
    const folder = line.files({ 'c1.md': 'Text.' })
    const { out } = await line.canonry([
      'import',
      join(folder, `c1\u009b.md`),
      '--universe',
      'home',
      '--json',
    ])
    expect(JSON.parse(out).files[0].path).toContain('c1\u009b.md')
  })
})
