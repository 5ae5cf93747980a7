import { isIPv4, isIPv6 } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], 'must be true or false')
  .transform((text) => ['true', '1', 'yes'].includes(text))

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`)

const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://wiki.example.org' })
  .refine(
    (text) => /^https?:\/\/[^/?#@]+(?:\/(?!\.+(?:\/|$))[\w.~-]+)*\/?$/i.test(text),
    'must have no query, no password, and in its path nothing but letters, digits, “-”, “.”, “_” and “~”',
  )
  .transform((text) => new URL(text.replace(/\/+$/, '')))

/**
 * Proxies in front of us whose X-Forwarded-* headers are believed: none, as many as there are between us and the
 * readers, or those at these addresses. Never all: who is believed without end believes what a reader made up.
 */
const proxies = z.string().transform((text, context): false | number | string[] => {
  if (['false', 'no', '0'].includes(text)) return false
  if (['true', 'yes'].includes(text)) return 1
  if (/^\d$/.test(text)) return Number(text)
  const addresses = text.split(',').map((address) => address.trim())
  for (const address of addresses.filter((each) => !isNetwork(each))) {
    context.addIssue({
      code: 'custom',
      message: `must be the number of proxies in front of Canonry (1 to 9), or their addresses with commas; “${address}” is no address`,
    })
  }
  return addresses
})

/** Whether it is an address, a network of addresses as `10.0.0.0/8`, or one of those that have a name. */
function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits, ...more] = text.split('/')
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1
  return (
    more.length === 0 && most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}

const environment = z.object({
  /** Name or address to listen on; `0.0.0.0` for every network, `localhost` for this machine alone. */
  CANONRY_HOST: z.string().default('localhost'),
  /** Port to listen on; `PORT` is read where this is not set. 0 takes any free one. */
  CANONRY_PORT: whole(0, 65_535).default(3000),
  /** Folder of the database and its backups, made where it is missing; `data/wiki` beside the program if not set. */
  CANONRY_DATA_DIR: z
    .string()
    .default(fileURLToPath(new URL('../data/wiki', import.meta.url)))
    .transform((path) => resolve(path)),
  /**
   * The address readers use, as `https://wiki.example.org` or `https://example.org/wiki`. Makes cookies secure, links in
   * feeds complete, and forms sure of where they come from behind a proxy.
   */
  CANONRY_BASE_URL: baseUrl.optional(),
  /** Whether browsers are told to use https for every name below the site's own too, where CANONRY_BASE_URL is https. */
  CANONRY_HSTS_SUBDOMAINS: flag.default(false),
  /** Secret for making the first administrator at /setup; one is made and printed where this is not set. */
  CANONRY_SETUP_TOKEN: z
    .string()
    .min(16, 'must have 16 characters or more, for nobody to guess it')
    .optional(),
  /** Least serious kind of log line: fatal, error, warn, info (one line a request), debug, trace, or silent. */
  CANONRY_LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('warn'),
  /** Whether a new database is filled with the demo canons. */
  CANONRY_DEMO: flag.default(true),
  /**
   * Proxies to believe about who sent a request: how many stand in front of Canonry (`true` is 1), the nearest of them on
   * this machine or in its private network, or their addresses and networks with commas; false for none.
   */
  CANONRY_TRUST_PROXY: proxies.default(false),
  /** Memory for finished pages, in MiB; 0 keeps none. */
  CANONRY_CACHE_MB: whole(0, 65_536).default(32),
  /** Days after which a sign-in that is not used ends. */
  CANONRY_SESSION_DAYS: whole(1, 3650).default(30),
  /** Days after which any sign-in ends, however much it is used. */
  CANONRY_SESSION_MAX_DAYS: whole(1, 3650).default(90),
  /** Whether an address is limited in how often it signs in, writes, searches and has pages made; false only for load tests. */
  CANONRY_RATE_LIMIT: flag.default(true),
})

/** How this server runs, read once at its start and handed down. */
export interface Config {
  host: string
  port: number
  /** Absolute. */
  dataDir: string
  /** Null where readers use the address listened on. */
  baseUrl: URL | null
  hstsSubdomains: boolean
  /** What every address of the site begins with: '/wiki', or '' where it has its host to itself. */
  basePath: string
  setupToken: string | null
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  demo: boolean
  trustProxy: false | number | string[]
  /** For finished pages. */
  cacheBytes: number
  sessionDays: number
  sessionMaxDays: number
  rateLimit: boolean
}

/** What a name in the environment does, for messages and tests. */
export const configNames: readonly string[] = Object.keys(environment.shape)

/**
 * Reads the configuration out of an environment. An empty variable counts as not set, as shells and compose files
 * make them. Throws a ConfigError that names every fault at once, and any CANONRY_ name that means nothing.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries({ CANONRY_PORT: env.PORT, ...withoutEmpty(env) })
      .filter(([name, value]) => name.startsWith('CANONRY_') && value !== undefined && value !== '')
      .filter(([name]) => !toolNames.has(name)),
  )
  const read = environment.safeParse(given)
  const unknown = Object.keys(given).filter((name) => !configNames.includes(name))
  if (!read.success || unknown.length > 0) {
    const faults = read.success
      ? []
      : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new ConfigError([...faults, ...unknown.map((name) => `${name} is not a setting of Canonry`)])
  }
  const { data } = read
  return {
    host: data.CANONRY_HOST,
    port: data.CANONRY_PORT,
    dataDir: data.CANONRY_DATA_DIR,
    baseUrl: data.CANONRY_BASE_URL ?? null,
    hstsSubdomains: data.CANONRY_HSTS_SUBDOMAINS,
    basePath: data.CANONRY_BASE_URL?.pathname.replace(/\/$/, '') ?? '',
    setupToken: data.CANONRY_SETUP_TOKEN ?? null,
    logLevel: data.CANONRY_LOG_LEVEL,
    demo: data.CANONRY_DEMO,
    trustProxy: data.CANONRY_TRUST_PROXY,
    cacheBytes: data.CANONRY_CACHE_MB * 1024 * 1024,
    sessionDays: data.CANONRY_SESSION_DAYS,
    sessionMaxDays: data.CANONRY_SESSION_MAX_DAYS,
    rateLimit: data.CANONRY_RATE_LIMIT,
  }
}

/** Names that only the scripts and tests read. */
const toolNames = new Set(['CANONRY_CHROMIUM'])

function withoutEmpty(env: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

/** Settings that cannot be used; `message` has one line a fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(
      `the environment has settings that cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
    this.faults = faults
  }
}
