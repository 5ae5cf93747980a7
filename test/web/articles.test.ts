import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
const editor = { as: 'editor' } as const
const source = (text: string) => text.replaceAll('\n', '\r\n') // as a browser's form sends it

beforeAll(async () => {
  site = await openSite()
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
})
afterAll(() => site.close())

/** The hidden and visible fields of the page's editing form, as a browser would send them. */
function fieldsOf(body: string): Record<string, string> {
  const plain = (text: string) =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&')
  const inputs = [...body.matchAll(/<input[^>]*name="(edit_id|based_on|title|summary)"[^>]*value="([^"]*)"/g)]
  const areas = [...body.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>\n([\s\S]*?)<\/textarea>/g)]
  return Object.fromEntries(
    [...inputs, ...areas].map(([, name, value]) => [name as string, plain(value as string)]),
  )
}

async function write(title: string, fields: Record<string, string> = {}, universe = 'history') {
  const form = fieldsOf((await site.get(`/u/${universe}/new`, editor)).body)
  return site.post(`/u/${universe}/new`, { ...form, title, body: `About ${title}.`, ...fields }, editor)
}

async function edit(path: string, fields: Record<string, string>) {
  const form = fieldsOf((await site.get(`${path}/edit`, editor)).body)
  return site.post(`${path}/edit`, { ...form, ...fields }, editor)
}

describe('writing an article', () => {
  it('makes it from title, facts and text, and reads it back', async () => {
    const saved = await write('Marta Vell', {
      matter: source('tags: [sailors]\nfacts:\n  born: 7 November 1879\n  ship: "[[The Heron]]"\n'),
      body: source('She **sailed** on [[The Heron]].\n\n## Youth\n\nA port.[^1]\n\n[^1]: Harbour book.\n'),
      summary: 'first words',
    })
    expect(saved.statusCode).toBe(303)
    expect(saved.headers.location).toBe('/u/history/marta-vell?done=created')
    const { body, statusCode } = await site.get('/u/history/marta-vell')
    expect(statusCode).toBe(200)
    expect(body).toContain('<strong>sailed</strong>')
    expect(body).toMatch(/<a class="missing"[^>]*href="\/u\/history\/new\?title=The%20Heron"/)
    expect(body).toContain('7 November 1879')
    expect(body).toContain('href="/tags/sailors"')
    expect(body).toContain('first words')
    expect(body).toContain('Harbour book.')
  })

  it('keeps the title as the first line of the front matter', async () => {
    await write('Ned: a life', { matter: 'lang: en', body: 'x' })
    const { body } = await site.get('/u/history/ned-a-life/source?raw=1')
    expect(body).toBe('---\ntitle: "Ned: a life"\nlang: en\n---\nx')
  })

  it('takes a whole Markdown file pasted into the text', async () => {
    const saved = await write('', { body: '---\ntitle: Pasted whole\n---\nText.' })
    expect(saved.headers.location).toBe('/u/history/pasted-whole?done=created')
  })

  it('turns a red link blue when what it names is written', async () => {
    await write('The Heron')
    const { body } = await site.get('/u/history/marta-vell')
    expect(body).toContain('href="/u/history/the-heron"')
    expect(body).not.toContain('class="missing"')
  })

  it.each([
    ['Лев Троцкий', '/u/history/%D0%BB%D0%B5%D0%B2-%D1%82%D1%80%D0%BE%D1%86%D0%BA%D0%B8%D0%B9'],
    ['เลออน ทรอตสกี', `/u/history/${encodeURIComponent('เลออน-ทรอตสกี')}`],
    ['🚀 Rocket', `/u/history/${encodeURIComponent('🚀-rocket')}`],
  ])('gives “%s” an address in its own script', async (title, address) => {
    const saved = await write(title)
    expect(saved.headers.location).toBe(`${address}?done=created`)
    expect((await site.get(address)).body).toContain(title)
  })

  it('previews without saving, with the text intact', async () => {
    const typed = {
      title: 'Not yet',
      body: 'Some *words*.',
      matter: 'facts:\n  born: the day after never',
      action: 'preview',
    }
    const { statusCode, body } = await site.post('/u/history/new', { ...typed, edit_id: 'preview-1' }, editor)
    expect(statusCode).toBe(200)
    expect(body).toContain('<em>words</em>')
    expect(fieldsOf(body)).toMatchObject({ title: 'Not yet', body: 'Some *words*.' })
    expect((await site.get('/u/history/not-yet')).statusCode).toBe(404)
  })

  it('sends a retried form to what its first try made', async () => {
    const form = { title: 'Once only', body: 'x', edit_id: 'retry-1' }
    const [first, again] = [
      await site.post('/u/history/new', form, editor),
      await site.post('/u/history/new', form, editor),
    ]
    expect(again.headers.location).toBe(first.headers.location)
    expect((await site.get('/u/history/once-only/history')).body).not.toContain('?rev=2')
  })

  it('does not take a second text typed into a form that the back button kept for a retry', async () => {
    await write('Kept form')
    const form = fieldsOf((await site.get('/u/history/kept-form/edit', editor)).body)
    await site.post('/u/history/kept-form/edit', { ...form, body: 'Second.' }, editor)
    const third = await site.post('/u/history/kept-form/edit', { ...form, body: 'Third.' }, editor)
    const stands = (await site.get('/u/history/kept-form/source?raw=1')).body
    expect(third.body + stands).toContain('Third.')
  })
})

describe('bad input comes back in its form', () => {
  const long = 'ก'.repeat(750_000)
  it.each<[string, Record<string, string>, string, RegExp]>([
    ['an empty title', { title: ' ' }, 'title', /Give it a title/],
    ['a title that links cannot name', { title: 'A [b]' }, 'title', /cannot hold “\[”/],
    ['a reserved title', { title: 'New' }, 'title', /word that addresses use/],
    ['a title of 300 characters', { title: 'x'.repeat(300) }, 'title', /at most 200/],
    ['broken YAML', { matter: 'lang: en\nfacts: [born: {' }, 'matter', /Line \d: This is not valid YAML/],
    ['NUL', { body: 'one\ntwo \0' }, 'body', /Line 2: .*NUL/],
    ['more than 1 MiB, three bytes a letter', { body: long }, 'body', /2\.1 MiB/],
  ])('%s', async (_what, fields, field, message) => {
    const typed = { title: 'Good title', body: 'Good text.', matter: 'lang: en', summary: 'why', ...fields }
    const { statusCode, body } = await site.post(
      '/u/history/new',
      { ...typed, edit_id: `bad-${field}` },
      editor,
    )
    expect(statusCode).toBe(422)
    const said = new RegExp(`id="fault-${field}">(.*?)</div>`, 's').exec(body)?.[1] ?? ''
    expect(said).toMatch(message)
    expect(body).toMatch(
      new RegExp(`name="${field}"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*fault-${field}`),
    )
    expect(fieldsOf(body)).toMatchObject({ ...typed, title: typed.title.trim() })
  })

  it('a clashing title, with a link to the article that has it', async () => {
    await write('Taken')
    const { statusCode, body } = await write('taken')
    expect(statusCode).toBe(409)
    expect(body).toMatch(/id="fault-title">.*already has an article/s)
    expect(body).toContain('href="/u/history/taken"')
  })

  it('a title emptied in the matter of an edit', async () => {
    await write('Titled')
    const { statusCode, body } = await edit('/u/history/titled', { matter: 'title: "A | b"' })
    expect(statusCode).toBe(422)
    expect(body).toMatch(/id="fault-matter">.*cannot hold “\|”/s)
  })

  it('a universe that is not there: the nearest names', async () => {
    const { statusCode, body } = await site.get('/u/histori/new', editor)
    expect(statusCode).toBe(404)
    expect(body).toContain('href="/u/history"')
  })
})

describe('nothing typed is lost', () => {
  it('when the session ended: a sign-in form that carries the text', async () => {
    await write('Signed out')
    const { statusCode, body } = await site.post('/u/history/signed-out/edit', {
      body: 'Words typed\nbefore the session ended.',
      matter: 'title: Signed out',
      based_on: 1,
      edit_id: 'signed-out-1',
    })
    expect(statusCode).toBe(401)
    expect(body).toContain('Words typed\nbefore the session ended.')
  })

  it('when the disk is full', async () => {
    await write('Full disk')
    const pages = sql<{ page_count: number }>`pragma page_count`
    const { rows } = await pages.execute(site.database.db)
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(site.database.db)
    const body = 'Much text. '.repeat(30_000)
    const answer = await edit('/u/history/full-disk', { body })
    await sql`pragma max_page_count = 1073741823`.execute(site.database.db)
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('disk is full')
    expect(fieldsOf(answer.body).body).toBe(body)
    expect((await edit('/u/history/full-disk', { body })).statusCode).toBe(303)
  })

  it('when another program holds the database', async () => {
    await write('Locked out')
    const { default: BetterSqlite } = await import('better-sqlite3')
    const other = new BetterSqlite(site.database.file)
    await sql`pragma busy_timeout = 50`.execute(site.database.db)
    other.exec('begin immediate')
    const answer = await edit('/u/history/locked-out', { body: 'Typed while it was locked.' })
    other.exec('rollback')
    other.close()
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('Typed while it was locked.')
    expect(answer.body).toContain('busy')
  })

  it('when the article was deleted or renamed meanwhile', async () => {
    await write('Moving on')
    const form = fieldsOf((await site.get('/u/history/moving-on/edit', editor)).body)
    await site.post('/u/history/moving-on/rename', { title: 'Moved on', edit_id: 'moved-on-1' }, editor)
    const saved = await site.post(
      '/u/history/moving-on/edit',
      { ...form, body: 'Typed at the old address.' },
      editor,
    )
    expect(saved.headers.location).toBe('/u/history/moved-on?done=merged')
    const again = fieldsOf((await site.get('/u/history/moved-on/edit', editor)).body)
    await site.post('/u/history/moved-on/delete', { edit_id: 'moved-on-2' }, editor)
    const refused = await site.post(
      '/u/history/moved-on/edit',
      { ...again, body: 'Typed after its end.' },
      editor,
    )
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('Typed after its end.')
  })

  it('when saves come too fast', async () => {
    const limited = await openSite({ env: { CANONRY_RATE_LIMIT: 'true' } })
    await limited.addUniverse({ name: 'History' })
    const send = (n: number) =>
      limited.post('/u/history/new', { title: `T${n}`, body: `Text ${n}`, edit_id: `fast-${n}` }, editor)
    const answers = []
    for (let n = 0; n < 61; n++) answers.push(await send(n))
    await limited.close()
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(60)
    expect(answers.at(-1)?.statusCode).toBe(429)
    expect(answers.at(-1)?.body).toContain('Text 60')
  })
})

describe('addresses', () => {
  beforeAll(async () => {
    await write('Straße der Träume')
  })
  const canonical = '/u/history/stra%C3%9Fe-der-tr%C3%A4ume'

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

  it('an address with nothing behind it offers to write it, counterparts and near names', async () => {
    await write('Brass Kettle', {}, 'lantern-line')
    const { statusCode, body } = await site.get('/u/history/brass-kettle')
    expect(statusCode).toBe(404)
    expect(body).toContain('href="/u/lantern-line/brass-kettle"')
    expect((await site.get('/u/history/brass-kettle', editor)).body).toContain(
      '/u/history/new?title=Brass%20kettle',
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
    await write(
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
    await write('Tom Quill', { body: 'He knew [[Marta Vell]].' }, 'lantern-line')
    const { body } = await site.get('/u/lantern-line/tom-quill')
    expect(body).toMatch(/href="\/u\/history\/marta-vell"[^>]*>Marta Vell.*badge[^>]*>History/s)
  })

  it('names its counterparts and the way to compare them', async () => {
    await write('Marta Vell', {}, 'lantern-line')
    const { body } = await site.get('/u/lantern-line/marta-vell')
    expect(body).toContain('href="/compare/marta-vell?in=history,lantern-line" data-key="c"')
    expect(body).toMatch(/Also in[\s\S]*href="\/u\/history\/marta-vell"/)
  })
})

describe('revisions', () => {
  const path = '/u/history/changing'
  beforeAll(async () => {
    await write('Changing', { body: 'The quick fox.\n\nIt ran.' })
    await edit(path, { body: 'The slow fox.\n\nIt ran.', summary: 'slower' })
    await edit(path, { body: 'The slow fox.\n\nIt slept.' })
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
    const answer = await edit(path, {})
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
    const answer = await edit(`/u/history/${encodeURIComponent(slug)}`, {})
    expect(answer.headers.location).toMatch(/\?done=unchanged$/)
  })
})

describe('renaming', () => {
  it('keeps the old address and the links by the old title', async () => {
    await write('Old name')
    await write('Linker', { body: 'See [[Old name]].' })
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
    await write('Doomed')
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
    expect((await site.get(`${path}/history`, editor)).statusCode).toBe(200)
    const back = await site.post(`${path}/restore`, { edit_id: 'restore-one' }, editor)
    expect(back.headers.location).toBe(`${path}?done=restored`)
    expect((await site.get(path)).body).toContain('About Doomed.')
  })

  it('cannot be undone where another article stands by now, and says which', async () => {
    await site.post(`${path}/delete`, { edit_id: 'delete-two' }, editor)
    const { articleId } = await site.addArticle('history', 'Doomed', 'Another.')
    expect(articleId).toBeGreaterThan(0)
    await site.database.db.selectFrom('articles').select('id').execute()
    const live = await site.get(path)
    expect(live.body).toContain('Another.')
  })
})

describe('the source', () => {
  it('is plain text that no browser takes for a page', async () => {
    await write('Markup', { body: '<script>alert(1)</script>' })
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
