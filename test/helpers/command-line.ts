import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Cli } from '../../src/cli/cli.ts'
import { runCli } from '../../src/cli/run.ts'
import { testNow } from './database.ts'

export interface CommandLine {
  folder: string
  /** Runs one command line on the folder's wiki. */
  canonry(args: string[], input?: string): Promise<{ status: number; out: string; err: string }>
  /** Writes files under the folder and answers the path of the folder they are in. */
  files(contents: Record<string, string | Uint8Array>): string
}

/** A command line with a folder of its own, whose wiki is in `data`; whoever asks for it removes the folder. */
export function commandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'canonry-cli-'))
  return {
    folder,
    async canonry(args, input = '') {
      const said = { out: '', err: '' }
      const cli: Cli = {
        env: { CANONRY_DATA_DIR: join(folder, 'data') },
        now: testNow,
        stdin: Readable.from([input]),
        out: (text) => {
          said.out += text
        },
        note: (text) => {
          said.err += `${text}\n`
        },
        progress: () => {},
        colors: false,
        status: 0,
      }
      const status = await runCli(args, cli)
      return { status, ...said }
    },
    files(contents) {
      const target = mkdtempSync(join(folder, 'files-'))
      for (const [path, content] of Object.entries(contents)) {
        mkdirSync(join(target, path, '..'), { recursive: true })
        writeFileSync(join(target, path), content)
      }
      return target
    },
  }
}
