import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Universe } from '../../src/domain/universe.ts'
import { layOutLanes } from '../../src/web/home/lanes.ts'
import { universeTree } from '../../src/web/shared/universe-tree.ts'
import { openSite, type Site } from '../helpers/site.ts'

const plain: Universe = {
  id: 1,
  slug: 'history',
  name: 'History',
  kind: 'history',
  parentId: null,
  divergesAt: null,
  yearShift: 0,
  calendar: 'gregorian',
  eras: [],
  inheritedEras: [],
  color: 'blue',
  notice: '',
  description: '',
  position: 1,
  version: 1,
}
const timeline = (
  id: number,
  parentId: number,
  divergesAt: string | null,
  more: Partial<Universe> = {},
): Universe => ({
  ...plain,
  id,
  slug: `u${id}`,
  name: `Universe ${id}`,
  kind: 'timeline',
  parentId,
  divergesAt,
  ...more,
})
const yavin: Universe['eras'] = [
  { name: 'BBY', direction: 'down', zero: 0 },
  { name: 'ABY', direction: 'up', zero: 0 },
]
const lanesOf = (universes: Universe[]) => layOutLanes(universeTree(universes, new Map()))

describe('the tree of universes in time', () => {
  it('puts a divergence on its parent’s line, later ones further right', () => {
    const { lanes } = lanesOf([plain, timeline(2, 1, '1812'), timeline(3, 1, '1940-08-20')])
    const [history, late, early] = lanes
    expect([history?.name, late?.name, early?.name]).toEqual(['History', 'Universe 3', 'Universe 2'])
    expect(late?.point?.y).toBe(history?.y)
    expect(early?.point?.y).toBe(history?.y)
    expect(late?.point?.x).toBeGreaterThan(early?.point?.x as number)
  })

  it('counts a grandchild’s years on the common axis', () => {
    // 1388 by a count that runs 529 behind is 1917, the same moment as its uncle's divergence.
    const { lanes } = lanesOf([
      plain,
      timeline(2, 1, '1850', { yearShift: 529 }),
      timeline(3, 2, '1388'),
      timeline(4, 1, '1917'),
    ])
    const at = (name: string) => lanes.find((lane) => lane.name === name)?.point?.x
    expect(at('Universe 3')).toBe(at('Universe 4'))
  })

  it('has no scale where nothing diverges, and stands upright all the same', () => {
    const drawing = lanesOf([plain, timeline(2, 1, null, { kind: 'framing' }), timeline(3, 1, null)])
    expect(drawing.ticks).toEqual([])
    expect(drawing.lanes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })

  it.each([
    ['before our era', '-0043', '-0100', /^(\d+0 BC|AD 1|\d+0)$/],
    ['long before it', '-9999', '-3000', /^(\d+000 BC|AD 1|\d+000)$/],
    ['five-digit years', 'Y12000', 'Y11000', /^\d{5}$/],
    ['one year alone', '1940', '1940', /^\d{4}$/],
  ])('labels round years: %s', (_what, one, other, form) => {
    const { ticks } = lanesOf([plain, timeline(2, 1, one), timeline(3, 1, other)])
    expect(ticks.length).toBeGreaterThan(3)
    expect(ticks.length).toBeLessThan(15)
    for (const { label } of ticks) expect(label).toMatch(form)
  })

  it.each<[string, Universe['eras'], string, string, RegExp, string]>([
    ['that count both ways', yavin, '-0022', '0035', /^\d+ (BBY|ABY)$/, '0 BBY'],
    [
      'beside the year’s own number',
      [{ name: 'S.A.', direction: 'up', zero: 590 }],
      '0600',
      '0700',
      /^\d+ \(\d+ S\.A\.\)$|^5[5-9]\d$/,
      '600 (10 S.A.)',
    ],
    [
      'of long names',
      [{ name: 'since the Founding', direction: 'up', zero: 0 }],
      '0100',
      '1800',
      /^\d+ since the Founding$/,
      '1000 since the Founding',
    ],
  ])('labels years by eras %s', (_what, eras, one, other, form, label) => {
    const { ticks, width } = lanesOf([{ ...plain, eras }, timeline(2, 1, one), timeline(3, 1, other)])
    const labels = ticks.map(({ label }) => label)
    expect(labels).toContain(label)
    for (const each of labels) expect(each).toMatch(form)
    const longest = Math.max(...labels.map(({ length }) => length))
    expect(ticks.length * longest * 7).toBeLessThan(width + longest * 7)
  })

  it('is told by no era where universes that stand alone count by others', () => {
    const other = {
      ...plain,
      id: 4,
      slug: 'other',
      eras: [{ name: 'AX', direction: 'up', zero: 0 } as const],
    }
    const { ticks } = lanesOf([
      { ...plain, eras: yavin },
      timeline(2, 1, '0300'),
      other,
      timeline(5, 4, '0100'),
    ])
    expect(ticks.map(({ label }) => label)).toContain('200')
  })

  it('draws every universe once, inside the drawing, with no branch crossing another', () => {
    const forest = fc.array(
      fc.record({ parent: fc.nat(), year: fc.option(fc.integer({ min: -3000, max: 3000 }), { nil: null }) }),
      { minLength: 1, maxLength: 25 },
    )
    fc.assert(
      fc.property(forest, (made) => {
        const universes = made.map(({ parent, year }, index) =>
          index === 0
            ? plain
            : // A child diverges after its parent does, as it must to branch from it.
              timeline(index + 1, (parent % index) + 1, year === null ? null : edtfYear(year)),
        )
        const valid = universes.map((each) => {
          const parent = universes.find(({ id }) => id === each.parentId)
          const late =
            parent?.divergesAt && each.divergesAt
              ? yearIn(each.divergesAt) < yearIn(parent.divergesAt)
              : false
          return late ? { ...each, divergesAt: parent?.divergesAt ?? null } : each
        })
        const { lanes, width, height } = lanesOf(valid)
        expect(lanes.map(({ mark }) => mark.slug).sort()).toEqual(valid.map(({ slug }) => slug).sort())
        for (const lane of lanes) {
          expect(lane.x).toBeGreaterThanOrEqual(0)
          expect(lane.x).toBeLessThan(width)
          expect(lane.y).toBeLessThan(height)
        }
        const siblings = new Map<number, number[]>()
        for (const { point } of lanes)
          if (point) siblings.set(point.y, [...(siblings.get(point.y) ?? []), point.x])
        for (const xs of siblings.values()) expect(xs).toEqual([...xs].sort((a, b) => b - a))
      }),
      { numRuns: 200 },
    )
  })
})

describe('the home page', () => {
  let site: Site
  afterEach(() => site.close())

  it('tells the owner of an empty wiki what to do first', async () => {
    site = await openSite()
    const owner = await site.get('/', { as: 'administrator' })
    expect(owner.body).toContain('An empty wiki. Begin like this')
    expect(owner.body).toContain('href="/universes/new"')
    expect(owner.body).not.toContain('<svg')
    expect((await site.get('/')).body).toContain('Sign in as an administrator')
  })

  it('names no subject among those that differ which does not', async () => {
    site = await openSite()
    await site.addUniverse({ name: 'History' })
    await site.addUniverse({ name: 'Lanterns', kind: 'timeline', parent: 'history', color: 'green' })
    for (const universe of ['history', 'lanterns']) await site.addArticle(universe, 'Agreed', 'born:: 1879')
    const agreed = (await site.get('/')).body
    expect(agreed).toContain('Told more than once</h2>')
    expect(agreed).toContain('href="/compare/agreed"')
    expect(agreed).not.toContain('Where they differ most')
    await site.addArticle('history', 'Disputed', 'died:: 1940')
    await site.addArticle('lanterns', 'Disputed', 'died:: 1960')
    const disputed = (await site.get('/')).body
    expect(disputed).toContain('Where they differ most</h2>')
    expect(disputed).toContain('href="/compare/disputed"')
    expect(disputed).not.toContain('href="/compare/agreed"')
  })

  it('shows the canons, where they differ, and what was written last', async () => {
    site = await openSite()
    await site.addUniverse({ name: 'History' })
    await site.addUniverse({
      name: 'Lanterns',
      kind: 'timeline',
      parent: 'history',
      divergesAt: '1940-08-20',
      color: 'green',
    })
    await site.addArticle('history', 'Marta Vell', '---\nfacts:\n  died: 1940\n  born: 1879\n---\nShe died.')
    await site.addArticle(
      'lanterns',
      'Marta Vell',
      '---\nfacts:\n  died: 1960\n  born: 1879\n---\nShe lived.',
    )
    const { body } = await site.get('/')
    expect(body).toContain('<svg class="lanes"')
    expect(body).toContain('parts from History on 20 August 1940 · 1 article')
    expect(body).toMatch(
      /href="\/compare\/marta-vell">Marta Vell<\/a>\s*<span class="meta">2 universes · 1 fact differs, 1 agrees/,
    )
    expect(body).toMatch(/href="\/u\/lanterns\/marta-vell"[\s\S]*href="\/u\/history\/marta-vell"/)
  })

  it('bears names of any length and any signs', async () => {
    site = await openSite()
    const name = `${'ก'.repeat(30)} <b>&"' ${'Longest name of all '.repeat(6)}`.trim()
    await site.addUniverse({ name, slug: 'long' })
    const { body } = await site.get('/')
    expect(body).toContain('&lt;b&gt;&amp;&quot;&#39;')
    expect(body).not.toContain('<b>&')
    expect(body).toContain('…</text>')
  })

  it('shows nothing of a wiki for members to others', async () => {
    site = await openSite({ access: { read: 'members' } })
    await site.addUniverse({ name: 'Vellmark' })
    const answer = await site.get('/')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in?next=%2F'])
    expect((await site.get('/sign-in')).body).not.toContain('Vellmark')
  })
})

function edtfYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
}

function yearIn(edtf: string): number {
  return Number(edtf)
}
