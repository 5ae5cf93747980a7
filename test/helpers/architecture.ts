import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

/** A file of the project: its path from the root, with '/', and its text. */
export interface SourceFile {
  path: string
  text: string
}

const maxLines = 400

/** Parts of src from the bottom up. A file may import from its own part and from any before it. */
const layers = ['errors', 'domain', 'storage', 'actions', 'config', 'web', 'app', 'top'] as const
type Layer = (typeof layers)[number]

/** What would make the domain depend on anything but its arguments: I/O, the clock, chance, waiting. */
const impure: [RegExp, string][] = [
  [/\b(?:async|await)\b|\bPromise\b/, 'waits'],
  [/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, 'reads the clock'],
  [/\bMath\.random\(|\bcrypto\./, 'uses chance'],
  [/\bprocess\.|\bconsole\.|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\(/, 'touches the outside'],
]
const noPackageOfDomain = /^(?:node:|fastify|@fastify\/|kysely|better-sqlite3|eta$|piscina|commander)/

/** Every breach of the project's structure in the files given, as 'path: what'. */
export function findBreaches(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...breachesOfForm(file),
    ...breachesOfLayers(file),
    ...breachesOfDomain(file),
  ])
}

/** The project's own files under these folders, tests' fixtures left out. */
export function readProject(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|mjs|mts|css|eta|sql)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.includes('fixtures'))
      .map((path) => ({
        path: relative(root, path).replaceAll('\\', '/'),
        text: readFileSync(path, 'utf8'),
      })),
  )
}

function breachesOfForm({ path, text }: SourceFile): string[] {
  const breaches: string[] = []
  const lines = text.split('\n').length - 1
  const name = path.split('/').at(-1) as string
  if (lines > maxLines) breaches.push(`${path}: has ${lines} lines; ${maxLines} are the most`)
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)+$|^\d{4}_[a-z_]+\.sql$/.test(name)) {
    breaches.push(`${path}: is not named in kebab-case`)
  }
  if (/^import (?!type\b)[^\n]* from 'better-sqlite3'/m.test(text)) {
    breaches.push(`${path}: takes better-sqlite3 past storage/sqlite-driver.ts, which chooses its version`)
  }
  if (!path.startsWith('src/') || !path.endsWith('.ts')) return breaches
  const code = withoutComments(text)
  if (/^export default\b/m.test(code)) breaches.push(`${path}: has a default export`)
  const statements = code.split('\n').filter((line) => line.trim() !== '')
  if (statements.length > 1 && statements.every((line) => /^export .* from '/.test(line))) {
    breaches.push(`${path}: only re-exports; import from the files themselves`)
  }
  if (/\bprocess\.env\b/.test(code) && !['src/main.ts', 'src/cli/main.ts'].includes(path)) {
    breaches.push(`${path}: reads process.env, which only main.ts does`)
  }
  return breaches
}

function breachesOfLayers({ path, text }: SourceFile): string[] {
  if (!path.startsWith('src/')) return []
  const from = placeOf(path)
  const queries =
    importsOf(text).includes('kysely') || /\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text)
  if (queries && from.layer !== 'storage' && from.layer !== 'domain')
    return [`${path}: asks the database past storage`]
  return importsOf(text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(path), specifier)).replaceAll('\\', '/'))
    .flatMap((target) => {
      const to = placeOf(target)
      if (from.layer === 'client' || to.layer === 'client') {
        const allowed = from.layer === 'client' && (to.layer === 'client' || to.layer === 'domain')
        return allowed ? [] : [`${path}: imports ${target} across the browser's edge`]
      }
      if (layers.indexOf(to.layer) > layers.indexOf(from.layer)) {
        return [`${path}: ${from.layer} imports upwards from ${target}`]
      }
      if (
        from.layer === 'web' &&
        to.layer === 'web' &&
        to.feature !== from.feature &&
        to.feature !== 'shared'
      ) {
        return [`${path}: one feature imports another's ${target}`]
      }
      return []
    })
}

function breachesOfDomain({ path, text }: SourceFile): string[] {
  if (!path.startsWith('src/domain/')) return []
  const code = withoutComments(text)
  const packages = importsOf(text).filter((specifier) => noPackageOfDomain.test(specifier))
  return [
    ...packages.map((specifier) => `${path}: the domain imports ${specifier}`),
    ...impure
      .filter(([pattern]) => pattern.test(withoutStrings(code)))
      .map(([, what]) => `${path}: the domain ${what}`),
  ]
}

function placeOf(path: string): { layer: Layer | 'client'; feature: string } {
  const [, first = '', second = ''] = path.split('/')
  const feature = first === 'web' ? second : ''
  if (first === 'errors.ts') return { layer: 'errors', feature }
  if (first === 'config.ts') return { layer: 'config', feature }
  if (first === 'app.ts') return { layer: 'app', feature }
  if (first === 'client') return { layer: 'client', feature }
  const layer = layers.find((each) => each === first)
  return { layer: layer ?? 'top', feature }
}

function importsOf(text: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]/g
  return [...withoutComments(text).matchAll(pattern)].map(
    (match) => (match[1] ?? match[2] ?? match[3]) as string,
  )
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function withoutStrings(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
}
