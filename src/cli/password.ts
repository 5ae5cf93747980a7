import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { AppError } from '../errors.ts'
import type { Cli } from './cli.ts'

/** Asks for a password on a terminal without showing it, twice; from anything else, takes the first line of input. */
export async function readPassword(cli: Cli): Promise<string> {
  if (!cli.stdin.isTTY) {
    const line = await readLine(cli.stdin)
    if (line === '')
      throw new AppError('invalid', 'No password was given: type it in a terminal, or pipe it in.')
    return line
  }
  const password = await ask(cli, 'Password: ')
  if ((await ask(cli, 'Once more: ')) !== password) throw new AppError('invalid', 'The two are not the same.')
  return password
}

async function readLine(input: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input })
  for await (const line of lines) return line
  return ''
}

function ask(cli: Cli, question: string): Promise<string> {
  cli.note(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: cli.stdin, output: silent, terminal: true })
  return new Promise((resolve, reject) => {
    lines.question('', (answer) => {
      lines.close()
      resolve(answer)
    })
    lines.on('SIGINT', () => {
      lines.close()
      reject(new AppError('invalid', 'Nothing was changed.'))
    })
  })
}
