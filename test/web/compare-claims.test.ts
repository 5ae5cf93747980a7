import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { universeColors } from '../../src/domain/universe.ts'
import { openSite, type Site } from '../helpers/site.ts'

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
/** The row of a page in which some words stand. */
const rowOf = (body: string, words: string) =>
  body
    .split(/(?=<article class="row )/)
    .slice(1)
    .find((row) => textOf(row).includes(words)) ?? ''

describe('what a comparison claims of its rows', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
    await site.addUniverse({ name: 'History' })
    await site.addUniverse({ name: 'Metapedia', kind: 'framing', parent: 'history', color: 'amber' })
  })
  afterAll(() => site.close())

  const compare = async (title: string, left: string, right: string) => {
    await site.addArticle('history', title, `---\ntitle: ${title}\n---\n\n${left}\n`)
    await site.addArticle('metapedia', title, `---\ntitle: ${title}\n---\n\n${right}\n`)
    const at = `/compare/${title.toLowerCase()}`
    const { body } = await site.get(at)
    return { at, body, text: textOf(body) }
  }

  it('says of other words that they are other words, and nothing more', async () => {
    const told = (words: string) =>
      `In the ninth year of the siege ${words} at a feast in the old tower by the river.`
    const { at, body, text } = await compare(
      'Poison',
      told('the brother of the abbess was poisoned'),
      told('the abbess poisoned her own brother'),
    )
    expect(textOf(rowOf(body, 'was poisoned'))).toContain('worded differently')
    expect(text).not.toMatch(/reworded|nothing conflicts|agrees?\b/i)
    expect(textOf((await site.get(`${at}?only=differences`)).body)).toContain('Row 1: worded differently')
    expect((await site.get(`${at}?as=csv`)).body).toContain('1,worded differently,')
    expect((await site.get(`${at}?as=markdown`)).body).toContain('| 1 worded differently |')
    expect((await site.get(`${at}?as=json`)).json().rows[0].label).toBe('reworded')
  })

  it('does not count contradictions among what is shared', async () => {
    const parts = (count: string, where: string) =>
      [
        'The harbour of Tarn froze over in the coldest winter and no ship came for weeks.',
        `The garrison of the fort had ${count} rifles and two old guns when the siege began.`,
        `A school for pilots opened in the old lighthouse ${where} and took girls from the first year.`,
      ].join('\n\n')
    const { text } = await compare(
      'Rifles',
      parts('forty', 'above the bay'),
      parts('ninety', 'behind the market'),
    )
    expect(text).toContain(
      'They share 2 of 3 passages, 1 of them worded differently; in one more they contradict each other.',
    )
  })

  it('shares none where all contradict, and finds none where none belong together', async () => {
    const guns = (count: string) =>
      `The garrison of the fort had ${count} rifles and two old guns when the siege began.`
    const { text } = await compare('Guns', guns('forty'), guns('ninety'))
    expect(text).toContain('They share none of 1 passages: in one they contradict each other.')
    const other = await compare(
      'Comet',
      'A comet stood over the roofs for eleven nights.',
      'The ferry leaves at dawn with lamp oil.',
    )
    expect(other.text).toContain('No passages were found to belong together.')
  })

  it('says where the same words lead, and which picture is another', async () => {
    const linked = await compare(
      'Queens',
      'In spring [[Anna of Orn|the queen]] came over the ford with two ships.',
      'In spring [[Berta of Keth|the queen]] came over the ford with two ships.',
    )
    const row = textOf(rowOf(linked.body, 'over the ford'))
    expect(row).toContain('other links')
    expect(row).toContain('Links to Anna of Orn in History, to Berta of Keth in Metapedia.')
    expect(linked.text).toContain('1 with other links or pictures')
    expect((await site.get(`${linked.at}?as=csv`)).body).toContain('Links to Anna of Orn in History')
    const pictured = await compare(
      'Towers',
      'The tower fell.\n\n![](/media/a.png)',
      'The tower fell.\n\n![](/media/b.png)',
    )
    expect(pictured.text).toContain('another picture')
    expect(pictured.text).toContain('History shows the picture /media/a.png, Metapedia /media/b.png.')
  })

  it('shows a table as one, in its cells', async () => {
    const table = (year: string) =>
      `| Year | Ruler |\n|---|---|\n| ${year} | **Anna** of [[Orn]] |\n| 1240 | Berta |`
    const { body } = await compare('Rulers', table('1201'), table('1204'))
    expect(body).not.toContain('is-row')
    const row = rowOf(body, 'Anna')
    expect(row).toMatch(
      /<table lang="en"><tr><td><mark class="conflict"[^>]*><time class="date">1201<\/time><\/mark><\/td><td><strong>Anna<\/strong> of <a href/,
    )
    expect(rowOf(body, 'Ruler')).toMatch(/<tr><th scope="col">Year<\/th><th scope="col">Ruler<\/th><\/tr>/)
  })
})

/** A colour of the style sheet as a pair, light and dark. */
const sheet = readFileSync(new URL('../../src/client/styles/base.css', import.meta.url), 'utf8')
function pair(name: string, within = ':root'): [light: string, dark: string] {
  const block = sheet.slice(sheet.indexOf(`${within} {`))
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(block)
  return [found?.[1] ?? '', found?.[2] ?? '']
}

const channels = (hex: string) =>
  [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]

/** WCAG 2's contrast of two colours. */
function contrast(a: string, b: string): number {
  const [x, y] = [a, b]
    .map((hex) => channels(hex))
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) as [number, number]
  return Math.max(x, y) / Math.min(x, y)
}

/** How far two colours are apart to the eye: in Oklab, in hundredths. */
function apart(a: string, b: string): number {
  const [x, y] = [a, b].map((hex) => {
    const [r, g, bl] = channels(hex)
    const l = Math.cbrt(0.4122 * r + 0.5363 * g + 0.0514 * bl)
    const m = Math.cbrt(0.2119 * r + 0.6807 * g + 0.1074 * bl)
    const s = Math.cbrt(0.0883 * r + 0.2817 * g + 0.63 * bl)
    return [
      0.2105 * l + 0.7936 * m - 0.0041 * s,
      1.978 * l - 2.4286 * m + 0.4506 * s,
      0.0259 * l + 0.7828 * m - 0.8087 * s,
    ]
  }) as [number[], number[]]
  return 100 * Math.hypot(...x.map((value, at) => value - (y[at] as number)))
}

describe('the colours of a comparison', () => {
  it.each(['changed', 'added', 'differ'])(
    'strokes of %s are 3:1 on the page, its quiet grounds and their wash',
    (name) => {
      const strokes = pair(name)
      for (const ground of ['paper', 'hush', `${name}-wash`]) {
        pair(ground).forEach((color, theme) => {
          expect([name, ground, contrast(strokes[theme] as string, color) >= 3]).toEqual([name, ground, true])
        })
      }
    },
  )

  it.each([...universeColors])('%s is far from the colour of what conflicts', (name) => {
    const conflict = pair('differ')
    pair('u', `.c-${name}`).forEach((color, theme) => {
      expect(apart(color, conflict[theme] as string)).toBeGreaterThan(10)
    })
  })
})
