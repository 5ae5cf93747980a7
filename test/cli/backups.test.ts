import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'
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

describe('backup, restore and check', () => {
  beforeEach(async () => {
    await canonry(['universe', 'add', 'Home', '--kind', 'history'])
    await canonry(['import', files({ 'a.md': 'The first text.' }), '--universe', 'home'])
  })

  it('bring back what was there, and keep what is there now', async () => {
    const file = join(folder, 'copy.db')
    expect(await canonry(['backup', file])).toMatchObject({
      status: 0,
      out: expect.stringContaining('1 revisions'),
    })
    expect(await canonry(['backup', file])).toMatchObject({
      status: 1,
      err: expect.stringContaining('exists'),
    })
    await canonry(['import', files({ 'b.md': 'A later text.' }), '--universe', 'home'])

    const checked = await canonry(['restore', file, '--check', '--json'])
    expect(JSON.parse(checked.out)).toMatchObject({ problems: [], articles: 1, revisions: 1 })
    expect(JSON.parse((await canonry(['check', '--json'])).out)).toMatchObject({ problems: [], articles: 2 })

    const restored = JSON.parse((await canonry(['restore', file, '--json'])).out)
    expect(JSON.parse((await canonry(['check', '--json'])).out)).toMatchObject({ problems: [], articles: 1 })
    const kept = await canonry(['restore', restored.kept, '--check', '--json'])
    expect(JSON.parse(kept.out)).toMatchObject({ problems: [], articles: 2 })
  })

  it('name a backup by the time where no file is named', async () => {
    const { file } = JSON.parse((await canonry(['backup', '--json'])).out)
    expect(file).toContain(join(folder, 'data', 'backups', 'canonry-2026-11-22T12-00-00'))
  })

  it('tell a damaged backup, and put it nowhere', async () => {
    const file = join(folder, 'copy.db')
    await canonry(['backup', file])
    const bytes = readFileSync(file)
    for (let at = bytes.indexOf('The first text.'); at >= 0; at = bytes.indexOf('The first text.')) {
      bytes.write('The forged text', at)
    }
    writeFileSync(file, bytes)
    const checked = await canonry(['restore', file, '--check'])
    expect(checked).toMatchObject({ status: 1, out: expect.stringContaining('NOT sound') })
    expect((await canonry(['restore', file])).status).toBe(1)
    expect((await canonry(['check'])).status).toBe(0)
  })

  it('finish a restore that was cut short before anything else, and say so', async () => {
    const file = join(folder, 'copy.db')
    await canonry(['backup', file])
    await canonry(['import', files({ 'b.md': 'A later text.' }), '--universe', 'home'])
    const data = join(folder, 'data')
    copyFileSync(file, join(data, 'canonry.db.restoring'))
    writeFileSync(
      join(data, 'canonry.db.replacing'),
      JSON.stringify({ draft: 'canonry.db.restoring', kept: 'canonry.db.before-restore-then' }),
    )
    const listed = await canonry(['universe', 'list', '--json'])
    expect(listed).toMatchObject({
      status: 0,
      err: expect.stringContaining('canonry.db.before-restore-then'),
    })
    expect(JSON.parse(listed.out)).toMatchObject([{ slug: 'home', articles: 1 }])
    expect((await canonry(['universe', 'list'])).err).toBe('')
  })

  it('say what was meant where a folder is named', async () => {
    const { file } = JSON.parse((await canonry(['backup', '--json'])).out)
    const backups = join(folder, 'data', 'backups')
    for (const args of [
      ['restore', backups, '--check'],
      ['restore', backups],
    ]) {
      const { status, out, err } = await canonry(args)
      expect({ status, out }).toEqual({ status: 1, out: '' })
      expect(err).toContain(`is a folder. Name one backup. The newest in it is ${file}`)
    }
    expect(await canonry(['backup', backups])).toMatchObject({
      status: 1,
      err: expect.stringContaining('is a folder. Name a file in it'),
    })
  })

  /** Writes past Canonry into a database file. */
  const past = (file: string, sql: string) => {
    const sqlite = new Sqlite(file)
    sqlite.exec(sql)
    sqlite.close()
  }

  it('say of a wiki that was written to past Canonry what is wrong, in each of them', async () => {
    const live = join(folder, 'data', 'canonry.db')
    await canonry(['user', 'add', 'Ben'], 'a long enough passphrase\n')
    past(live, "update users set role = 'administrator'")
    const told = 'The account “Ben”: its role is “administrator”, and by the log “editor”.'
    const file = join(folder, 'copy.db')
    for (const args of [['check'], ['backup', file], ['restore', file, '--check']]) {
      const { status, out } = await canonry(args)
      expect({ args, status }).toEqual({ args, status: 1 })
      expect(out).toContain(told)
      expect(out).toContain('NOT sound')
    }
    expect(await canonry(['restore', file])).toMatchObject({ status: 1, err: expect.stringContaining(told) })
    expect((await canonry(['restore', file, '--force'])).status).toBe(0)
    // Set again by Canonry, it is what the log says.
    await canonry(['user', 'set-role', 'Ben', 'administrator'])
    expect((await canonry(['check'])).status).toBe(0)
  })

  it('tell what is derived and not right, rebuild it when it is restored, and by reindex', async () => {
    const live = join(folder, 'data', 'canonry.db')
    await canonry(['import', files({ 'c.md': 'See [[A]].' }), '--universe', 'home'])
    past(live, 'delete from links')
    const file = join(folder, 'copy.db')
    expect(await canonry(['backup', file])).toMatchObject({ status: 0 })
    const checked = await canonry(['check'])
    expect(checked.status).toBe(1)
    expect(checked.out).toMatch(/derived from article 2 \(“C”\) differs from a rebuild: links/)
    expect(checked.out).toContain('canonry reindex rebuilds that')
    expect(await canonry(['check', '--quick'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('was not compared'),
    })
    await canonry(['reindex'])
    expect((await canonry(['check'])).status).toBe(0)
    expect((await canonry(['restore', file, '--check'])).status).toBe(1)
    expect((await canonry(['restore', file])).out).toContain('was rebuilt')
    expect((await canonry(['check'])).status).toBe(0)
  })

  it('hold the log against a seal that was noted', async () => {
    const file = join(folder, 'copy.db')
    const { seal: early } = JSON.parse((await canonry(['backup', file, '--json'])).out)
    await canonry(['import', files({ 'b.md': 'A later text.' }), '--universe', 'home'])
    const { out } = await canonry(['check', '--seal', early])
    const late = /The log's seal: (\S+)/.exec(out)?.[1] as string
    expect(late).not.toBe(early)
    expect((await canonry(['check', '--seal', late])).status).toBe(0)
    expect((await canonry(['restore', file, '--check', '--seal', early])).status).toBe(0)
    const behind = await canonry(['restore', file, '--check', '--seal', late])
    expect(behind).toMatchObject({
      status: 1,
      out: expect.stringMatching(/has \d+ entries, and the seal was noted/),
    })
    expect((await canonry(['check', '--seal', 'abc'])).status).toBe(2)
  })

  it('say so where there is no such file, or one that is no backup', async () => {
    expect((await canonry(['restore', join(folder, 'none.db'), '--check'])).status).toBe(1)
    const text = join(files({ 'text.db': 'Nothing but text. '.repeat(50) }), 'text.db')
    expect(await canonry(['restore', text])).toMatchObject({
      status: 1,
      err: expect.stringContaining('not a database'),
    })
  })
})
