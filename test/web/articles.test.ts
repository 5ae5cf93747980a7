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
  await site.addUniverse({
    name: 'Lantern line',
    kind: 'timeline',
    parent: 'history',
    divergesAt: '1900',
    yearShift: 529,
    color: 'green',
    notice: 'Invented throughout.',
  })
  await forms.write('Marta Vell')
})
afterAll(() => site.close())

describe('addresses', () => {
  beforeAll(async () => {
    await forms.write('Straße der Träume')
  })
  const canonical = '/u/history/strasse-der-tr%C3%A4ume'

  it.each([
    ['another case', '/u/History/Stra%C3%9Fe-Der-Tr%C3%A4ume'],
    ['another Unicode form', '/u/history/stra%C3%9Fe-der-tra%CC%88ume'],
    ['spaces', '/u/history/stra%C3%9Fe%20der%20tr%C3%A4ume'],
  ])('%s leads to the one true address', async (_what, address) => {
    const { statusCode, headers } = await site.get(`${address}/history?before=9`)
    expect(statusCode).toBe(301)
    expect(headers.location).toBe(`${canonical}/history?before=9`)
    expect((await site.get(canonical)).statusCode).toBe(200)
  })

  it('an address with nothing behind it offers to write it, as spelt elsewhere, counterparts and near names', async () => {
    await forms.write('Brass Kettle', {}, 'lantern-line')
    const { statusCode, body } = await site.get('/u/history/brass-kettle')
    expect(statusCode).toBe(404)
    expect(body).toContain('<h1>Brass Kettle</h1>')
    expect(body.match(/href="\/u\/lantern-line\/brass-kettle"/g)).toHaveLength(1)
    expect((await site.get('/u/history/brass-kettle', editor)).body).toContain(
      '/u/history/new?title=Brass%20Kettle',
    )
    expect((await site.get('/u/history/marta-vel')).body).toContain('href="/u/history/marta-vell"')
  })

  it('a revision that is not there says which are', async () => {
    for (const rev of ['99', '0', 'x', '1e3']) {
      const { statusCode, body } = await site.get(`${canonical}?rev=${rev}`)
      expect([rev, statusCode]).toEqual([rev, 404])
      expect(body).toContain(`${canonical}/history`)
    }
  })
})

describe('an article of another universe', () => {
  it('shows dates with the year that they are on the common axis', async () => {
    await forms.write(
      'Ada Brisk',
      {
        matter:
          'facts:\n  born: 1350-11-07\n  reign: 1389/1394\n  mayor:\n    - {value: Portsea, from: 1388, until: 1389}',
      },
      'lantern-line',
    )
    const { body } = await site.get('/u/lantern-line/ada-brisk')
    const text = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain('7 November 1350 (1879 in History)')
    expect(text).toMatch(/\(1918\s?–\s?1923 in History\)/)
    expect(text).toMatch(/1388\s?–\s?1389 \(1917\s?–\s?1918 in History\)/)
    expect(text).toContain('Content notice. Invented throughout.')
  })

  it('marks a link that lands in its parent', async () => {
    await forms.write('Tom Quill', { body: 'He knew [[Marta Vell]].' }, 'lantern-line')
    const { body } = await site.get('/u/lantern-line/tom-quill')
    expect(body).toMatch(/href="\/u\/history\/marta-vell"[^>]*>Marta Vell.*badge[^>]*> History/s)
  })

  it('names its counterparts and the way to compare them', async () => {
    await forms.write('Marta Vell', {}, 'lantern-line')
    const { body } = await site.get('/u/lantern-line/marta-vell')
    expect(body).toContain('href="/compare/marta-vell?in=history,lantern-line" data-key="c"')
    expect(body).toMatch(/Also in[\s\S]*href="\/u\/history\/marta-vell"/)
  })
})

describe('the other tellings of an article', () => {
  it('are told apart where one universe has several', async () => {
    await site.addArticle('history', 'Ferry', 'One.')
    await site.addArticle('history', 'เรือข้ามฟาก', '---\nsubject: ferry\nlang: th\n---\nหนึ่ง')
    await site.addUniverse({ name: 'Ferryland', kind: 'timeline', parent: 'history', color: 'green' })
    await site.addArticle('ferryland', 'Ferry', 'Two.')
    const { body } = await site.get('/u/ferryland/ferry')
    const also = body.slice(body.indexOf('class="also-in"'), body.indexOf('class="article-grid'))
    const words = also
      .replace(/<span class="vh">.*?<\/span>/g, '')
      .replace(/<.*?>/g, ' ')
      .replace(/\s+/g, ' ')
    expect(words).toContain('History Ferry (English) History เรือข้ามฟาก (Thai)')
    expect(body).toMatch(/data-key="c">Compare the canons</)
  })

  it('are offered to be written where there is none', async () => {
    await site.addArticle('history', 'Told alone', 'One.')
    const { body } = await site.get('/u/history/told-alone')
    expect(body).toMatch(/href="\/compare\/told-alone" data-key="c">Tell it in another canon</)
    expect((await site.get('/compare/told-alone')).statusCode).toBe(200)
  })
})

describe('revisions', () => {
  const path = '/u/history/changing'
  beforeAll(async () => {
    await forms.write('Changing', { body: 'The quick fox.\n\nIt ran.' })
    await forms.edit(path, { body: 'The slow fox.\n\nIt ran.', summary: 'slower' })
    await forms.edit(path, { body: 'The slow fox.\n\nIt slept.' })
  })

  it('are listed without their texts', async () => {
    const { body } = await site.get(`${path}/history`)
    expect(body).toContain('slower')
    expect(body).not.toContain('It slept')
    expect([...body.matchAll(/type="radio" name="from"/g)]).toHaveLength(3)
  })

  it('stand at permanent addresses', async () => {
    const { body } = await site.get(`${path}?rev=1`)
    expect(body).toContain('The quick fox.')
    expect(body).toContain('name="robots" content="noindex"')
    expect(body).not.toContain('Go back to this revision')
    expect((await site.get(`${path}?rev=1`, editor)).body).toContain('Go back to this revision')
  })

  it('differ word by word', async () => {
    const { body } = await site.get(`${path}/diff?from=1&to=3`)
    expect(body).toContain('The <del>quick</del> fox.')
    expect(body).toContain('The <ins>slow</ins> fox.')
    expect(body).toContain('It <del>ran</del>.')
    expect((await site.get(`${path}/diff?from=1&to=9`)).statusCode).toBe(404)
    expect((await site.get(`${path}/diff`)).body).toContain('It <ins>slept</ins>.')
  })

  it('are counted in words that fit one', async () => {
    await forms.write('Only once')
    const asked = ['/u/history/only-once?rev=9', '/u/history/only-once/diff?from=1&to=9']
    for (const url of asked) {
      const { body, statusCode } = await site.get(url)
      expect(statusCode).toBe(404)
      expect(body).toContain('“Only once” has one revision')
    }
  })

  it('come back, and say so', async () => {
    const done = await site.post(`${path}/revert`, { rev: 1, based_on: 3, edit_id: 'revert-one' }, editor)
    expect(done.headers.location).toBe(`${path}?done=reverted`)
    expect((await site.get(`${path}/source?raw=1`)).body).toContain('The quick fox.')
    const stale = await site.post(`${path}/revert`, { rev: 2, based_on: 3, edit_id: 'revert-two' }, editor)
    expect(stale.statusCode).toBe(409)
    expect(stale.body).toContain(`${path}/history`)
  })

  it('are saved only when something changed', async () => {
    const before = (await site.get(`${path}/source?raw=1`)).body
    const answer = await forms.edit(path, {})
    expect(answer.headers.location).toBe(`${path}?done=unchanged`)
    expect((await site.get(`${path}/source?raw=1`)).body).toBe(before)
  })

  it.each([
    'x',
    'x\n',
    '\nx',
    '\n\n x \n\n',
    '---\na: b\n---\n\nx\n',
    '---\n---\nx',
    'a < b & c > "d" \'e\' </textarea>',
  ])('an unchanged form is an unchanged text: %j', async (text) => {
    const { slug } = await site.addArticle(
      'history',
      `Round trip ${JSON.stringify(text)}`.replace(/[[\]|#]/g, ''),
      text,
    )
    const answer = await forms.edit(`/u/history/${encodeURIComponent(slug)}`, {})
    expect(answer.headers.location).toMatch(/\?done=unchanged$/)
  })
})

describe('renaming', () => {
  it('keeps the old address and the links by the old title', async () => {
    await forms.write('Old name')
    await forms.write('Linker', { body: 'See [[Old name]].' })
    const { headers } = await site.post(
      '/u/history/old-name/rename',
      { title: 'New name', edit_id: 'rename-one' },
      editor,
    )
    expect(headers.location).toBe('/u/history/new-name?done=renamed')
    const old = await site.get('/u/history/old-name/history')
    expect([old.statusCode, old.headers.location]).toEqual([301, '/u/history/new-name/history'])
    expect((await site.get('/u/history/linker')).body).toContain('href="/u/history/new-name"')
    expect((await site.get('/u/history/new-name/links')).body).toContain('href="/u/history/linker"')
  })

  it.each([
    ['', 422, /Give it a title/],
    ['Marta Vell', 409, /already has an article/],
    ['y'.repeat(500), 422, /300|200/],
  ])('to “%.20s” is refused beside the field', async (title, status, message) => {
    const { statusCode, body } = await site.post(
      '/u/history/linker/rename',
      { title, edit_id: 'rename-bad' },
      editor,
    )
    expect(statusCode).toBe(status)
    expect(/id="fault-title">(.*?)<\/div>/s.exec(body)?.[1]).toMatch(message)
    expect(fieldsOf(body).title).toBe(title)
  })
})

describe('deleting', () => {
  const path = '/u/history/doomed'
  it('asks, says why where it stood, and can be undone', async () => {
    await forms.write('Doomed')
    expect((await site.get(`${path}/delete`, editor)).statusCode).toBe(200)
    const { headers } = await site.post(
      `${path}/delete`,
      { summary: 'told twice', edit_id: 'delete-one' },
      editor,
    )
    expect(headers.location).toBe(`${path}?done=deleted`)
    const gone = await site.get(path, editor)
    expect(gone.statusCode).toBe(410)
    expect(gone.body).toContain('told twice')
    expect((await site.get(path)).statusCode).toBe(404)
    expect((await site.get(`${path}/history`)).statusCode).toBe(404)
    const own = /href="(\/deleted\/\d+)"/.exec(gone.body)?.[1]
    expect((await site.get(`${path}/history`, editor)).headers.location).toBe(`${own}/history`)
    expect((await site.get(`${own}?rev=1`, editor)).body).toMatch(/article was deleted[\s\S]*About Doomed/)
    expect((await site.get(`${path}?rev=1`)).statusCode).toBe(404)
    const back = await site.post(`${own}/restore`, { edit_id: 'restore-one' }, editor)
    expect(back.headers.location).toBe(`${path}?done=restored`)
    expect((await site.get(path)).body).toContain('About Doomed.')
  })

  it('leaves the address to another article', async () => {
    await site.post(`${path}/delete`, { edit_id: 'delete-two' }, editor)
    expect((await forms.write('Doomed', { body: 'Another.' })).headers.location).toBe(`${path}?done=created`)
    expect((await site.get(path)).body).toContain('Another.')
  })
})

describe('the source', () => {
  it('is plain text that no browser takes for a page', async () => {
    await forms.write('Markup', { body: '<script>alert(1)</script>' })
    const { headers, body } = await site.get('/u/history/markup/source?raw=1')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(body).toContain('<script>')
    // Asked again, as the page cache would answer it.
    expect((await site.get('/u/history/markup/source?raw=1')).headers['content-type']).toBe(
      'text/plain; charset=utf-8',
    )
    expect((await site.get('/u/history/markup/source')).body).toContain('&lt;script&gt;')
  })
})

describe('who may', () => {
  it.each([
    '/u/history/new',
    '/u/history/marta-vell/edit',
    '/u/history/marta-vell/rename',
    '/u/history/marta-vell/delete',
  ])('%s is for editors', async (url) => {
    expect((await site.get(url)).statusCode).toBe(303)
    expect((await site.get(url, { as: 'reader' })).statusCode).toBe(403)
    expect((await site.get(url, editor)).statusCode).toBe(200)
  })
})
