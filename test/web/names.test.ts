import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleForms } from '../helpers/article-forms.ts'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
let forms: ReturnType<typeof articleForms>
beforeAll(async () => {
  site = await openSite()
  forms = articleForms(site)
  await site.addUniverse({ name: 'History' })
  await site.addUniverse({ name: 'Straße' })
})
afterAll(() => site.close())

const part = encodeURIComponent

describe.each([
  ["King's Landing", 'King’s Landing'],
  ['Spider-Man', 'Spider Man'],
  ['Dr. Strange', 'Dr Strange'],
  ['Doctor “Who” Who', 'Doctor "Who" Who'],
  ['ﬁn', 'fin'],
  ['กำแพง', 'กํา' + 'แพง'],
  ['straße', 'STRASSE'],
  ['İstanbul', 'istanbul'],
  ['Jörg – Maria', 'Jo\u0308rg-Maria'],
  ['Zero\u200bWidth', 'ZeroWidth'],
])('%j and %j', (title, other) => {
  beforeAll(async () => {
    await site.addArticle('history', title, `About it.`)
    await site.addArticle('history', `Guide to ${title}`, `See [[${other}]], which is [[${other}|there]].`)
  })
  const path = async () =>
    String((await site.get(`/u/history/${part(title)}`)).headers.location ?? `/u/history/${part(title)}`)

  it('are one target of links', async () => {
    const guide = (await site.get(`/u/history/${part(`Guide to ${title}`)}`)).headers.location as string
    const { body } = await site.get(guide)
    expect(body).not.toContain('/new?title=')
    expect(body).toContain(`href="${await path()}"`)
    expect((await site.get('/u/history')).body).not.toContain('/u/history/new?title=')
    expect((await site.get(`${await path()}/links`)).body).toContain(`href="${guide}"`)
  })

  it('are one address', async () => {
    for (const form of [other, other.toUpperCase(), title, other.normalize('NFD')]) {
      const { headers, statusCode } = await site.get(`/u/history/${part(form)}`)
      if (statusCode !== 200) expect([form, statusCode, headers.location]).toEqual([form, 301, await path()])
    }
  })

  it('are one article: writing the other leads to the one that is there', async () => {
    const refused = await forms.write(other)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain(`href="${await path()}"`)
  })

  it('are one name in suggestions, and one subject', async () => {
    const found = JSON.parse((await site.get(`/api/v1/suggest?q=${part(other)}`)).body)
    expect(JSON.stringify(found)).toContain(await path())
    expect((await site.get(`/subjects/${part(other)}`)).statusCode).toBe(200)
  })
})

it('a title is listed under the letter that it is sorted by', async () => {
  const text = (await site.get('/u/history')).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  await site.addUniverse({ name: 'Quotes' })
  for (const title of ['“Zorn”', 'Zebra', "'Zounds", 'Zucker']) await site.addArticle('quotes', title, 'x')
  const { body } = await site.get('/u/quotes')
  expect(body.match(/>Z</g)).toHaveLength(1)
  expect(body).toMatch(/Zebra[\s\S]*Zorn[\s\S]*Zounds[\s\S]*Zucker/)
  expect(text).toContain('Straße'.toLowerCase())
})

it('a link and an address name a universe in any of its forms', async () => {
  await site.addArticle('strasse', 'Fort', 'x')
  await site.addArticle('history', 'Pointer', 'See [[straße:Fort]] and [[STRASSE:fort]].')
  const { body } = await site.get('/u/history/pointer')
  expect(body.match(/href="\/u\/strasse\/fort"/g)).toHaveLength(2)
  expect((await site.get(`/u/${part('Straße')}`)).headers.location).toBe('/u/strasse')
  const form = {
    slug: '',
    parent: '',
    divergesAt: '',
    yearShift: '0',
    calendar: 'gregorian',
    eras: '',
    notice: '',
  }
  const again = { ...form, name: 'STRASSE', kind: 'history', color: 'blue', description: '' }
  expect((await site.post('/universes', again, { as: 'editor' })).statusCode).toBe(409)
})
