import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'
import { watchStatements } from '../helpers/statements.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
})
afterEach(() => site.close())

const whole = {
  name: 'The lantern timeline',
  slug: '',
  kind: 'timeline',
  parent: 'history',
  divergesAt: '20 August 1940',
  yearShift: '529',
  calendar: 'gregorian',
  eras: 'BBY counts down to year 0\r\nABY counts up from year 0',
  color: 'green',
  notice: '',
  description: 'See [[Marta Vell]].',
}

describe('making a universe', () => {
  it('takes the form, a divergence in words, and lets it be seen at once', async () => {
    const made = await site.post('/universes', whole, { as: 'editor' })
    expect(made.headers.location).toBe('/u/the-lantern-timeline?done=universe-created')
    const { body } = await site.get('/u/the-lantern-timeline?done=universe-created', { as: 'editor' })
    expect(body).toContain('The universe stands.')
    expect(body).toContain('Parts from History on 20 August 1940, 20 August 1411 by its own count')
    expect(body).toContain('/u/the-lantern-timeline/new?title=Marta%20Vell') // its description's red link
    expect(body).toContain('Nothing is written in this universe yet.')
    const row = await site.database.db
      .selectFrom('universes')
      .selectAll()
      .where('slug', '=', 'the-lantern-timeline')
      .executeTakeFirst()
    expect(row).toMatchObject({
      diverges_at: '1940-08-20',
      year_shift: 529,
      color: 'green',
      kind: 'timeline',
    })
    expect((await site.get('/universes')).body).toMatch(/History[\s\S]*The lantern timeline/)
  })

  it.each([
    ['no name', { name: '  ' }, 422, 'fault-name'],
    ['a name that no address can show', { name: '!!!' }, 422, 'fault-name'],
    ['a name with a line break or control sign', { name: 'a\u0007b' }, 422, 'fault-name'],
    ['an address that is taken, in other letters', { slug: 'HISTORY' }, 409, 'fault-slug'],
    ['a reserved address', { slug: 'new' }, 422, 'fault-slug'],
    ['a date that is none', { divergesAt: 'last summer' }, 422, 'fault-divergesAt'],
    ['a day that does not exist', { divergesAt: '1941-02-30' }, 422, 'fault-divergesAt'],
    ['a divergence without a parent', { parent: '' }, 422, 'fault-parent'],
    ['a parent that is gone', { parent: 'nowhere' }, 422, 'fault-parent'],
    ['a framing of nothing', { kind: 'framing', parent: '', divergesAt: '' }, 422, 'fault-parent'],
    ['a framing that diverges', { kind: 'framing' }, 422, 'fault-divergesAt'],
    ['a shift that is no number', { yearShift: 'many' }, 422, 'fault-yearShift'],
    ['a shift beyond any calendar', { yearShift: '99999999' }, 422, 'fault-yearShift'],
    ['an era that is not understood', { eras: 'BBY counts <down>' }, 422, 'fault-eras'],
    ['an era of our own days', { eras: 'bce counts down to year 1' }, 422, 'fault-eras'],
    ['a colour that there is not', { color: 'red; background: url(x)' }, 422, 'Choose a colour.'],
    ['a kind that there is not', { kind: 'dream' }, 422, 'Choose what kind'],
    ['a notice far too long', { notice: 'x'.repeat(3000) }, 422, 'fault-notice'],
    ['a NUL in the description', { description: 'a\u0000b' }, 422, 'fault-description'],
    ['a description of 2 MiB', { description: 'ab '.repeat(700_000) }, 422, 'fault-description'],
  ])('refuses %s, and gives the form back as typed', async (_what, change, status, fault) => {
    const form = { ...whole, ...change }
    const refused = await site.post('/universes', form, { as: 'editor' })
    expect(refused.statusCode).toBe(status)
    expect(refused.body).toContain(fault)
    expect(refused.body).toContain(form.description.slice(0, 1000))
    expect(refused.body).toContain(`value="${form.divergesAt}"`)
    expect(refused.body).toContain(form.eras.replace('<', '&lt;').replace('>', '&gt;'))
    const rows = await site.database.db.selectFrom('universes').select('slug').execute()
    expect(rows).toEqual([{ slug: 'history' }])
  })

  it('keeps a name of any script', async () => {
    const made = await site.post('/universes', { ...whole, name: 'ไทม์ไลน์ ๑๓๕๐' }, { as: 'editor' })
    const path = made.headers.location?.split('?')[0] as string
    expect(decodeURIComponent(path)).toBe('/u/ไทม์ไลน์-๑๓๕๐')
    expect((await site.get(path)).statusCode).toBe(200)
  })

  it('offers the record for the first, and a timeline of it for the next', async () => {
    const next = await site.get('/universes/new', { as: 'editor' })
    expect(next.body).toMatch(/value="timeline" checked/)
    expect(next.body).toMatch(/value="history" selected/)
    const empty = await openSite()
    const first = await empty.get('/universes/new', { as: 'editor' })
    expect(first.body).toMatch(/value="history" checked/)
    await empty.close()
  })
})

describe('changing a universe', () => {
  const path = '/u/the-lantern-timeline'
  beforeEach(async () => {
    await site.post('/universes', whole, { as: 'editor' })
  })

  it('shows its settings and saves them at the same address', async () => {
    const form = await site.get(`${path}/settings`, { as: 'editor' })
    expect(form.body).toContain('value="1940-08-20"')
    expect(form.body).toContain('value="529"')
    const saved = await site.post(
      `${path}/settings`,
      { ...whole, version: 1, name: 'Lanterns', yearShift: '−40', slug: 'lanterns' },
      { as: 'editor' },
    )
    expect(saved.headers.location).toBe('/u/the-lantern-timeline?done=universe-saved')
    expect((await site.get(path)).body).toContain('the year in History is 40 less')
  })

  it('shows its eras, reads its articles by them, and reads them anew when they change', async () => {
    expect((await site.get(path)).body).toContain('BBY counts down to year 0; ABY counts up from year 0')
    const form = await site.get(`${path}/settings`, { as: 'editor' })
    expect(form.body).toContain('\nBBY counts down to year 0\nABY counts up from year 0</textarea>')
    const text =
      '---\nfacts:\n  born: 12 BBY\n  died: -0005\n  crowned: 1411\n---\nIn 4 ABY she was remembered.\n'
    await site.addArticle('the-lantern-timeline', 'Ashla', text)
    const page = await site.get(`${path}/ashla`)
    expect(page.body).toContain('5 BBY')
    expect(page.body).not.toContain('1411 ABY')
    const dates = () =>
      site.database.db
        .selectFrom('facts')
        .select(['property', 'value_edtf'])
        .unionAll(site.database.db.selectFrom('dates').select(['text as property', 'edtf as value_edtf']))
        .execute()
        .then((rows) => rows.map(({ property, value_edtf }) => `${property} ${value_edtf}`).sort())
    expect(await dates()).toEqual(['4 ABY 0004', 'born -0012', 'crowned 1411', 'died -0005'])
    const eras = 'BBY counts down to year 100'
    const statements = watchStatements()
    await site.post(`${path}/settings`, { ...whole, version: 1, eras }, { as: 'editor' })
    expect(statements.taken().filter((sql) => sql.includes('"dates"'))).toEqual([]) // a thread's work: it may be long
    statements.stop()
    expect(await dates()).toEqual(['born 0088', 'crowned 1411', 'died -0005'])
    await site.post(`${path}/settings`, { ...whole, version: 2, eras: '' }, { as: 'editor' })
    expect(await dates()).toEqual(['born null', 'crowned 1411', 'died -0005'])
  })

  it('takes a divergence by its parent’s eras', async () => {
    const child = { ...whole, name: 'Child', slug: '', parent: 'the-lantern-timeline', divergesAt: '19 BBY' }
    await site.post('/universes', { ...child, yearShift: '0' }, { as: 'editor' })
    expect((await site.get('/u/child')).body).toContain('Parts from The lantern timeline in 19 BBY')
  })

  it('says when somebody else was faster, keeps what was typed, and saves when asked again', async () => {
    await site.post(
      `${path}/settings`,
      { ...whole, version: 1, name: 'Theirs', slug: 'the-lantern-timeline' },
      { as: 'editor' },
    )
    const late = await site.post(
      `${path}/settings`,
      { ...whole, version: 1, name: 'Mine', slug: 'the-lantern-timeline' },
      { as: 'administrator' },
    )
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Somebody else changed these settings')
    expect(late.body).toContain('value="Mine"')
    const version = /name="version" value="(\d+)"/.exec(late.body)?.[1]
    const again = await site.post(
      `${path}/settings`,
      { ...whole, version, name: 'Mine', slug: 'the-lantern-timeline' },
      { as: 'administrator' },
    )
    expect(again.statusCode).toBe(303)
    expect((await site.get(path)).body).toContain('Mine')
  })

  it('refuses a circle of parents', async () => {
    const circle = await site.post(
      '/u/history/settings',
      { ...whole, version: 1, name: 'History', parent: 'the-lantern-timeline', slug: 'history' },
      { as: 'editor' },
    )
    expect(circle.statusCode).toBe(422)
    expect(circle.body).toContain('circle')
  })

  it('is deleted only by an administrator and only when it holds nothing', async () => {
    expect((await site.post(`${path}/delete`, {}, { as: 'editor' })).statusCode).toBe(403)
    expect((await site.get(`${path}/settings`, { as: 'editor' })).body).not.toContain('Delete this universe')

    await site.addArticle('the-lantern-timeline', 'Marta Vell', 'She sailed.')
    const held = await site.post(`${path}/delete`, {}, { as: 'administrator' })
    expect(held.statusCode).toBe(409)
    expect(held.body).toContain('Delete them first, or keep the universe')
    expect((await site.get(`${path}/settings`, { as: 'administrator' })).body).toContain(
      'because it holds 1 article',
    )

    const parent = await site.post('/u/history/delete', {}, { as: 'administrator' })
    expect(parent.statusCode).toBe(409)
    expect(parent.body).toContain('another parent first')

    await site.addUniverse({ name: 'Empty' })
    const gone = await site.post('/u/empty/delete', {}, { as: 'administrator' })
    expect(gone.headers.location).toBe('/universes?done=universe-deleted')
    expect((await site.get('/u/empty')).statusCode).toBe(404)
  })
})

describe('a universe’s page', () => {
  it('lists its articles A to Z, whatever their script, and offers comparison where the parent tells them too', async () => {
    await site.addUniverse({ name: 'Lanterns', kind: 'timeline', parent: 'history', divergesAt: '1940' })
    await site.addArticle('history', 'Marta Vell', 'One.')
    for (const title of ['Zeppelin', 'apple', 'Äpfel', '42 guns', 'เรือ', 'Marta Vell', 'Anchor']) {
      await site.addArticle('lanterns', title, 'See [[The Lantern War]].')
    }
    const { body } = await site.get('/u/lanterns', { as: 'editor' })
    const order = ['42 guns', 'Anchor', 'apple', 'Marta Vell', 'Zeppelin', 'เรือ'].map((title) =>
      body.indexOf(`>${title}</a>`),
    )
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(body).toContain('href="/compare/marta-vell?in=history,lanterns"')
    expect(body).not.toContain('/compare/apple')
    expect(body).toContain('/u/lanterns/new?title=The%20Lantern%20War')
    expect(body).toContain('in 7 articles')
  })

  it('turns pages without losing or repeating an article', async () => {
    const titles = Array.from({ length: 205 }, (_, index) => `Ship ${String(index).padStart(3, '0')}`)
    for (const title of titles) await site.addArticle('history', title, 'A ship.')
    const first = (await site.get('/u/history')).body
    const next = /href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') as string
    const second = (await site.get(next)).body
    const listed = [first, second].flatMap((body) =>
      [...body.matchAll(/>(Ship \d{3})<\/a>/g)].map((match) => match[1]),
    )
    expect(listed).toEqual(titles)
    expect(second).not.toContain('rel="next"')
    expect((await site.get('/u/history?from=zzz')).body).toContain('No title comes after')
    expect((await site.get('/u/history?from=ship%20100')).body).not.toContain('>Ship 099<')
  })

  it('has one address, whatever the case or form it is asked in', async () => {
    const answer = await site.get('/u/HiSTORY')
    expect([answer.statusCode, answer.headers.location]).toEqual([301, '/u/history'])
    expect((await site.get('/u/history/')).statusCode).toBe(200)
  })

  it('offers the nearest names where there is none', async () => {
    const { statusCode, body } = await site.get('/u/histroy')
    expect(statusCode).toBe(404)
    expect(body).toContain('<a href="/u/history">History</a>')
  })

  it('shows a description as Markdown and nothing else', async () => {
    await site.post(
      '/universes',
      { ...whole, description: '**bold** <script>alert(1)</script> [x](javascript:alert(1))' },
      { as: 'editor' },
    )
    const { body } = await site.get('/u/the-lantern-timeline')
    expect(body).toContain('<strong>bold</strong>')
    expect(body).not.toMatch(/<script>alert|href="javascript/)
  })
})

describe('a content notice', () => {
  beforeEach(async () => {
    await site.addUniverse({
      name: 'Framing',
      kind: 'framing',
      parent: 'history',
      notice: 'Hostile <claims> ahead.',
    })
    await site.addArticle('framing', 'Marta Vell', 'It calls her a traitor.')
  })

  it.each([
    '/u/framing',
    '/u/framing/marta-vell',
    '/u/framing/marta-vell?rev=1',
    '/u/FRAMING/marta-vell/history',
  ])('stands before %s until it is read, then on top of it', async (url) => {
    const before = await site.get(url, { noticed: false })
    expect(before.body).toContain('Hostile &lt;claims&gt; ahead.')
    expect(before.body).not.toContain('traitor')
    expect(before.headers['cache-control']).toBe('no-store')
    const next = /name="next" value="([^"]+)"/.exec(before.body)?.[1] as string
    const read = await site.post('/u/framing/notice', { next }, { noticed: false })
    expect([read.statusCode, read.headers.location]).toEqual([303, url])
    const cookie = read.cookies.map(({ name, value }) => `${name}=${value}`).join()
    const page = await site.get(url.replace('FRAMING', 'framing'), { noticed: false, headers: { cookie } })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('<strong>Content notice.</strong> Hostile &lt;claims&gt; ahead.')
    expect(page.body).not.toContain('name="next"')
  })

  it('is not skipped by a page that somebody else has read into the cache', async () => {
    expect((await site.get('/u/framing/marta-vell')).body).toContain('traitor')
    expect((await site.get('/u/framing/marta-vell', { noticed: false })).body).not.toContain('traitor')
    expect((await site.get('/u/framing/marta-vell')).body).toContain('traitor')
  })

  it('is shown again when its words change, but not to the one who changed them', async () => {
    const read = await site.post('/u/framing/notice', { next: '/u/framing' }, { noticed: false })
    const cookie = read.cookies.map(({ name, value }) => `${name}=${value}`).join()
    expect((await site.get('/u/framing', { noticed: false, headers: { cookie } })).body).not.toContain(
      'Continue',
    )
    const form = {
      ...whole,
      version: 1,
      name: 'Framing',
      slug: 'framing',
      kind: 'framing',
      divergesAt: '',
      notice: 'Worse ahead.',
    }
    const saved = await site.post('/u/framing/settings', form, { as: 'editor' })
    expect(saved.cookies[0]?.name).toMatch(/^notice-\d+$/)
    expect((await site.get('/u/framing', { noticed: false, headers: { cookie } })).body).toContain(
      'Worse ahead.',
    )
    expect((await site.get('/u/framing', { noticed: false, headers: { cookie } })).body).toContain('Continue')
  })

  it('leads nowhere else', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '']) {
      const read = await site.post('/u/framing/notice', { next })
      expect(read.headers.location).toBe('/u/framing')
    }
  })

  it('stands before no other universe', async () => {
    expect((await site.get('/u/history', { noticed: false })).body).not.toContain('Continue')
  })
})

it.each(['/u', '/u/'])('leads from %s to the list', async (url) => {
  const { statusCode, headers } = await site.get(url)
  expect([statusCode, headers.location]).toEqual([302, '/universes'])
})

it('offers an article named after a day under that very title', async () => {
  const { body } = await site.get('/u/history/2024-03-01')
  expect(body).toContain('<h1>2024-03-01</h1>')
  expect(body).toContain('/u/history/new?title=2024-03-01')
})

describe('a long description', () => {
  it('is worked through once, apart from the event loop, however many stretches of its page are asked for', async () => {
    await site.addUniverse({ name: 'Long', description: `A *long* word. ${'[[Nobody]] | '.repeat(7_000)}` })
    const asked: string[] = []
    const { of } = site.app.threads
    site.app.threads.of = (lane, asker) => {
      const threads = of(lane, asker)
      return {
        ...threads,
        runOwn: (job, weight, ...input) => {
          asked.push(`${job.name} ${weight > job.shortText ? 'apart' : 'on the spot'}`)
          return threads.runOwn(job, weight, ...input)
        },
      }
    }
    for (const from of ['', '?from=a', '?from=b', '?from=c&after=1']) {
      expect((await site.get(`/u/long${from}`)).body).toContain('A <em>long</em> word.')
    }
    expect(asked).toEqual(['renderDescription apart'])
    await site.configure({ siteName: 'Changed' })
    await site.get('/u/long')
    expect(asked).toHaveLength(2)
    site.app.threads.of = of
  })
})
