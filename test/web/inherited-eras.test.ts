import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reindex } from '../../src/actions/reindex.ts'
import { updateUniverse } from '../../src/actions/update-universe.ts'
import { findUniverse } from '../../src/storage/universes.ts'
import { testActor } from '../helpers/database.ts'
import { dumpDerived } from '../helpers/derived.ts'
import { openSite, type Site } from '../helpers/site.ts'

const eras = 'BAC counts down to year 0\nAC counts up from year 0'
const text =
  '---\nfacts:\n  born: 312 AC\n  crowned: { value: Queen, from: 5 March 330 AC }\n---\nIn 4 BAC it began. She died in 342 AC.\n'

let site: Site
beforeEach(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'Westeros', eras })
})
afterEach(() => site.close())

/** All dates that are kept of the articles, by their words. */
async function dates(): Promise<Record<string, string | null>> {
  const { db } = site.database
  const found = await db
    .selectFrom('facts')
    .select(['value as text', 'value_edtf as edtf'])
    .where('property', '=', 'born')
    .unionAll(db.selectFrom('dates').select(['text', 'edtf']))
    .execute()
  return Object.fromEntries(found.map(({ text, edtf }) => [text, edtf]))
}

async function change(universe: string, input: Partial<Parameters<typeof updateUniverse>[2]>) {
  const { version } = (await findUniverse(site.database.db, testActor().viewer, universe)) ?? { version: 0 }
  await updateUniverse(site.database.db, testActor(), { universe, version, ...input })
}

/** A reindex finds nothing that a save or a change of settings had not already derived so. */
async function expectDerived() {
  const rows = await dumpDerived(site.database.db)
  await reindex(site.database.db, testActor())
  expect(await dumpDerived(site.database.db)).toBe(rows)
}

describe('a universe that comes from another', () => {
  it('reads dates by the eras of its parent and of that one’s parent', async () => {
    await site.addUniverse({ name: 'Other', kind: 'timeline', parent: 'westeros' })
    await site.addUniverse({ name: 'Tale', kind: 'framing', parent: 'other' })
    for (const universe of ['other', 'tale']) {
      await site.addArticle(universe, `Ashla of ${universe}`, text)
      expect(await dates()).toEqual({ '312 AC': '0312', '4 BAC': '-0004', '342 AC': '0342' })
      const page = await site.get(`/u/${universe}/ashla-of-${universe}`)
      expect(page.body).toContain('312 AC')
      expect(page.body).not.toContain('unread')
    }
    await expectDerived()
  })

  it('means the parent’s year, whatever its own years are called', async () => {
    await site.addUniverse({ name: 'Other', kind: 'timeline', parent: 'westeros', yearShift: 100 })
    await site.addUniverse({ name: 'Deep', kind: 'timeline', parent: 'other', yearShift: -30 })
    await site.addArticle('other', 'Ashla', text)
    expect(await dates()).toEqual({ '312 AC': '0212', '4 BAC': '-0104', '342 AC': '0242' })
    await site.addArticle('westeros', 'Ashla', text)
    const comparison = await site.get('/compare/ashla?in=westeros,other')
    expect(comparison.body).toContain('same moment')
    expect(comparison.body).not.toContain('years apart')
    await site.addArticle('deep', 'Berra', 'born:: 312 AC')
    expect((await dates())['312 AC']).toBe('0242')
  })

  it('has its own era where both have one of that name', async () => {
    const own = 'AC counts up from year 1000'
    await site.addUniverse({ name: 'Other', kind: 'timeline', parent: 'westeros', eras: own })
    await site.addArticle('other', 'Ashla', text)
    expect(await dates()).toEqual({ '312 AC': '1312', '4 BAC': '-0004', '342 AC': '1342' })
  })

  it('does not say its years by the eras of one that counts otherwise', async () => {
    await site.addUniverse({ name: 'Other', kind: 'timeline', parent: 'westeros', yearShift: 100 })
    await site.addUniverse({ name: 'Same', kind: 'timeline', parent: 'westeros' })
    for (const universe of ['other', 'same']) await site.addArticle(universe, 'Ashla', 'born:: 0004')
    expect((await site.get('/u/other/ashla')).body).toContain('AD 4')
    expect((await site.get('/u/same/ashla')).body).toContain('4 AC')
  })
})

describe('what a universe inherits changes', () => {
  beforeEach(async () => {
    await site.addUniverse({ name: 'Other', kind: 'timeline', parent: 'westeros' })
    await site.addUniverse({ name: 'Deep', kind: 'timeline', parent: 'other' })
    await site.addArticle('deep', 'Ashla', text)
  })

  it('with the eras of any that it comes from', async () => {
    await change('westeros', { eras: 'AC counts up from year 50' })
    expect(await dates()).toEqual({ '312 AC': '0362', '342 AC': '0392' })
    await expectDerived()
    await change('other', { eras: 'AC counts up from year 1' })
    expect(await dates()).toEqual({ '312 AC': '0313', '342 AC': '0343' })
    await expectDerived()
  })

  it('with a time shift between them', async () => {
    await change('other', { yearShift: 7 })
    expect((await dates())['312 AC']).toBe('0305')
    await expectDerived()
  })

  it('with a parent between them', async () => {
    await change('other', { parent: '' })
    expect((await dates())['312 AC']).toBeNull()
    await expectDerived()
  })

  it('and leaves the articles of one whose eras stay as they were alone', async () => {
    const { version } = (await findUniverse(site.database.db, testActor().viewer, 'deep')) ?? {}
    await change('westeros', { description: 'A land.' })
    expect(await findUniverse(site.database.db, testActor().viewer, 'deep')).toMatchObject({ version })
  })

  it('under the hands of whoever saves an article there', async () => {
    const articles = await site.database.db.selectFrom('articles').select('id').execute()
    await Promise.all([
      change('westeros', { eras: 'AC counts up from year 50' }),
      site.addArticle('deep', 'Fresh', text.replaceAll('312', '313')),
    ])
    expect(articles).toHaveLength(1)
    expect((await dates())['313 AC']).toBe('0363')
    await expectDerived()
  })
})

describe('a point of divergence by an era', () => {
  const child = { name: 'Other', kind: 'timeline', parent: 'westeros', color: 'green', calendar: 'gregorian' }

  it('is taken from a form, shown by it everywhere, and shown again when it is edited', async () => {
    const made = await site.post('/universes', { ...child, divergesAt: '312 AC' }, { as: 'editor' })
    expect(made.statusCode).toBe(303)
    expect((await site.get('/u/other')).body).toContain('Parts from Westeros in 312 AC')
    expect((await site.get('/universes')).body).toContain('parts from Westeros in 312 AC')
    const home = (await site.get('/')).body
    expect(home).toContain('parts from Westeros in 312 AC')
    expect(home).toMatch(/<text[^>]*>300 AC<\/text>/)
    expect((await site.get('/u/other/settings', { as: 'editor' })).body).toContain('value="312 AC"')
  })

  it('is that of the parent’s parent too', async () => {
    await site.addUniverse({ name: 'Middle', kind: 'timeline', parent: 'westeros' })
    const deep = { ...child, name: 'Deep', parent: 'middle', divergesAt: '5 March 4 BAC' }
    expect((await site.post('/universes', deep, { as: 'editor' })).statusCode).toBe(303)
    expect((await site.get('/u/deep')).body).toContain('Parts from Middle on 5 March 4 BAC')
  })

  it('names the year and the era where they are not one number', async () => {
    await change('westeros', { eras: 'S.A. counts up from year 590' })
    await site.addUniverse({
      ...child,
      kind: 'timeline',
      color: 'green',
      calendar: 'gregorian',
      divergesAt: '10 S.A.',
    })
    expect((await site.get('/u/other')).body).toContain('Parts from Westeros in 600 (10 S.A.)')
  })

  it('is refused with what can be written, its parent’s eras among it', async () => {
    const refused = await site.post('/universes', { ...child, divergesAt: '312 XC' }, { as: 'editor' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('312 XC')
    expect(refused.body).toContain('12 BAC')
  })
})
