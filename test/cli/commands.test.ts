import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, commandLine } from '../helpers/command-line.ts'

let folder: string
let canonry: CommandLine['canonry']
let files: CommandLine['files']
beforeEach(() => {
  const line = commandLine()
  folder = line.folder
  canonry = line.canonry
  files = line.files
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('being understood', () => {
  it('helps, on the whole and on each command', async () => {
    const { status, out } = await canonry(['--help'])
    expect(status).toBe(0)
    const commands = [...out.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name as string)
    expect(commands).toContain('import')
    for (const command of commands) {
      const help = await canonry([command, '--help'])
      expect(help).toMatchObject({ status: 0, out: expect.stringContaining(`canonry ${command}`), err: '' })
    }
  })

  it.each([
    [['imprt']],
    [['import', 'x']],
    [['import', 'x', '--universe']],
    [['reindex', '--fast']],
    [['user', 'add']],
  ])('answers 2 to %j', async (args) => {
    const { status, out, err } = await canonry(args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('error: ')
  })

  it('says what to do where there is no wiki yet, and makes none', async () => {
    for (const args of [['reindex'], ['user', 'list'], ['import', folder, '--universe', 'home']]) {
      const { status, err } = await canonry(args)
      expect({ args, status }).toEqual({ args, status: 1 })
      expect(err).toMatch(/^canonry: There is no wiki in .*data/)
    }
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('universes', () => {
  it('are made and listed', async () => {
    expect((await canonry(['universe', 'add', 'Home', '--kind', 'history'])).status).toBe(0)
    const child = [
      'universe',
      'add',
      'The Other',
      '--parent',
      'home',
      '--year-shift',
      '529',
      '--diverges-at',
      '1940-08',
    ]
    expect((await canonry(child)).status).toBe(0)
    const { out } = await canonry(['universe', 'list', '--json'])
    expect(JSON.parse(out)).toMatchObject([
      { slug: 'home', kind: 'history', color: 'blue', parent: null, articles: 0 },
      {
        slug: 'the-other',
        kind: 'timeline',
        color: 'green',
        parent: 'home',
        yearShift: 529,
        divergesAt: '1940-08',
      },
    ])
  })

  it('part from their parent on a day in words', async () => {
    await canonry(['universe', 'add', 'Home', '--kind', 'history'])
    const made = await canonry([
      'universe',
      'add',
      'Other',
      '--parent',
      'home',
      '--diverges-at',
      '20 August 1940',
    ])
    expect(made).toMatchObject({ status: 0, err: '' })
    const { out } = await canonry(['universe', 'list', '--json'])
    expect(JSON.parse(out)).toMatchObject([{ divergesAt: null }, { divergesAt: '1940-08-20' }])
  })

  it('are refused with the reason for each field', async () => {
    const { status, err } = await canonry([
      'universe',
      'add',
      'Odd',
      '--parent',
      'nowhere',
      '--year-shift',
      'many',
    ])
    expect(status).toBe(1)
    expect(err).toContain('nowhere')
    expect(err).toContain('yearShift: ')
  })
})

describe('import and export', () => {
  beforeEach(async () => {
    await canonry(['universe', 'add', 'Home', '--kind', 'history'])
  })

  it.skipIf(process.platform === 'win32')('show a file name without what a terminal would obey', async () => {
    const source = files({ 'a\x1b[2Jb.md': 'x', 'c\nd.md': 'x' })
    const { out, status } = await canonry(['import', source, '--universe', 'home'])
    expect(status).toBe(1)
    expect(out).not.toContain('\x1b')
    expect(out).toContain('a\ufffd[2Jb.md')
    expect(out).toContain('c\ufffdd.md')
  })

  it('take a folder in, tell what was not taken, and take it once', async () => {
    const source = files({
      'good.md': '---\ntitle: Good\n---\nA text with a [[Link]].\n',
      'deep/plain.txt': 'Plain text.\n\nTwo paragraphs.\n',
      'picture.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      '.hidden/notes.md': 'Not asked for.',
    })
    const args = ['import', source, join(source, 'missing'), '--universe', 'home', '--json']
    const first = await canonry(args)
    expect(first.status).toBe(1)
    const report = JSON.parse(first.out)
    expect(report).toMatchObject({ created: 2, refused: 2 })
    const outcomes = report.files.map((file: { path: string; outcome: string }) => [
      file.path.split('/').at(-1),
      file.outcome,
    ])
    expect(Object.fromEntries(outcomes)).toEqual({
      missing: 'refused',
      'good.md': 'created',
      'plain.txt': 'created',
      'picture.md': 'refused',
    })
    expect(JSON.parse((await canonry(args)).out)).toMatchObject({ created: 0, unchanged: 2, refused: 2 })
  })

  it('stay in the folder that was named, and name the links in it', async () => {
    const outside = files({ 'secret.md': 'Not in the folder.\n', 'deep/other.md': 'Nor this.\n' })
    const source = files({ 'good.md': 'A text.\n', 'deep/more.md': 'Another text.\n' })
    symlinkSync(join(outside, 'secret.md'), join(source, 'file-link.md'))
    symlinkSync(join(outside, 'deep'), join(source, 'folder-link'))
    symlinkSync('nowhere.md', join(source, 'dangling.md'))
    symlinkSync('..', join(source, 'deep', 'loop'))
    symlinkSync('circle', join(folder, 'circle'))

    const { status, out } = await canonry(['import', source, '--universe', 'home', '--json'])

    const report = JSON.parse(out)
    expect({ status, ...report }).toMatchObject({ status: 1, created: 2, refused: 4 })
    const refused = report.files.filter(({ outcome }: { outcome: string }) => outcome === 'refused')
    expect(refused.map(({ path }: { path: string }) => path.split('/').at(-1)).sort()).toEqual([
      'dangling.md',
      'file-link.md',
      'folder-link',
      'loop',
    ])
    for (const { problem } of refused) expect(problem).toContain('symbolic link')
    const circle = await canonry(['import', join(folder, 'circle'), '--universe', 'home'])
    expect(circle).toMatchObject({ status: 1, out: expect.stringContaining('in a circle') })
  })

  it('take what a link leads to where the link itself was named', async () => {
    const source = files({ 'good.md': 'A text.\n' })
    symlinkSync(source, join(folder, 'notes'))
    symlinkSync(join(source, 'good.md'), join(folder, 'again.md'))
    expect(await canonry(['import', join(folder, 'notes'), '--universe', 'home'])).toMatchObject({
      status: 0,
    })
    expect(await canonry(['import', join(folder, 'again.md'), '--universe', 'home'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('1 created'),
    })
  })

  it.skipIf(process.platform === 'win32')('read nothing that is no file, nor all of a huge one', async () => {
    const source = files({ 'good.md': 'A text.\n', 'huge.md': '' })
    truncateSync(join(source, 'huge.md'), 3 * 1024 ** 3) // sparse: nothing of it is on the disk
    execFileSync('mkfifo', [join(source, 'pipe.md')]) // reading it would wait for ever
    const { status, out } = await canonry(['import', source, '--universe', 'home'])
    expect(status).toBe(1)
    expect(out).toMatch(/refused {3}\S*pipe\.md\n.*not a file/)
    expect(out).toMatch(/refused {3}\S*huge\.md\n.*larger than 1 MiB/)
    expect(out).toContain('1 created, 0 updated, 0 unchanged, 2 refused')
    expect((await canonry(['import', join(source, 'pipe.md'), '--universe', 'home'])).status).toBe(1)
  })

  it('write nothing in a dry run', async () => {
    const source = files({ 'good.md': 'A text.\n' })
    const dry = await canonry(['import', source, '--universe', 'home', '--dry-run'])
    expect(dry).toMatchObject({ status: 0, out: expect.stringContaining('1 created') })
    expect(JSON.parse((await canonry(['universe', 'list', '--json'])).out)[0].articles).toBe(0)
  })

  it('give back what went in, to the byte', async () => {
    const texts = {
      'good.md': '---\ntitle: Good\ncolour: kept as it is # with its comment\n---\nA text.\n',
      'ไทย.md': '---\ntitle: ไทย\nlang: th\n---\nข้อความ\n',
    }
    await canonry(['import', files(texts), '--universe', 'home'])
    const target = join(folder, 'out')
    expect((await canonry(['export', target, '--universe', 'home'])).status).toBe(0)
    const written = readdirSync(target).sort()
    expect(written.map((name) => [name, readFileSync(join(target, name), 'utf8')])).toEqual(
      Object.entries(texts).sort(),
    )

    const again = await canonry(['export', target, '--universe', 'home'])
    expect(again).toMatchObject({ status: 1, err: expect.stringContaining('not empty') })
    const back = await canonry(['import', target, '--universe', 'home', '--json'])
    expect(JSON.parse(back.out)).toMatchObject({ unchanged: 2, refused: 0 })
  })

  it('name the nearest universe when there is no such one', async () => {
    const { status, err } = await canonry(['import', files({ 'a.md': 'Text.' }), '--universe', 'hom'])
    expect(status).toBe(1)
    expect(err).toContain('hom')
    expect(err).toContain('Home')
  })

  it('leave what reindex makes as it was', async () => {
    await canonry(['import', files({ 'a.md': 'Text.', 'b.md': 'More.' }), '--universe', 'home'])
    const { status, out } = await canonry(['reindex', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toEqual({ articles: 2, subjects: 2 })
  })
})

describe('accounts', () => {
  const password = 'a long enough passphrase'

  it('are made with a password from standard input, listed, changed', async () => {
    expect((await canonry(['user', 'add', 'Ada', '--role', 'administrator'], `${password}\n`)).status).toBe(0)
    expect((await canonry(['user', 'add', 'Ben'], `${password}\n`)).status).toBe(0)
    expect((await canonry(['user', 'set-role', 'BEN', 'reader'])).status).toBe(0)
    expect((await canonry(['user', 'reset-password', 'Ben'], `another ${password}\n`)).status).toBe(0)
    const listed = await canonry(['user', 'list', '--json'])
    expect(JSON.parse(listed.out)).toMatchObject([
      { name: 'Ada', role: 'administrator' },
      { name: 'Ben', role: 'reader' },
    ])
    expect(listed.out).not.toMatch(/hash|password/i)
  })

  it('are refused without a password, with a name that is taken, without an administrator left', async () => {
    await canonry(['user', 'add', 'Ada', '--role', 'administrator'], password)
    expect(await canonry(['user', 'add', 'Ben'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('password'),
    })
    expect((await canonry(['user', 'add', 'ada'], password)).status).toBe(1)
    expect((await canonry(['user', 'set-role', 'Ada', 'reader'])).status).toBe(1)
    expect((await canonry(['user', 'set-role', 'Ada', 'king'])).status).toBe(2)
    expect((await canonry(['user', 'set-role', 'Nobody', 'reader'])).status).toBe(1)
  })
})
