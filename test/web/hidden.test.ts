import { afterAll, beforeAll, expect, it } from 'vitest'
import { articleForms, fieldsOf } from '../helpers/article-forms.ts'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
let forms: ReturnType<typeof articleForms>
const editor = { as: 'editor' } as const
const text = (born: string) => `---
subject: alric
---
Alric was born in ${born} %%or SECRETLY in 1188%% in the harbour.

%%
## SECRETLY

He is the [[SECRETLY|SECRETLY named]] heir, died:: 1250

[crowned:: 1240 SECRETLY]
%%

## Reign

<!-- SECRETLY -->

He ruled %% SECRETLY

SECRETLY %% from 1231. ^quote1

## War

He fought in ${born}.<!-- SECRETLY 1299 -->

## Death

He died.
`

beforeAll(async () => {
  site = await openSite()
  forms = articleForms(site)
  await site.addUniverse({ name: 'History', description: 'The record. %%SECRETLY%%' })
  await site.addUniverse({ name: 'Mirror', kind: 'timeline', parent: 'history' })
  await site.addArticle('history', 'Alric', text('1201'))
  await site.addArticle('mirror', 'Alric', text('1203'))
})
afterAll(() => site.close())

it.each([
  '/u/history/alric',
  '/u/history/alric?rev=1',
  '/u/history/alric/links',
  '/u/history/alric/history',
  '/u/history',
  '/subjects/alric',
  '/compare/alric?in=history,mirror',
  '/compare/alric?in=history,mirror&show=differences',
  '/compare/alric?in=history,mirror&format=csv',
  '/compare/alric?in=history,mirror&format=json',
  '/compare/alric?in=history,mirror&format=md',
  '/search?q=alric',
  '/recent',
  '/recent/feed.atom',
  '/u/history/alric/feed.atom',
  '/',
])('what other tools hide is on no page: %s', async (path) => {
  const { body, statusCode } = await site.get(path)
  expect(statusCode).toBe(200)
  expect(body).not.toMatch(/SECRETLY|1188|1299|quote1|%%|&lt;!--/)
})

it('is found by no search, and is no fact, date, link or tag', async () => {
  expect((await site.get('/search?q=SECRETLY')).body).not.toContain('href="/u/history/alric"')
  const { db } = site.database
  expect(await db.selectFrom('links').select('target').execute()).toEqual([])
  expect(await db.selectFrom('facts').select('property').execute()).toEqual([])
  const dates = await db
    .selectFrom('dates')
    .innerJoin('articles', 'articles.id', 'dates.article_id')
    .select(['dates.text', 'start_offset', 'end_offset', 'universe_id'])
    .where('dates.article_id', '=', 1)
    .orderBy('position')
    .execute()
  expect(dates.map((date) => date.text)).toEqual(['1201', '1231', '1201'])
  const raw = (await site.get('/u/history/alric/source?raw=1')).body
  for (const { text, start_offset, end_offset } of dates)
    expect(raw.slice(start_offset, end_offset)).toBe(text)
})

it('marks the words that differ, where comments stand between', async () => {
  const { body } = await site.get('/compare/alric?in=history,mirror')
  expect(body).toMatch(/born in\s+<[^>]*(?:mark|time)[^>]*>.*1201/)
})

it('is not in a preview, which says that it is hidden, and it is kept in the source', async () => {
  const form = fieldsOf((await site.get('/u/history/alric/edit', editor)).body)
  expect(form.body).toContain('SECRETLY in 1188')
  const { body } = await site.post('/u/history/alric/edit', { ...form, action: 'preview' }, editor)
  const preview = body.slice(body.indexOf('class="prose"'), body.indexOf('name="edit_id"'))
  expect(preview).toContain('Alric was born in 1201 in the harbour.')
  expect(preview).not.toMatch(/SECRETLY|%%/)
  expect(body).toMatch(
    /<li class="soft">Text, lines 1, 3[\d, ]* and \d+: A comment begins here\. It is kept, and hidden/,
  )
  expect((await site.get('/u/history/alric/source?raw=1')).body).toContain('%%or SECRETLY in 1188%%')
})

it('saves without a warning, and an article of comments alone is empty', async () => {
  const saved = await forms.write('Only a plan', { body: '%%\nSECRETLY\n%%\n' })
  expect(saved.headers.location).toBe('/u/history/only-a-plan?done=created')
  expect((await site.get('/u/history/only-a-plan')).body).toContain('Nothing is written here yet')
})
