import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportReport } from '../../src/actions/import-files.ts'
import { makeVault, writeVault } from '../fixtures/vault/make-vault.ts'
import { type CommandLine, commandLine } from '../helpers/command-line.ts'
import { openSite, type Site } from '../helpers/site.ts'

/** A vault goes in, is read by an anonymous visitor, comes out and goes in again: nothing is lost, nothing hidden shown. */

const vault = makeVault()
const taken = vault.filter(({ fate }) => fate === 'taken')
const hidden = vault.flatMap((file) => file.hidden)

let line: CommandLine
let other: CommandLine
let site: Site
let source: string
let report: ImportReport
/** Addresses by the paths of their files. */
const addresses = new Map<string, string>()
const pages = new Map<string, string>()

const take = async (where: CommandLine, folder: string): Promise<ImportReport> =>
  JSON.parse((await where.canonry(['import', folder, '--universe', 'vault', '--json'])).out)
const give = async (where: CommandLine, name: string) => {
  const target = join(where.folder, name)
  const { err, status } = await where.canonry(['export', target, '--universe', 'vault'])
  expect({ err, status }).toEqual({ err: '', status: 0 })
  return target
}
const tree = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
const body = async (address: string) => (await site.get(address)).body

beforeAll(async () => {
  line = commandLine()
  other = commandLine()
  source = join(line.folder, 'vault')
  mkdirSync(source)
  writeVault(source, vault)
  for (const each of [line, other]) await each.canonry(['universe', 'add', 'Vault', '--kind', 'history'])
  report = await take(line, source)
  for (const { path, slug } of report.files) {
    if (slug !== null)
      addresses.set(path.slice(path.indexOf('/vault/') + 7), `/u/vault/${encodeURIComponent(slug)}`)
  }
  site = await openSite({ dataFolder: join(line.folder, 'data') })
  for (const { path } of taken) pages.set(path, await body(addresses.get(path) ?? '/not-imported'))
}, 300_000)
afterAll(async () => {
  await site.close()
  for (const each of [line, other]) rmSync(each.folder, { recursive: true, force: true })
})

const reportOn = (path: string) => report.files.find((file) => file.path.endsWith(`/vault/${path}`))

describe('going in', () => {
  it('holds two hundred notes', () => {
    expect(vault.length).toBeGreaterThanOrEqual(200)
    expect(new Set(vault.map(({ path }) => path)).size).toBe(vault.length)
  })

  it('takes every note that is one, by its title', () => {
    const titles = vault.map(({ path }) => [
      path,
      reportOn(path)?.slug == null ? null : reportOn(path)?.title,
    ])
    expect(titles).toEqual(vault.map(({ path, title }) => [path, title]))
  })

  it('reports on all that was done', () => {
    for (const { path, told } of vault) {
      const on = reportOn(path)
      const words =
        JSON.stringify(on) + (on?.unresolved ?? []).map((each) => `line ${each.line}: ${each.link}`).join()
      for (const expected of told) expect(`${path}: ${words}`).toMatch(expected)
    }
    const unresolved = report.files.flatMap((file) => file.unresolved.map(({ link }) => link))
    expect(unresolved.sort()).toEqual([
      '[[Draft|draft]]',
      '[[Nobody wrote this|never]]',
      '[gone](Twins/West/Gate.md)',
    ])
  })
})

describe('an anonymous reader', () => {
  it('finds every word that is meant to be read on its page', () => {
    const missing = taken.flatMap(({ path, shown }) => {
      const text = textOf(pages.get(path) ?? '')
      return shown.filter((word) => !text.includes(word)).map((word) => `${path}: ${word}`)
    })
    expect(missing).toEqual([])
  })

  it('finds by search what is shown, where it is', async () => {
    for (const { path, shown } of taken.filter((_, index) => index % 10 === 0)) {
      const [word] = shown.filter((each) => each.startsWith('seen'))
      if (word) expect(await body(`/search?q=${word}`)).toContain(`href="${addresses.get(path)}"`)
    }
  })

  it('comes by each link to the article that its file meant', () => {
    const wrong: string[] = []
    for (const { path, links } of taken) {
      const html = pages.get(path) ?? ''
      for (const [words, to] of links) {
        const at = html.indexOf(`>${words.replaceAll("'", '&#39;')}</a>`)
        const [, href] = /.*<a href="([^"]*)"[^>]*$/s.exec(html.slice(0, Math.max(0, at))) ?? []
        const expected = to === null ? '/u/vault/new' : addresses.get(to)
        if (href?.replace(/[?#].*$/s, '') !== expected)
          wrong.push(`${path}: ${words} leads to ${href}, not ${expected}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('sees at each article what links to it', async () => {
    for (const { path, links } of taken.filter((_, index) => index % 15 === 0)) {
      for (const [, to] of links) {
        if (to !== null)
          expect(await body(`${addresses.get(to)}/links`)).toContain(`href="${addresses.get(path)}"`)
      }
    }
  })

  it('meets no dead end among the addresses of the pages', async () => {
    const own = (html: string) =>
      [...html.matchAll(/(?:href|src)="([^"]*)"/g)]
        .map(([, to = '']) => to.replaceAll('&amp;', '&').replace(/#.*$/s, ''))
        .filter((to) => to !== '' && !/^\w+:/.test(to) && !to.includes('/new?'))
    const read = new Set(addresses.values())
    // What stands on every page is asked for from some; where the texts lead, from all.
    const texts = [...pages.values()].map((html) => /<div class="prose".*?<footer/s.exec(html)?.[0] ?? '')
    const some = [...pages.values()].filter((_, index) => index % 40 === 0)
    for (const to of new Set([...texts, ...some].flatMap(own).filter((to) => !read.has(to)))) {
      const { pathname, search } = new URL(to, 'http://localhost/u/vault/page')
      expect((await site.get(pathname + search)).statusCode, to).toBeLessThan(400)
    }
  })

  it('finds nowhere what is hidden', async () => {
    const some = taken.filter(({ hidden }) => hidden.length > 0)
    const pair = some
      .slice(0, 2)
      .map(({ path }) => encodeURIComponent(addresses.get(path)?.slice('/u/'.length) ?? ''))
    const elsewhere = [
      '/',
      '/u/vault',
      '/u/vault/wanted',
      '/u/vault/feed.atom',
      '/feed.atom',
      '/recent',
      '/tags',
      '/subjects',
      `/compare?left=${pair[0]}&right=${pair[1]}`,
      `/compare?left=${pair[0]}&right=${pair[1]}&format=json`,
      ...some.map(({ path }) => `${addresses.get(path)}/history`),
      ...hidden.map((word) => `/suggest?q=${word.slice(0, 8)}`),
    ]
    const texts = [...pages].concat(
      await Promise.all(elsewhere.map(async (to): Promise<[string, string]> => [to, await body(to)])),
    )
    const shown = texts.flatMap(([where, html]) =>
      hidden.filter((word) => html.includes(word)).map((word) => `${where}: ${word}`),
    )
    expect(shown).toEqual([])
    for (const word of hidden) expect(await body(`/search?q=${word}`), word).not.toMatch(/href="\/u\/vault\//)
  })
})

describe('coming out', () => {
  it('gives each file back where it came from, every line of it', async () => {
    const out = tree(await give(line, 'out'))
    for (const { path, bytes, title } of taken) {
      const file = [...out.keys()].find((each) => each.normalize('NFC') === path.normalize('NFC'))
      const written = out.get(
        file ?? [...out.keys()].find((each) => out.get(each)?.includes(`file-path: ${path}`)) ?? '',
      )
      expect(written, path).toBeDefined()
      if (path.endsWith('.txt')) continue // becomes Markdown
      const lines = written?.split('\n') ?? []
      const original = new TextDecoder().decode(bytes).replace(/\r\n/g, '\n').split('\n')
      let at = 0
      for (const each of original) {
        if (each === '' || /^title: /.test(each) || each === `# ${title?.replace(/ \(.*\)$/, '')}`) continue
        const found = lines.indexOf(each, at)
        expect(found, `${path}: ${each}`).toBeGreaterThanOrEqual(at)
        at = found + (each === '---' ? 0 : 1)
      }
    }
  })

  it('changes nothing when it goes in again where it was', async () => {
    expect(await take(line, join(line.folder, 'out'))).toMatchObject({
      created: 0,
      updated: 0,
      refused: 0,
      unchanged: taken.length,
    })
    expect(await take(line, source)).toMatchObject({ created: 0, updated: 0, unchanged: taken.length })
  })

  it('goes into an empty wiki whole, and comes out of that the same', async () => {
    const again = await take(other, join(line.folder, 'out'))
    expect(again).toMatchObject({ created: taken.length, refused: 0 })
    expect(again.files.flatMap((file) => file.unresolved.map(({ link }) => link))).toHaveLength(3)
    expect(tree(await give(other, 'out'))).toEqual(tree(join(line.folder, 'out')))
    const second = await openSite({ dataFolder: join(other.folder, 'data') })
    try {
      const main = (html: string) => html.replace(/<time[^>]*>.*?<\/time>/gs, '').replace(/\?v=\w+/g, '')
      for (const { path } of taken) {
        const address = addresses.get(path) ?? ''
        expect(main((await second.get(address)).body), path).toBe(main(pages.get(path) ?? ''))
      }
    } finally {
      await second.close()
    }
  })
})
