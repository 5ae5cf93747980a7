import { sql } from 'kysely'
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
  await site.addArticle('history', 'Standing', '---\nborn: 1900\n---\nText.')
})
afterAll(() => site.close())

describe('facts and details that cannot be read', () => {
  it.each([
    ['title: A: B'],
    ['title: *Star'],
    ['title: !important'],
    ['title: [draft] Name'],
    ['title: {{title}}'],
    ['title: The #1 Hero'],
  ])('are not saved under the title of the field: %s', async (line) => {
    const matter = `${line}\r\nborn: 1900`
    const { statusCode, body } = await forms.write('One', { matter })

    expect(statusCode).toBe(422)
    expect(body).toMatch(/id="fault-matter"><p class="fault">Line 1: /)
    expect(fieldsOf(body)).toMatchObject({ title: 'One', matter: `${line}\nborn: 1900` })
    expect((await site.get('/u/history/one')).statusCode).toBe(404)
  })

  it.each([['title: A: B'], ['title: [draft] Name']])('are not saved in an edit: %s', async (line) => {
    const { statusCode, body } = await forms.edit('/u/history/standing', { matter: `${line}\nborn: 1901` })

    expect(statusCode).toBe(422)
    expect(body).toMatch(/id="fault-matter"><p class="fault">Line 1: /)
    expect((await site.get('/u/history/standing/source?raw=1')).body).toContain('born: 1900')
  })

  it('stop a whole file that is pasted into the text, and whose front matter is never closed', async () => {
    const typed = '---\ntitle: Star\nborn: 1900\n\nText.'
    const { statusCode, body } = await forms.write('One', { body: typed })

    expect(statusCode).toBe(422)
    expect(body).toMatch(/id="fault-body"><p class="fault">Line 1: The front matter that begins here/)
    expect(fieldsOf(body)).toMatchObject({ title: 'One', body: typed })
    expect((await site.get('/u/history/one')).statusCode).toBe(404)
  })

  it('are told from a title that only is not the one of the field', async () => {
    const { statusCode, body } = await forms.write('One', { matter: 'born: 1900\ntitle: Two' })

    expect(statusCode).toBe(422)
    expect(body).toMatch(/id="fault-title"><p class="fault">.*say “Two”/)
    expect(fieldsOf(body)).toMatchObject({ title: 'One', matter: 'born: 1900\ntitle: Two' })
  })

  it('keep a title as it is typed', async () => {
    for (const title of ['2024-03-01', '007', 'true', '1.10']) {
      await forms.write('', { matter: `title: ${title}` })
      await forms.write(`${title} too`)
      expect((await site.get(`/u/history/${title}`)).body).toContain(`<h1 lang="en">${title}</h1>`)
      expect((await site.get(`/u/history/${title}-too`)).body).toContain(`<h1 lang="en">${title} too</h1>`)
    }
  })
})

it('an article that has them is not renamed until they are mended, and the form says so', async () => {
  // As an older version may have let it in.
  const { db } = site.database
  const text = '---\ntitle: !old Standing\nborn: 1900\n---\nText.'
  const { id } = await site.addArticle('history', 'Older', 'Text.')
  await sql`drop trigger revisions_never_change`.execute(db)
  await db.updateTable('revisions').set({ text }).where('id', '=', id).execute()

  const form = fieldsOf((await site.get('/u/history/older/rename', editor)).body)
  const { statusCode, body } = await site.post('/u/history/older/rename', { ...form, title: 'Newer' }, editor)

  expect(statusCode).toBe(422)
  expect(body).toMatch(/Line 1 of its facts and details must be mended first\. .*begins with ! in quotes/)
  expect((await site.get('/u/history/newer')).statusCode).toBe(404)
})
