import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createUniverse } from '../../src/actions/create-universe.ts'
import { listStale, markStale } from '../../src/storage/derive/stale.ts'
import { openDatabase } from '../../src/storage/open.ts'
import { testActor } from '../helpers/database.ts'

const root = join(import.meta.dirname, '../..')

/** The built server as a process of its own, as people run it. */
class Running {
  readonly child: ChildProcess
  out = ''
  err = ''
  readonly ended: Promise<number | null>

  constructor(env: Record<string, string>) {
    this.child = spawn(process.execPath, ['dist/main.js'], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        CANONRY_PORT: '0',
        CANONRY_HOST: '127.0.0.1',
        CANONRY_DEMO: 'false',
        ...env,
      },
    })
    this.child.stdout?.on('data', (chunk) => {
      this.out += chunk
    })
    this.child.stderr?.on('data', (chunk) => {
      this.err += chunk
    })
    this.ended = new Promise((resolve) => this.child.once('exit', resolve))
  }

  /** Its address, once it has said all of its greeting. */
  async address(): Promise<string> {
    while (!this.out.includes('Ctrl+C stops it')) {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.err}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return /is at (http:\S+)/.exec(this.out)?.[1] ?? ''
  }
}

/** Only root may, and not in every container. */
const canMount = (() => {
  const place = mkdtempSync(join(tmpdir(), 'canonry-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', place], { stdio: 'ignore' })
    execFileSync('umount', [place])
    return true
  } catch {
    return false
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
})()

/** Writes until the disk takes no more. */
function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (;;) writeSync(handle, Buffer.alloc(4096, 1))
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' })
  } finally {
    closeSync(handle)
  }
}

let folder: string
let processes: Running[]
const start = (env: Record<string, string> = {}) => {
  const running = new Running({ CANONRY_DATA_DIR: folder, ...env })
  processes.push(running)
  return running
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canonry-server-'))
  processes = []
})
afterEach(async () => {
  for (const { child, ended } of processes) {
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

describe('the server', { timeout: 180_000 }, () => {
  it('says where it is and how to become administrator, serves, and ends well on SIGTERM', async () => {
    const server = start()
    const address = await server.address()
    expect(server.out).toContain(folder)
    const link = /http:\S+\/setup\?token=\S+/.exec(server.out)?.[0] ?? ''
    expect((await fetch(address)).status).toBe(200)
    expect((await fetch(link)).status).toBe(200)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(server.err).toBe('')
    // The log beside the database was folded into it.
    expect(readdirSync(folder).filter((name) => !name.endsWith('.lock'))).toEqual(['canonry.db'])
  })

  it('fills a new database with the demo, once', async () => {
    const first = start({ CANONRY_DEMO: 'true' })
    const address = await first.address()
    // The framing stands behind its notice.
    for (const universe of ['history', 'timeline-1350']) {
      expect((await fetch(`${address}/u/${universe}/leon-trotsky`)).status).toBe(200)
    }
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
    const second = start({ CANONRY_DEMO: 'true' })
    expect((await fetch(`${await second.address()}/u/history/leon-trotsky`)).status).toBe(200)
    expect(readdirSync(folder).filter((name) => name.includes('demo'))).toEqual([])
  })

  it('reads anew behind its pages what it was stopped in the middle of', async () => {
    const { db, close } = await openDatabase(join(folder, 'canonry.db'))
    const { id: universeId, version } = await createUniverse(db, testActor(), {
      name: 'History',
      kind: 'history',
      color: 'blue',
    })
    await markStale(db, { what: 'articles', universeId, version })
    await start().address()
    while ((await listStale(db)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await close()
  })
})

describe('a server that cannot start says why in a line, and ends with 1', { timeout: 180_000 }, () => {
  const refusal = async (env: Record<string, string>) => {
    const server = start(env)
    expect(await server.ended).toBe(1)
    expect(server.err).toMatch(/^canonry: /)
    expect(server.err).not.toMatch(/\n\s+at /)
    return server.err
  }

  it('a port in use', async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
    })
    const { port } = other.address() as { port: number }
    expect(await refusal({ CANONRY_PORT: String(port) })).toContain(`port ${port} is in use`)
    other.close()
  })

  it('a second server on the same data', async () => {
    await start().address()
    expect(await refusal({})).toMatch(/another|already/i)
  })

  it('a data folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(await refusal({ CANONRY_DATA_DIR: join(folder, 'file') })).toContain('file')
  })

  it('a data folder where none can be', async () => {
    for (const demo of ['true', 'false']) {
      const message = await refusal({ CANONRY_DATA_DIR: '/proc/nowhere/wiki', CANONRY_DEMO: demo })
      expect(message).toContain('/proc/nowhere')
    }
    const message = await refusal({ CANONRY_DATA_DIR: join(folder, 'n'.repeat(300)) })
    expect(message).toContain('too long')
  })

  it.skipIf(process.getuid?.() === 0)(
    'a folder that may not be written to (as root anything may)',
    async () => {
      chmodSync(folder, 0o500)
      expect(await refusal({})).toContain('permission')
    },
  )

  it.skipIf(!canMount)('a disk that is full, before the first start and after it', async () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk])
    try {
      const env = { CANONRY_DATA_DIR: join(disk, 'data') }
      fill(join(disk, 'fill'))
      expect(await refusal(env)).toContain(`${disk}/data is on is full`)
      rmSync(join(disk, 'fill'))
      const server = start(env)
      await server.address()
      server.child.kill('SIGTERM')
      await server.ended
      fill(join(disk, 'fill'))
      expect(await refusal(env)).toContain(`${disk}/data is on is full`)
    } finally {
      execFileSync('umount', [disk])
    }
  })

  it('a database that is gone while a copy of it is there', async () => {
    writeFileSync(join(folder, 'canonry.db.before-restore-2026'), '')
    expect(await refusal({ CANONRY_DEMO: 'true' })).toContain('canonry.db.before-restore-2026')
    expect(readdirSync(folder)).not.toContain('canonry.db')
  })

  it('something else in the place of the database', async () => {
    writeFileSync(join(folder, 'canonry.db'), 'This is no database at all. '.repeat(100))
    expect(await refusal({})).toContain('not a database')
  })

  it('settings that cannot be used, all of them', async () => {
    const message = await refusal({ CANONRY_PORT: 'https', CANONRY_BASE_URL: 'wiki' })
    expect(message).toContain('CANONRY_PORT')
    expect(message).toContain('CANONRY_BASE_URL')
  })
})
