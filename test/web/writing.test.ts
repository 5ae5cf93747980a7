import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'
import { articleForms, fieldsOf } from '../helpers/article-forms.ts'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
let forms: ReturnType<typeof articleForms>
const editor = { as: 'editor' } as const
const source = (text: string) => text.replaceAll('\n', '\r\n') // as a browser's form sends it

beforeAll(async () => {
  site = await openSite()
  forms = articleForms(site)
  await site.addUniverse({ name: 'History' })
})
afterAll(() => site.close())

describe('writing an article', () => {
  it('makes it from title, facts and text, and reads it back', async () => {
    const saved = await forms.write('Marta Vell', {
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

  it('takes plain lines of the facts box for facts, and says which date it cannot read', async () => {
    const facts = source('began: 23 October 917\nplace: Petrovgrad\ncoup: 35 Brumaire 917\n')
    const saved = await forms.write('The rising', { matter: facts, body: 'x' })
    expect(saved.headers.location).toBe('/u/history/the-rising?done=saved-unread')
    const { body } = await site.get('/u/history/the-rising?done=saved-unread')
    const box = body.slice(body.indexOf('class="facts-box'), body.indexOf('class="article-text"'))
    expect(box.match(/<dt>.*?<\/dt>/g)).toEqual(['<dt>began</dt>', '<dt>place</dt>', '<dt>coup</dt>'])
    expect(box.match(/not read as a date/g)).toHaveLength(1)
    expect(box).toMatch(/35 Brumaire 917\s+<span class="unread"/)
    expect(body).toMatch(/role="status">Saved as typed, but not all/)
    expect((await site.get('/u/history/the-rising/source?raw=1')).body).toBe(
      '---\ntitle: The rising\nbegan: 23 October 917\nplace: Petrovgrad\ncoup: 35 Brumaire 917\n---\nx',
    )
  })

  it('keeps the title as the first line of the front matter', async () => {
    await forms.write('Ned: a life', { matter: 'lang: en', body: 'x' })
    const { body } = await site.get('/u/history/ned-a-life/source?raw=1')
    expect(body).toBe('---\ntitle: "Ned: a life"\nlang: en\n---\nx')
  })

  it('takes a whole Markdown file pasted into the text', async () => {
    const saved = await forms.write('', { body: '---\ntitle: Pasted whole\n---\nText.' })
    expect(saved.headers.location).toBe('/u/history/pasted-whole?done=created')
  })

  it('turns a red link blue when what it names is written', async () => {
    await forms.write('The Heron')
    const { body } = await site.get('/u/history/marta-vell')
    expect(body).toContain('href="/u/history/the-heron"')
    expect(body).not.toContain('class="missing"')
  })

  it.each([
    ['Лев Троцкий', '/u/history/%D0%BB%D0%B5%D0%B2-%D1%82%D1%80%D0%BE%D1%86%D0%BA%D0%B8%D0%B9'],
    ['เลออน ทรอตสกี', `/u/history/${encodeURIComponent('เลออน-ทรอตสกี')}`],
    ['🚀 Rocket', `/u/history/${encodeURIComponent('🚀-rocket')}`],
  ])('gives “%s” an address in its own script', async (title, address) => {
    const saved = await forms.write(title)
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
    await forms.write('Kept form')
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
    ['broken YAML', { matter: 'lang: en\nfacts: [born: {' }, 'matter', /Line 2: This cannot be read: /],
    [
      'a line that would end the facts early',
      { matter: 'lang: en\n---\ntags: [a]' },
      'matter',
      /Line 2: a line like this/,
    ],
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
    await forms.write('Taken')
    const { statusCode, body } = await forms.write('taken')
    expect(statusCode).toBe(409)
    expect(body).toMatch(/id="fault-title">.*already has an article/s)
    expect(body).toContain('href="/u/history/taken"')
  })

  it('a title emptied in the matter of an edit', async () => {
    await forms.write('Titled')
    const { statusCode, body } = await forms.edit('/u/history/titled', { matter: 'title: "A | b"' })
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
    await forms.write('Signed out')
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
    await forms.write('Full disk')
    const pages = sql<{ page_count: number }>`pragma page_count`
    const { rows } = await pages.execute(site.database.db)
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(site.database.db)
    // Short enough to be saved on this connection, which is the one with the limit.
    const body = 'Much text. '.repeat(1_400)
    const answer = await forms.edit('/u/history/full-disk', { body })
    await sql`pragma max_page_count = 1073741823`.execute(site.database.db)
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('disk is full')
    expect(fieldsOf(answer.body).body).toBe(body)
    expect((await forms.edit('/u/history/full-disk', { body })).statusCode).toBe(303)
  })

  it('when another program holds the database', async () => {
    await forms.write('Locked out')
    const other = new Sqlite(site.database.file)
    other.exec('begin immediate')
    const answer = await forms.edit('/u/history/locked-out', { body: 'Typed while it was locked.' })
    other.exec('rollback')
    other.close()
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('Typed while it was locked.')
    expect(answer.body).toContain('busy')
  })

  it('when the article was deleted or renamed meanwhile', async () => {
    await forms.write('Moving on')
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
