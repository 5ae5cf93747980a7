import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CommandLine, commandLine } from '../helpers/command-line.ts'

let line: CommandLine
beforeEach(async () => {
  line = commandLine()
  await line.canonry(['universe', 'add', 'Home'])
})
afterEach(() => rmSync(line.folder, { recursive: true }))

const notes = Object.fromEntries(
  Array.from({ length: 5 }, (_, at) => [
    `n${at}.md`,
    `---\ncssclasses: [x]\n---\nText %%a%% ${at}.\n\n%%b%%\n`,
  ]),
)
const folder = {
  ...notes,
  'draft.md': '---\npublish: false\n---\nText.',
  'ship.md': '---\ntype: ship\nborn: 35 Brumaire 917\nid: 7\n---\nText.',
  'broken.md': '---\ntitle: A: B\n---\nText.',
}

it('says of each file what was not taken, what is hidden, and what was left out, dry or not', async () => {
  const args = ['import', line.files(folder), '--universe', 'home']
  const dry = await line.canonry([...args, '--dry-run'])
  const { out, status } = await line.canonry(args)

  expect(out).toMatch(/^left out {2}\S*draft\.md → Draft\n {10}It is a draft, by “publish: false”\./m)
  expect(out).toMatch(/^refused {3}\S*broken\.md\n {10}Line 2: This cannot be read/m)
  expect(out).toMatch(/^ {10}warning: line 2: “type” is kept for other tools/m)
  expect(out).toMatch(/^ {10}warning: line 3: The date in “born”/m)
  expect(out).toMatch(/^ {10}note: line 4: “id” is kept for other tools/m)
  expect(out).toMatch(/^note: in 5 files: “cssclasses” is kept for other tools/m)
  expect(out).toMatch(/^note: in 5 files: A comment begins here/m)
  expect(out).toMatch(/Into home: 6 created, 0 updated, 0 unchanged, 1 refused, 1 left out\n$/)
  expect(status).toBe(1)
  expect(dry.out.replace('Nothing was written. Into home would go', 'Into home')).toBe(out)
})

it('takes drafts where they are asked for; leaving them out is no failure', async () => {
  const files = line.files({ 'draft.md': folder['draft.md'], 'ship.md': 'Text %%a%%.' })
  expect(await line.canonry(['import', files, '--universe', 'home'])).toMatchObject({
    status: 0,
    out: expect.stringMatching(/note: line 1: A comment begins here.*1 left out\n$/s),
  })
  const { out } = await line.canonry(['import', files, '--universe', 'home', '--drafts'])
  expect(out).toMatch(
    /^created {3}\S*draft\.md → Draft\n {10}warning: line 2: “publish: false” hides nothing here/m,
  )
  expect(out).toMatch(/1 created, 0 updated, 1 unchanged, 0 refused\n$/)
})

it('gives the same as data', async () => {
  const { out } = await line.canonry(['import', line.files(folder), '--universe', 'home', '--json'])
  const report = JSON.parse(out)
  expect(report).toMatchObject({ created: 6, refused: 1, leftOut: 1 })
  const ship = report.files.find(({ path }: { path: string }) => path.endsWith('ship.md'))
  expect(ship.warnings).toHaveLength(2)
  expect(ship.notes).toEqual([{ lines: [4], message: expect.stringContaining('“id”') }])
})
