import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleForms, fieldsOf } from '../helpers/article-forms.ts'
import { openSite, type Site } from '../helpers/site.ts'

const editor = { as: 'editor' } as const

let site: Site
let forms: ReturnType<typeof articleForms>
let edits = 0

beforeAll(async () => {
  site = await openSite()
  forms = articleForms(site)
  await site.addUniverse({ name: 'History' })
  await site.addUniverse({ name: 'Lantern line', slug: 'lantern', notice: 'Invented by a liar.' })
})
afterAll(() => site.close())

/** Deletes what stands at an address; answers the id that it is known by from then on. */
async function remove(path: string, summary = ''): Promise<number> {
  const sent = await site.post(`${path}/delete`, { summary, edit_id: `remove-${++edits}` }, editor)
  expect(sent.statusCode).toBe(303)
  const { id } = await site.database.db
    .selectFrom('articles')
    .select('id')
    .where('deleted_at', 'is not', null)
    .orderBy('revision_id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

/** An article under a title, written, edited once and deleted. */
async function writeAndRemove(title: string, body: string, why = ''): Promise<number> {
  const { headers } = await forms.write(title, { body: `${body} First.` })
  const path = String(headers.location).replace(/\?.*/, '')
  await forms.edit(path, { body: `${body} Second.` })
  return remove(path, why)
}

describe('a deleted article whose name is used again', () => {
  let first: number
  let second: number
  beforeAll(async () => {
    first = await writeAndRemove('Java', 'An island of rice.', 'told twice')
    second = await writeAndRemove('Java', 'A language of classes.')
    await forms.write('Java', { body: 'A cup of coffee.' })
  })

  it('is read by an identity of its own, at any revision, with its history, source and changes', async () => {
    const page = await site.get(`/deleted/${first}`, editor)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('An island of rice. Second.')
    expect(page.body).toContain('told twice')
    expect(page.body).toContain(`action="/deleted/${first}/restore"`)
    expect((await site.get(`/deleted/${first}?rev=1`, editor)).body).toContain('An island of rice. First.')
    expect((await site.get(`/deleted/${second}`, editor)).body).toContain('A language of classes. Second.')

    const history = (await site.get(`/deleted/${first}/history`, editor)).body
    expect(history).toContain(`href="/deleted/${first}?rev=1"`)
    expect(history).toContain(`href="/deleted/${first}/diff?from=1&amp;to=2"`)
    expect(history).toContain(`action="/deleted/${first}/diff"`)
    const changes = await site.get(`/deleted/${first}/diff?from=1&to=2`, editor)
    expect(changes.body).toMatch(/<del>First<\/del>[\s\S]*<ins>Second<\/ins>/)
    expect((await site.get(`/deleted/${first}/source`, editor)).body).toContain('An island of rice. Second.')
    expect((await site.get(`/deleted/${first}/source?rev=1&raw=1`, editor)).body).toContain('rice. First.')
  })

  it('is never mixed up with the one that has its name now', async () => {
    expect((await site.get('/u/history/java', editor)).body).toContain('A cup of coffee.')
    expect((await site.get('/u/history/java/history', editor)).body).not.toContain('told twice')
    expect((await site.get('/u/history/java?rev=2', editor)).statusCode).toBe(404)
    for (const path of ['history', 'source', 'diff']) {
      expect((await site.get(`/deleted/${first}/${path}`, editor)).body).not.toContain('coffee')
    }
  })

  it('is where recent changes lead to, and the newer one where theirs do', async () => {
    const { body } = await site.get('/recent', editor)
    const links = [...body.matchAll(/class="title" href="([^"]+)">Java</g)].map(([, href]) => href)
    expect(new Set(links)).toEqual(new Set(['/u/history/java', `/deleted/${second}`, `/deleted/${first}`]))
    expect(body).toContain(`/deleted/${first}/history`)
    expect(body).toContain(`/deleted/${first}/diff?from=1&amp;to=2`)
    expect(body).toContain(`/deleted/${first}?rev=1`)
  })

  it('is named in the history of the one that has its name', async () => {
    const { body } = await site.get('/u/history/java/history', editor)
    expect(body).toContain(`href="/deleted/${first}"`)
    expect(body).toContain(`href="/deleted/${second}"`)
    expect((await site.get('/u/history/java/history')).body).not.toContain('/deleted/')
  })

  it('says that its name is taken, offers another title, and comes back under that with all it had', async () => {
    const offered = (await site.get(`/deleted/${first}`, editor)).body
    expect(offered).toContain('“Java”')
    expect(offered).toMatch(/<input[^>]*name="title"/)
    const taken = await site.post(
      `/deleted/${first}/restore`,
      { title: 'Java', summary: 'It was right', edit_id: 'restore-taken' },
      editor,
    )
    expect(taken.statusCode).toBe(409)
    expect(taken.body).toContain('href="/u/history/java"')
    expect(fieldsOf(taken.body)).toMatchObject({ title: 'Java', summary: 'It was right' })

    const back = await site.post(
      `/deleted/${first}/restore`,
      { title: 'Java (island)', summary: 'It was right', edit_id: 'restore-free' },
      editor,
    )
    expect(back.headers.location).toBe('/u/history/java-island?done=restored')
    const { body } = await site.get('/u/history/java-island', editor)
    expect(body).toContain('An island of rice. Second.')
    expect(body).toContain('Java (island)')
    expect((await site.get('/u/history/java-island/history', editor)).body).toContain('told twice')
    expect((await site.get('/u/history/java')).body).toContain('A cup of coffee.')
  })

  it('leads from its own address to where it stands once it is back', async () => {
    const answer = await site.get(`/deleted/${first}/history?before=3`, editor)
    expect([answer.statusCode, answer.headers.location]).toEqual([
      302,
      '/u/history/java-island/history?before=3',
    ])
  })
})

describe('a deleted article whose name is free', () => {
  let older: number
  let newer: number
  beforeAll(async () => {
    older = await writeAndRemove('Fallen fort', 'Of wood.')
    newer = await writeAndRemove('Fallen fort', 'Of stone.', 'it fell')
  })

  it('still answers 410 at its address, with the way to each that stood there', async () => {
    const gone = await site.get('/u/history/fallen-fort', editor)
    expect(gone.statusCode).toBe(410)
    expect(gone.body).toContain('it fell')
    expect(gone.body).toContain(`href="/deleted/${newer}"`)
    expect(gone.body).toContain(`href="/deleted/${older}"`)
    expect(gone.body).toContain('href="/u/history/new?title=Fallen%20fort"')
  })

  it('sends old addresses of its past to its own', async () => {
    for (const rest of ['/history', '/diff?from=1&to=2', '?rev=1', '/source']) {
      const { statusCode, headers } = await site.get(`/u/history/fallen-fort${rest}`, editor)
      expect([statusCode, headers.location]).toEqual([302, `/deleted/${newer}${rest}`])
    }
  })

  it('is restored as it was, without being asked for a title', async () => {
    expect((await site.get(`/deleted/${older}`, editor)).body).not.toMatch(/<input[^>]*name="title"/)
    const back = await site.post(`/deleted/${older}/restore`, { edit_id: 'restore-older' }, editor)
    expect(back.headers.location).toBe('/u/history/fallen-fort?done=restored')
    expect((await site.get('/u/history/fallen-fort')).body).toContain('Of wood. Second.')
    const again = await site.post(`/deleted/${older}/restore`, { edit_id: 'restore-again' }, editor)
    expect(again.headers.location).toBe('/u/history/fallen-fort?done=unchanged')
  })
})

describe('the list of deleted articles', () => {
  it('says of each what, when, by whom and why, the last one first', async () => {
    const id = await writeAndRemove('Listed one', 'x', 'a draft')
    await writeAndRemove('Listed two', 'y')
    const { body } = await site.get('/deleted', editor)
    expect(body).toMatch(/Listed two[\s\S]*Listed one[\s\S]*a draft[\s\S]*by Editor/)
    expect(body).toContain(`href="/deleted/${id}"`)
    expect((await site.get('/recent', editor)).body).toContain('href="/deleted"')
  })

  it('is searched by words and universe', async () => {
    await forms.write('Élan vital', { body: 'z' }, 'lantern')
    const id = await remove('/u/lantern/élan-vital')
    const found = (await site.get('/deleted?q=VITAL', editor)).body
    expect(found).toContain(`href="/deleted/${id}"`)
    expect(found).not.toContain('Listed')
    expect((await site.get('/deleted?in=lantern', editor)).body).not.toContain('Listed')
    expect((await site.get('/deleted?in=history&q=vital', editor)).body).not.toContain(`/deleted/${id}`)
    expect((await site.get('/deleted?q=nothing+such', editor)).body).toContain('No deleted article')
    expect((await site.get('/deleted?in=none', editor)).statusCode).toBe(404)
    for (const query of ['q=%25', 'q=_', 'before=x', 'q=a&q=b']) {
      expect([query, (await site.get(`/deleted?${query}`, editor)).statusCode]).toEqual([query, 200])
    }
  })

  it('goes on page by page, each article once', async () => {
    for (let n = 0; n < 130; n++) {
      await site.addArticle('history', `Page ${n}`, 'x')
      await remove(`/u/history/page-${n}`)
    }
    const seen: string[] = []
    let url: string | undefined = '/deleted?q=page'
    while (url !== undefined) {
      const { body } = await site.get(url, editor)
      seen.push(...[...body.matchAll(/href="(\/deleted\/\d+)">Page \d+</g)].map(([, href]) => href as string))
      url = /href="(\/deleted\?[^"]*before=\d+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(130)
    expect(new Set(seen)).toHaveLength(130)
  })
})

describe('who may', () => {
  it('see what is deleted: those who may edit, and nobody else learns what there is', async () => {
    const id = await writeAndRemove('Hushed name', 'Quicksilver.')
    const urls = [
      '/deleted',
      ...['', '/history', '/source', '/diff', '?rev=1'].map((rest) => `/deleted/${id}${rest}`),
    ]
    for (const url of urls) {
      const none = url.replace(/\d+/, '99999')
      for (const as of ['anonymous', 'reader'] as const) {
        const [answer, other] = [await site.get(url, { as }), await site.get(none, { as })]
        expect([url, as, answer.statusCode]).toEqual([url, as, other.statusCode])
        expect(answer.statusCode).toBe(as === 'reader' ? 403 : 303)
        expect(answer.body).not.toContain('Hushed')
        expect(answer.body).not.toContain('Quicksilver')
      }
    }
    expect((await site.get('/deleted/99999', editor)).statusCode).toBe(404)
    expect((await site.get('/deleted/x', editor)).statusCode).toBe(404)
    expect((await site.get(`/deleted/${id}?rev=99`, editor)).statusCode).toBe(404)
    expect((await site.get('/u/history/hushed-name', { as: 'reader' })).statusCode).toBe(404)
  })

  it('be shown a universe’s content notice first', async () => {
    await forms.write('Lie', { body: 'A lie.' }, 'lantern')
    const id = await remove('/u/lantern/lie')
    const first = await site.get(`/deleted/${id}`, { ...editor, noticed: false })
    expect(first.body).toContain('Invented by a liar.')
    expect(first.body).not.toContain('A lie.')
    expect((await site.get(`/deleted/${id}`, editor)).body).toMatch(/Invented by a liar[\s\S]*A lie\./)
  })
})

describe('a form that was opened before', () => {
  it('saves into the article that it was opened for, whatever has its name by then', async () => {
    await forms.write('Mercury', { body: 'A planet.' })
    const form = fieldsOf((await site.get('/u/history/mercury/edit', editor)).body)
    await site.post('/u/history/mercury/rename', { title: 'Mercury (planet)', edit_id: 'mercury-1' }, editor)
    await forms.write('Mercury', { body: 'A metal.' })
    const saved = await site.post('/u/history/mercury/edit', { ...form, body: 'A small planet.' }, editor)
    expect(saved.headers.location).toBe('/u/history/mercury-planet?done=merged')
    expect((await site.get('/u/history/mercury')).body).toContain('A metal.')
    expect((await site.get('/u/history/mercury-planet')).body).toContain('A small planet.')
  })

  it.each(['delete', 'rename'])('does not %s another', async (verb) => {
    const [old, name] = [`Old ${verb}`, `old-${verb}`]
    await forms.write(old, { body: 'The first.' })
    const form = fieldsOf((await site.get(`/u/history/${name}/${verb}`, editor)).body)
    await site.post(
      `/u/history/${name}/rename`,
      { title: `${old} (first)`, edit_id: `old-${verb}-1` },
      editor,
    )
    await forms.write(old, { body: 'The second.' })
    await site.post(
      `/u/history/${name}/${verb}`,
      { ...form, ...(verb === 'rename' && { title: 'Moved' }) },
      editor,
    )
    expect((await site.get(`/u/history/${name}`)).body).toContain('The second.')
  })

  it('keeps what was typed when its article was deleted and another took the name', async () => {
    await forms.write('Vulcan', { body: 'A god.' })
    const form = fieldsOf((await site.get('/u/history/vulcan/edit', editor)).body)
    const id = await remove('/u/history/vulcan')
    await forms.write('Vulcan', { body: 'A planet that never was.' })
    const refused = await site.post('/u/history/vulcan/edit', { ...form, body: 'A god of fire.' }, editor)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('A god of fire.')
    expect(refused.body).toContain(`href="/deleted/${id}"`)
    expect((await site.get('/u/history/vulcan')).body).toContain('never was')
  })
})
