import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { prepareSetUp } from './actions/set-up.ts'
import { buildApp } from './app.ts'
import { restoreFinished } from './cli/cli.ts'
import type { Config } from './config.ts'
import { makeDemoDatabase } from './demo.ts'
import { explainDisk } from './storage/full-disk.ts'
import { type Database, openDatabase } from './storage/open.ts'
import type { App } from './web/shared/types.ts'

/**
 * Memory may grow by so many percent over what is in use before it is cleared of what is not. V8 by itself lets a server of
 * 50 MiB under load grow to 180, since the machine has more; in the threads too.
 */
const growth = 30

/** A request that is being answered gets this long after a signal to stop, in milliseconds. */
const graceToClose = 10_000

/** The database of a data folder. */
export function databaseFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'canonry.db')
}

/**
 * Opens the wiki, serves it, and says on standard output where it is. Ends with the process: at SIGTERM or SIGINT the
 * requests under way are finished, the database is closed, and the exit status is 0.
 * @throws what opening, migrating and listening throw; nothing is left open then.
 */
export async function serve(config: Config): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  const makeNew = (file: string) => makeDemoDatabase(file, new Date())
  const database = await openDatabase(databaseFile(config), {
    exclusive: true,
    ...(config.demo ? { makeNew } : {}),
  })
  try {
    const setupToken = (await prepareSetUp(database.db, config.setupToken ?? undefined)) ?? null
    const app = await buildApp({ database, config, setupToken, log: true })
    await app.listen({ host: config.host, port: config.port })
    stopOnSignal(app, database)
    if (database.finishedRestore !== null) console.log(`\n  ${restoreFinished(database.finishedRestore)}`)
    greet(config, app.server.address() as AddressInfo, setupToken)
    finishStale(app)
  } catch (error) {
    await database.close()
    throw explainDisk(config.dataDir, error)
  }
}

/** Reads anew what the last run was stopped in the middle of, behind the pages: it may take minutes. */
function finishStale({ threads, log }: App): void {
  threads
    .of('upkeep', '')
    .run('rederiveStale', Number.POSITIVE_INFINITY)
    .catch((error) => log.warn({ err: error }, 'articles are to be read anew yet'))
}

function stopOnSignal(app: { close(): Promise<unknown> }, database: Database): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1) // asked twice: somebody does not want to wait
    stopping = true
    setTimeout(() => process.exit(1), graceToClose).unref()
    await app.close()
    await database.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
}

function greet(config: Config, { port }: AddressInfo, setupToken: string | null): void {
  const everywhere = ['0.0.0.0', '::'].includes(config.host)
  const host = everywhere ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host
  const address = config.baseUrl?.href.replace(/\/$/, '') ?? `http://${host}:${port}`
  console.log(`\n  Canonry is at ${address}\n  Its data is in ${config.dataDir}`)
  if (!everyoneIsHere(config) && config.baseUrl?.protocol !== 'https:') {
    console.log(
      '\n  Passwords and cookies travel unprotected, and cookies are not marked Secure: serve it over https,',
    )
    console.log('  and set CANONRY_BASE_URL to the https address that readers use.')
  }
  if (setupToken !== null) {
    console.log(`\n  There is no administrator yet. Become it here (this link works once):`)
    console.log(`  ${address}/setup?token=${encodeURIComponent(setupToken)}`)
  }
  console.log('\n  Ctrl+C stops it.\n')
}

/** Whether only this very machine can reach the site, by what it listens on. */
function everyoneIsHere({ host }: Config): boolean {
  return ['localhost', '127.0.0.1', '::1'].includes(host)
}
