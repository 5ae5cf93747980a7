import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
let body: string
beforeAll(async () => {
  site = await openSite()
  body = (await site.get('/help')).body
})
afterAll(() => site.close())

it('shows every kind of markup as it comes out', () => {
  for (const made of [
    '<em>leaning</em>',
    '<strong>strong</strong>',
    '<blockquote>',
    'class="callout',
    'class="spoiler"',
    'class="footnotes"',
    '<table',
    'class="align-right"',
    'class="missing"',
    '<input type="checkbox" disabled checked aria-label="Done"> date the siege',
    '>Petrovgrad</a> <span class="badge">embedded</span> harbour.png <span class="badge">file</span>',
    'sail.north(3)',
  ]) {
    expect(body).toContain(made)
  }
})

it('hides the comments of its example, and says where they stand', () => {
  expect(body).toContain('<p>She was born in Petrovgrad.</p>')
  expect(body.match(/or at sea\?/g)).toHaveLength(1)
  expect(body.match(/still to come/g)).toHaveLength(1)
})

it('reads every date it recommends', () => {
  const dates = body.slice(body.indexOf('Ways to write a date'), body.indexOf('time shift'))
  for (const words of ['7 November 1879', 'c. 1350', 'the 1390s', '44 BC'])
    expect(dates).toContain(`<td>${words}</td>`)
  expect(dates).not.toContain('not read')
})

it('names the languages whose dates are read', () => {
  expect(body).toContain('English, French, German, Russian, Spanish, and Thai are read in full')
  expect(body).toContain('Japanese, Korean')
})

it('reads the era of its example', () => {
  expect(body).toContain('<code>5 March 12 BBY</code> is the date <code>-0012-03-05</code>')
})

it('reads the facts of its example', () => {
  const facts = body.slice(body.indexOf('What is read out of it'), body.indexOf('A fact may be a list'))
  expect(facts).toContain('the date 7 November 1350')
  expect(facts).toContain('held 1388 to 1389, by Harbour book')
  expect(facts).toContain('Aurora')
})

it('has every anchor that it and the keys point at, each once', () => {
  const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  expect(ids).toEqual([...new Set(ids)])
  for (const [, anchor] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(anchor)
  expect(ids).toContain('keys')
})

it('can be read by those who may read nothing else', async () => {
  await site.configure({ access: { read: 'members', edit: 'members' } })
  expect((await site.get('/help')).statusCode).toBe(200)
})
