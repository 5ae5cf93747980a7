import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleForms, fieldsOf } from '../helpers/article-forms.ts'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
let forms: ReturnType<typeof articleForms>
const editor = { as: 'editor' } as const

beforeAll(async () => {
  site = await openSite()
  forms = articleForms(site)
  await site.addUniverse({ name: 'History' })
  await site.addArticle('history', 'Taken', 'It was here first.')
})
afterAll(() => site.close())

const faultsOf = (body: string, field: string) =>
  new RegExp(`id="fault-${field}">(.*?)</div>`, 's').exec(body)?.[1]

describe('the title line of an edit', () => {
  it('renames: the address goes with it, and says so', async () => {
    await forms.write('Old fort')
    await forms.write('Guide', { body: 'See [[Old fort]].' })
    const saved = await forms.edit('/u/history/old-fort', { matter: 'title: New fort' })
    expect(saved.headers.location).toBe('/u/history/new-fort?done=saved-renamed')
    const page = (await site.get(String(saved.headers.location))).body
    expect(page).toContain('Saved under its new title.')
    expect((await site.get('/u/history/old-fort')).headers.location).toBe('/u/history/new-fort')
    expect((await site.get('/u/history/guide')).body).toContain('href="/u/history/new-fort"')
    expect((await site.get('/u/history/new-fort/source')).body).toContain('subject: old-fort')
  })

  it.each([
    ['another article’s', 'taken', 409, /already has an article/],
    ['one that links cannot use', 'a|b', 422, /links use it/],
  ])(
    'cannot be %s: what was typed comes back with the reason beside the field',
    async (_, title, status, words) => {
      await forms.write(`Refused ${status}`)
      const refused = await forms.edit(`/u/history/refused-${status}`, {
        matter: `title: ${title}\nborn: 1900`,
        body: 'Typed and kept.',
      })
      expect(refused.statusCode).toBe(status)
      expect(faultsOf(refused.body, 'matter')).toMatch(words)
      expect(fieldsOf(refused.body)).toMatchObject({
        matter: `title: ${title}\nborn: 1900`,
        body: 'Typed and kept.',
      })
      if (status === 409) expect(refused.body).toContain('href="/u/history/taken"')
      expect((await site.get('/u/history/taken')).body).toContain('It was here first.')
    },
  )
})

describe('the preview', () => {
  it('says that a title is taken before anything is saved', async () => {
    const form = fieldsOf((await site.get('/u/history/new', editor)).body)
    const typed = { ...form, title: 'TAKEN', body: 'x', action: 'preview' }
    const { body } = await site.post('/u/history/new', typed, editor)
    expect(faultsOf(body, 'title')).toMatch(/already has an article “Taken”/)
  })

  it('remarks on an alias that leads elsewhere', async () => {
    const form = fieldsOf((await site.get('/u/history/new', editor)).body)
    const typed = { ...form, title: 'Ruin', matter: 'aliases: [taken]', body: 'x', action: 'preview' }
    const { body } = await site.post('/u/history/new', typed, editor)
    expect(body).toMatch(/class="remarks"[\s\S]*“taken” is the title of another article, “Taken”/)
  })
})

describe('going back to an earlier revision', () => {
  it('takes its title back, and the address with it', async () => {
    await forms.write('First name', { body: 'One.' })
    await forms.edit('/u/history/first-name', { matter: 'title: Second name', body: 'Two.' })
    const form = { rev: 1, based_on: 2, edit_id: 'back-to-first' }
    const back = await site.post('/u/history/second-name/revert', form, editor)
    expect(back.headers.location).toBe('/u/history/first-name?done=reverted')
    expect((await site.get('/u/history/first-name')).body).toContain('One.')
  })

  it('is refused with a link where another has that title by now', async () => {
    await forms.write('Third name', { body: 'One.' })
    await forms.edit('/u/history/third-name', { matter: 'title: Fourth name', body: 'Two.' })
    await forms.write('Third name', { body: 'Another.' })
    const form = { rev: 1, based_on: 2, edit_id: 'back-to-third' }
    const refused = await site.post('/u/history/fourth-name/revert', form, editor)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('already has an article “Third name”')
    expect(refused.body).toContain('href="/u/history/third-name"')
    expect((await site.get('/u/history/third-name')).body).toContain('Another.')
  })
})

it('a text that breaks a younger rule can be edited as it is, and is renamed once it is mended', async () => {
  await forms.write('Twice told', { matter: 'born: 1900' })
  const { db } = site.database
  const broken = '---\ntitle: Twice told\nborn: 1900\nborn: 1901\n---\nx\n'
  const { id } = await db
    .selectFrom('articles')
    .select('revision_id as id')
    .where('slug', '=', 'twice-told')
    .executeTakeFirstOrThrow()
  // As it would stand had it been saved before the rule.
  const { sql } = await import('kysely')
  await sql`drop trigger revisions_never_change`.execute(db)
  await db.updateTable('revisions').set({ text: broken }).where('id', '=', id).execute()
  await site.configure({ siteName: 'Changed' })

  expect((await site.get('/u/history/twice-told')).statusCode).toBe(200)
  const edited = await forms.edit('/u/history/twice-told', { body: 'Mended a comma.' })
  expect(edited.headers.location).toBe('/u/history/twice-told?done=saved-unread')
  const renamed = await site.post(
    '/u/history/twice-told/rename',
    { title: 'Thrice told', edit_id: 'rename-broken' },
    editor,
  )
  expect(renamed.statusCode).toBe(422)
  expect(faultsOf(renamed.body, 'title')).toMatch(/must be mended first[\s\S]*stands here twice/)
})
