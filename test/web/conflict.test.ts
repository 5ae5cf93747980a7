import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
})
afterAll(() => site.close())

const base = ['First passage stands here.', 'Second passage stands here.', 'Third passage stands here.']
const text = (...passages: string[]) => passages.join('\n\n')
const form = (body: string, more: Record<string, string | number> = {}) => ({
  body,
  matter: '',
  summary: 'my summary',
  based_on: 1,
  edit_id: `edit-${Math.random()}`,
  ...more,
})

/** An article that was changed by somebody (as administrator) after the editor opened its form. */
async function changedMeanwhile(title: string, theirs: string): Promise<string> {
  const { slug } = await site.addArticle('history', title, text(...base))
  const path = `/u/history/${slug}`
  // The title was written into the front matter; both writers keep it.
  await site.post(`${path}/edit`, form(theirs, { matter: `title: ${title}` }), { as: 'administrator' })
  return path
}
const source = async (path: string) => (await site.get(`${path}/source?raw=1`)).body

describe('when another save came first', () => {
  it('passages changed apart go together', async () => {
    const path = await changedMeanwhile('Apart', text('Theirs first.', base[1] as string, base[2] as string))
    const mine = form(text(base[0] as string, base[1] as string, 'Mine third.'), { matter: 'title: Apart' })
    const answer = await site.post(`${path}/edit`, mine, { as: 'editor' })
    expect(answer.headers.location).toBe(`${path}?done=merged`)
    expect(await source(path)).toContain(text('Theirs first.', base[1] as string, 'Mine third.'))
  })

  it('the same passage changed by both is shown with both texts, and nothing is written', async () => {
    const path = await changedMeanwhile(
      'Clash',
      text(base[0] as string, 'Theirs stands here.', base[2] as string),
    )
    const before = await source(path)
    const typed = text(base[0] as string, 'Mine stands here.', 'Mine third too.')
    const answer = await site.post(`${path}/edit`, form(typed, { matter: 'title: Clash' }), { as: 'editor' })
    expect(answer.statusCode).toBe(409)
    expect(await source(path)).toBe(before)
    expect(answer.body).toContain('Administrator saved revision 2')
    expect(answer.body).toContain('<ins>Theirs</ins>')
    expect(answer.body).toContain('<ins>Mine</ins>')
    // The draft: the form holds both versions of the clash, what only one changed, and the summary.
    const draft = /<textarea id="body"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(answer.body)?.[1] ?? ''
    expect(draft).toContain('Theirs stands here.')
    expect(draft).toContain('Mine stands here.')
    expect(draft).toContain('Mine third too.')
    expect(answer.body).toContain('name="based_on" value="2"')
    expect(answer.body).toContain('value="my summary"')
    // And the whole text as it was typed.
    expect(/<textarea id="my-text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(answer.body)?.[1]).toContain(typed)
  })

  it('the settled text is saved over the newest revision', async () => {
    const path = await changedMeanwhile('Settled', text('Theirs.', base[1] as string))
    const clash = await site.post(
      `${path}/edit`,
      form(text('Mine.', base[1] as string), { matter: 'title: Settled' }),
      { as: 'editor' },
    )
    expect(clash.statusCode).toBe(409)
    const settled = form(text('Settled.', base[1] as string), { matter: 'title: Settled', based_on: 2 })
    const answer = await site.post(`${path}/edit`, settled, { as: 'editor' })
    expect(answer.headers.location).toBe(`${path}?done=saved`)
    expect(await source(path)).toContain('Settled.')
  })

  it('a draft whose marks of the clash are still in it is not saved', async () => {
    const path = await changedMeanwhile('Marked', text('Theirs.', base[1] as string))
    const typed = form(text('Mine.', base[1] as string), { matter: 'title: Marked' })
    const clash = await site.post(`${path}/edit`, typed, { as: 'editor' })
    const draft = /<textarea id="body"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(clash.body)?.[1] ?? ''
    const body = draft.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
    const mine = /name="mine" value="([^"]*)"/.exec(clash.body)?.[1] ?? ''
    expect(mine).toContain('Mine.')
    const again = form(body, { matter: 'title: Marked', based_on: 2, mine })
    const answer = await site.post(`${path}/edit`, again, { as: 'editor' })
    expect(answer.statusCode).toBe(422)
    // Both whole texts are still beside the form, and stay there however often it comes back.
    expect(/<textarea id="my-text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(answer.body)?.[1]).toBe(mine)
    expect(/<textarea id="their-text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(answer.body)?.[1]).toContain(
      text('Theirs.', base[1] as string),
    )
    expect(answer.body).toContain(`name="mine" value="${mine}"`)
    expect(answer.body).toContain('Save the settled text')
    expect(/id="fault-body">(.*?)<\/div>/s.exec(answer.body)?.[1]).toMatch(/Line 1:/)
  })

  it('a text that the other writer saved too is simply there', async () => {
    const path = await changedMeanwhile('Alike', text('The same words.', base[1] as string))
    const mine = form(text('The same words.', base[1] as string), { matter: 'title: Alike' })
    const answer = await site.post(`${path}/edit`, mine, { as: 'editor' })
    expect(answer.headers.location).toBe(`${path}?done=unchanged`)
  })

  it('a form that names no revision it could be based on is asked to look again', async () => {
    const path = await changedMeanwhile('Nowhere', text('Theirs.', base[1] as string))
    const answer = await site.post(`${path}/edit`, form('Mine.', { based_on: 77 }), { as: 'editor' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Mine.')
    expect(answer.body).toContain('name="based_on" value="2"')
  })

  it('a form that names none at all is never laid over the newest', async () => {
    const path = await changedMeanwhile('Baseless', text('Theirs.', base[1] as string))
    const { based_on: _, ...baseless } = form('Mine.')
    const answer = await site.post(`${path}/edit`, baseless, { as: 'editor' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Mine.')
    expect(await source(path)).toContain('Theirs.')
  })
})
