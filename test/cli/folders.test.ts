import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportReport } from '../../src/actions/import-files.ts'
import { type CommandLine, commandLine } from '../helpers/command-line.ts'

let line: CommandLine
beforeEach(async () => {
  line = commandLine()
  await line.canonry(['universe', 'add', 'Home', '--kind', 'history'])
})
afterEach(() => rmSync(line.folder, { recursive: true, force: true }))

const take = async (...paths: string[]): Promise<ImportReport> =>
  JSON.parse((await line.canonry(['import', ...paths, '--universe', 'home', '--json'])).out)
const give = async (...options: string[]) => {
  const target = join(line.folder, 'out')
  const { out, err, status } = await line.canonry(['export', target, '--universe', 'home', ...options])
  return { target, out, err, status }
}
const tree = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, string] => [path.slice(folder.length + 1), readFileSync(path, 'utf8')])
      .sort(),
  )
const titled = (title: string, body: string) => `---\ntitle: ${title}\n---\n${body}\n`

const vault = {
  'Index.md': titled('Index', '[[north/Gate]] [s](south/Gate.md) [i](People/Anna%20of%20Orn.md)'),
  'People/Anna of Orn.md': titled('Queen Anna', '[home](../Index.md) [[Gate]]'),
  'north/Gate.md': titled('Gate', 'North. [[Anna of Orn]]'),
  'south/Gate.md': titled('Southern Gate', 'South. [n](../north/Gate.md) [x](/Index.md)'),
}

describe('a folder of notes', () => {
  it('comes back as it was, and goes into another wiki with every link', async () => {
    const first = await take(line.files(vault))
    expect(first).toMatchObject({ created: 4, refused: 0 })
    expect(first.files.flatMap(({ unresolved }) => unresolved)).toEqual([])
    const { target, status } = await give()
    expect(status).toBe(0)
    expect(tree(target)).toEqual(vault)
    expect(await take(target)).toMatchObject({ unchanged: 4, created: 0, updated: 0 })
    await line.canonry(['universe', 'add', 'Other', '--kind', 'history'])
    const { out } = await line.canonry(['import', target, '--universe', 'other', '--json'])
    expect(JSON.parse(out)).toMatchObject({ created: 4, refused: 0 })
    expect(JSON.parse(out).files.flatMap((file: { unresolved: unknown[] }) => file.unresolved)).toEqual([])
  })

  it('finds its articles again when a part of it comes, or one file', async () => {
    const source = line.files({ ...vault, 'Gate.md': titled('First Gate', 'Of the wall.') })
    await take(source)
    expect(await take(join(source, 'north'))).toMatchObject({ unchanged: 1, created: 0 })
    writeFileSync(join(source, 'south/Gate.md'), titled('Southern Gate', 'Burnt.'))
    expect(await take(join(source, 'south/Gate.md'))).toMatchObject({ updated: 1, created: 0 })
    expect(await take(join(source, 'south'), join(source, 'People'))).toMatchObject({ unchanged: 2 })
    mkdirSync(join(source, 'west'))
    writeFileSync(join(source, 'west/Gate.md'), titled('Western Gate', '[n](../north/Gate.md)'))
    const more = await take(join(source, 'north'), join(source, 'west'))
    expect(more).toMatchObject({ created: 1, unchanged: 1 })
    expect(await take(source)).toMatchObject({ unchanged: 6, created: 0, updated: 0 })
    const { target } = await give()
    expect(Object.keys(tree(target))).toContain('west/Gate.md')
  })

  it('counts paths from where Obsidian says the vault begins', async () => {
    const source = line.files({ ...vault, '.obsidian/app.json': '{}' })
    await take(join(source, 'People'))
    await take(join(source, 'north/Gate.md'), join(source, 'south'))
    expect(Object.keys(tree((await give()).target))).toEqual([
      'People/Anna of Orn.md',
      'north/Gate.md',
      'south/Gate.md',
    ])
  })

  it('keeps the titles that told notes apart, and says which links lead nowhere', async () => {
    const source = line.files({
      'a/Note.md': 'One. [gone](gone.md)\n',
      'b/Note.md': 'Two.\n\n[[Nowhere]]\n',
    })
    const { out } = await line.canonry(['import', source, '--universe', 'home'])
    expect(out).toMatch(/a\/Note\.md → Note\n.*line 1: \[gone\]\(gone\.md\) leads to no article/)
    expect(out).toMatch(
      /b\/Note\.md → Note \(b\)\n.*“Note” is taken by .*a\/Note\.md\n.*line 3: \[\[Nowhere\]\]/,
    )
    const { target } = await give()
    expect(tree(target)).toEqual({
      'a/Note.md': '---\ntitle: Note\n---\nOne. [gone](gone.md)\n',
      'b/Note.md': '---\ntitle: Note (b)\n---\nTwo.\n\n[[Nowhere]]\n',
    })
    expect(await take(target)).toMatchObject({ unchanged: 2 })
  })

  it('says where another name had to do, and knows the files by their old ones', async () => {
    const source = line.files({
      'a.md': titled('Re:Zero', 'x'),
      'b.md': titled('CON', 'x'),
      'aux.md': titled('Aux', 'x'),
    })
    await take(source)
    const { out, target } = await give()
    expect(Object.keys(tree(target))).toEqual(['_aux.md', 'a.md', 'b.md'])
    expect(out).toContain('aux.md is written as _aux.md')
    expect(readFileSync(join(target, '_aux.md'), 'utf8')).toContain('file-path: aux.md')
    await line.canonry(['universe', 'add', 'Other', '--kind', 'history'])
    await line.canonry(['import', target, '--universe', 'other'])
    const second = join(line.folder, 'second')
    await line.canonry(['export', second, '--universe', 'other'])
    expect(tree(second)).toEqual(tree(target))
  })
})

describe.skipIf(process.platform === 'win32')('export', () => {
  it('writes through no symbolic link, and nothing at all where there is one', async () => {
    await take(line.files(vault))
    const outside = line.files({ 'precious.md': 'Precious.', 'folder/Gate.md': 'Precious too.' })
    const { target } = await give()
    const before = readFileSync(join(target, 'Index.md'), 'utf8')
    rmSync(join(target, 'People'), { recursive: true })
    rmSync(join(target, 'north'), { recursive: true })
    mkdirSync(join(target, 'People'))
    symlinkSync(join(outside, 'precious.md'), join(target, 'People/Anna of Orn.md'))
    symlinkSync(join(outside, 'folder'), join(target, 'north'))
    writeFileSync(join(target, 'Index.md'), 'Mine.')
    const { err, status } = await give('--overwrite')
    expect(status).toBe(1)
    expect(err).toMatch(/Nothing was written.*Anna of Orn\.md is a symbolic link.*north is a symbolic link/s)
    expect(readFileSync(join(outside, 'precious.md'), 'utf8')).toBe('Precious.')
    expect(readFileSync(join(outside, 'folder/Gate.md'), 'utf8')).toBe('Precious too.')
    expect(readFileSync(join(target, 'Index.md'), 'utf8')).toBe('Mine.')
    rmSync(join(target, 'People'), { recursive: true })
    rmSync(join(target, 'north'))
    expect((await give('--overwrite')).status).toBe(0)
    expect(readFileSync(join(target, 'Index.md'), 'utf8')).toBe(before)
  })

  it('follows the link that was named itself, and replaces a file without changing what shares it', async () => {
    await take(line.files(vault))
    const real = line.files({ 'Index.md': 'Shared.' })
    linkSync(join(real, 'Index.md'), join(line.folder, 'shared.md'))
    symlinkSync(real, join(line.folder, 'out'))
    expect((await give('--overwrite')).status).toBe(0)
    expect(tree(real)).toEqual(vault)
    expect(readFileSync(join(line.folder, 'shared.md'), 'utf8')).toBe('Shared.')
  })

  it('leaves a folder and a file that stand in the way, and no draft behind', async () => {
    await take(line.files(vault))
    const { target } = await give()
    rmSync(join(target, 'Index.md'))
    mkdirSync(join(target, 'Index.md'))
    rmSync(join(target, 'north'), { recursive: true })
    writeFileSync(join(target, 'north'), 'A file.')
    const { err, status } = await give('--overwrite')
    expect(status).toBe(1)
    expect(err).toMatch(/Index\.md is not a file.*north is not a folder/s)
    expect(lstatSync(join(target, 'north')).isFile()).toBe(true)
    expect(readdirSync(target).filter((name) => name.startsWith('.'))).toEqual([])
    expect(existsSync(join(target, 'south/Gate.md'))).toBe(true)
  })

  it('leads out of its folder by no path that an article says', async () => {
    const paths = [
      '../escape.md',
      '/tmp/canonry-escape.md',
      'a/../../escape.md',
      '..\\escape.md',
      '.hidden/x.md',
    ]
    const texts = paths.map((path, index) => [
      `n${index}.md`,
      `---\ntitle: N${index}\nfile-path: '${path}'\n---\nx\n`,
    ])
    const report = await take(line.files(Object.fromEntries(texts)))
    expect(report).toMatchObject({ created: 5 })
    expect(report.files[0]?.warnings.join()).toContain('file-path')
    const { target } = await give()
    expect(Object.keys(tree(target)).sort()).toEqual([
      'N0.md',
      'N1.md',
      'N2.md',
      '_.-escape.md',
      '_hidden/x.md',
    ])
    expect(existsSync(join(line.folder, 'escape.md'))).toBe(false)
    expect(existsSync('/tmp/canonry-escape.md')).toBe(false)
  })
})
