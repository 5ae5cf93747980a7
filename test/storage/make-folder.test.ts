import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/storage/make-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canonry-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('making a folder', () => {
  it('makes all that is missing, for this user alone, and leaves one that is there', () => {
    const deep = join(folder, 'a', 'b', 'c')
    makeFolder(deep)
    makeFolder(deep)
    expect(statSync(deep).isDirectory()).toBe(true)
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700)
  })

  it('takes a link to a folder for one', () => {
    symlinkSync(folder, join(folder, 'link'))
    makeFolder(join(folder, 'link', 'below'))
    expect(existsSync(join(folder, 'below'))).toBe(true)
  })

  it('throws where a file or a link to nowhere stands in the way', () => {
    writeFileSync(join(folder, 'file'), '')
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
    expect(() => makeFolder(join(folder, 'file'))).toThrow(expect.objectContaining({ code: 'EEXIST' }))
    expect(() => makeFolder(join(folder, 'dangling'))).toThrow(expect.objectContaining({ code: 'EEXIST' }))
    expect(() => makeFolder(join(folder, 'file', 'below'))).toThrow(
      expect.objectContaining({ code: 'ENOTDIR' }),
    )
  })

  it.skipIf(process.platform !== 'linux')('ends where nothing can be made', () => {
    for (const path of ['/proc/canonry', '/proc/canonry/wiki', '/proc/self/canonry']) {
      expect(() => makeFolder(path)).toThrow(expect.objectContaining({ code: 'unavailable' }))
    }
  })
})
