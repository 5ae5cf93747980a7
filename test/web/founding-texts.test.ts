import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/actions/actor.ts'
import { importFiles } from '../../src/actions/import-files.ts'
import { openSite, type Site } from '../helpers/site.ts'

const folder = new URL('../../../shared/seeds/', import.meta.url)
const present = existsSync(folder)
if (!present) console.warn('Skipped: the founding texts are not beside this checkout.')

const files = [
  { file: 'history-today-in-history.en.txt', universe: 'history', subject: 'leon-trotsky' },
  { file: 'history-encyclopedia.th.txt', universe: 'history', subject: 'leon-trotsky' },
  { file: 'history-trotskyism-explained.en.txt', universe: 'history', subject: 'trotskyism' },
  { file: 'timeline-1350.en.txt', universe: 'timeline-1350', subject: 'leon-trotsky' },
  { file: 'metapedia-framing.en.txt', universe: 'metapedia', subject: 'leon-trotsky' },
]

describe.runIf(present)('the five founding texts, imported as they are', () => {
  let site: Site
  /** universe/slug by file. */
  const addresses = new Map<string, string>()
  beforeAll(async () => {
    site = await openSite()
    await site.addUniverse({ name: 'History' })
    const child = { parent: 'history', color: 'green' } as const
    await site.addUniverse({
      ...child,
      name: 'Timeline',
      slug: 'timeline-1350',
      kind: 'timeline',
      divergesAt: '1940-08',
      yearShift: 529,
    })
    await site.addUniverse({ ...child, name: 'Metapedia', kind: 'framing' })
    for (const { file, universe, subject } of files) {
      const bytes = readFileSync(new URL(file, folder))
      const actor = systemActor('Import', new Date())
      const report = await importFiles(site.database.db, actor, [{ path: file, bytes }], {
        universe,
        subject,
      })
      expect(report.files[0]).toMatchObject({ outcome: 'created', problem: null })
      addresses.set(file, `${universe}/${report.files[0]?.slug}`)
    }
  })
  afterAll(() => site.close())

  it.each(files)('opens $file', async ({ file }) => {
    const { statusCode } = await site.get(encodeURI(`/u/${addresses.get(file)}`))
    expect(statusCode).toBe(200)
  })

  it('compares the four tellings of the man in one page', async () => {
    const columns = files
      .filter(({ subject }) => subject === 'leon-trotsky')
      .map(({ file }) => addresses.get(file))
    const { statusCode, body } = await site.get(encodeURI(`/compare/leon-trotsky?in=${columns.join(',')}`))
    expect(statusCode).toBe(200)
    expect(body.match(/<h2 class="u-/g)).toHaveLength(4)
    expect(body).toMatch(/<p class="is-paragraph" lang="th">/)
  })

  it('puts the passages that two of them share in the same rows', async () => {
    const { body } = await site.get('/compare/leon-trotsky?in=timeline-1350,metapedia')
    const rows = body
      .split('<article ')
      .slice(1)
      .map((row) => row.replace(/<[^>]+>/g, ''))
    const birth = rows.find((row) => row.includes('1350'))
    expect(birth).toContain('7 November 1879')
    const bolsheviks = rows.find((row) => row.includes('1388') && row.includes('Menshevik'))
    expect(bolsheviks).toContain('1917')
    const mexico = rows.find((row) => row.includes('1412'))
    expect(mexico).toMatch(/Ramón Mercader.*Ramón Mercader/s)
  })
})
