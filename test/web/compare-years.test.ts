import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type As, openSite, type Site } from '../helpers/site.ts'

const events = [
  [1802, 'the abbess chartered the fair, who wanted a market under her own walls.'],
  [1817, 'a fire that began in a loft of the chandlers burned two thirds of the town.'],
  [1826, 'the council bought the old tannery and made a school for girls of it.'],
  [1838, 'cholera came up the river with the salt boats and stayed until the frost.'],
  [1851, 'the railway reached the valley, and with it came the first strike.'],
  [1864, 'the mint moved into the empty barracks and struck copper there.'],
] as const

const annals = (by: number) =>
  `---\ntitle: Marten\n---\n\n${events.map(([year, words]) => `In ${year - by} ${words}`).join('\n\n')}\n`

describe('the question whether a canon counts its years differently', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
    await site.addUniverse({ name: 'History' })
    const child = { kind: 'timeline', parent: 'history', color: 'green' } as const
    await site.addUniverse({ ...child, name: 'Third Age' })
    await site.addUniverse({ ...child, name: 'Near Years' })
    await site.addUniverse({ ...child, name: 'Grandchild', parent: 'third-age' })
    await site.addArticle('history', 'Marten', annals(0))
    await site.addArticle('third-age', 'Marten', annals(529))
    await site.addArticle('near-years', 'Marten', annals(3))
    await site.addArticle('grandchild', 'Marten', annals(529))
  })
  afterAll(() => site.close())

  const centuries = '/compare/marten?in=history,third-age'
  const threeYears = '/compare/marten?in=history,near-years'
  const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
  const open = async (url: string, as: As = 'anonymous') => {
    const { statusCode, body } = await site.get(url, { as })
    expect(statusCode).toBe(200)
    const question = /<section class="question".*?<\/section>/s.exec(body)?.[0] ?? ''
    const answers = new Map(
      [...question.matchAll(/<a class="button" href="([^"]*)">([^<]*)</g)].map(
        ([, href = '', label = '']) => [label, href.replaceAll('&amp;', '&')],
      ),
    )
    const labels = [...body.matchAll(/<article class="row ([a-z-]+)/g)].map(([, label]) => label)
    return { body, question: textOf(question), answers, labels }
  }
  const all = (label: string) => Array(events.length).fill(label)

  it('is asked above the rows, which meanwhile are compared as they are dated', async () => {
    const { question, answers, labels } = await open(threeYears)
    expect(question).toContain(
      'Most dates here are 3 years apart. Does Near Years count its years differently?',
    )
    expect(labels).toEqual(all('differs'))
    expect([...answers.keys()]).toEqual(['Compare so', 'No'])
  })

  it('is asked on top of years that lie centuries apart and are read so', async () => {
    const { question, labels } = await open(centuries)
    expect(question).toContain(
      'Most dates here are 529 years apart. Does Third Age count its years differently?',
    )
    expect(labels).toEqual(all('same-moment'))
  })

  it('is answered by an address: so, or not so, with a way back', async () => {
    const asked = await open(threeYears)
    const so = await open(asked.answers.get('Compare so') ?? '')
    expect(so.labels).toEqual(all('same-moment'))
    expect(so.question).toBe('')
    expect(textOf(so.body)).toContain(
      'Years in Near Years are read with 3 years added, on this page only. Undo',
    )
    expect(so.body).toContain('<a href="/compare/marten?in=history%2Cnear-years">Undo</a>')
    const no = await open((await open(centuries)).answers.get('No') ?? '')
    expect(no.labels).toEqual(all('differs'))
    expect(no.question).toBe('')
  })

  it('keeps the answer in every address of the page, and in what is taken away', async () => {
    const { body } = await open('/compare/marten?in=history,near-years&shift=near-years:3')
    const links = [...body.matchAll(/href="([^"]*(?:as|only)=[^"]*)"/g)].map(([, href = '']) => href)
    expect(links).toHaveLength(4)
    for (const href of links) expect(href).toContain('shift=near-years%3A3')
    expect(body).toContain('<input type="hidden" name="shift" value="near-years:3">')
    const chosen = await site.get(
      '/compare/marten?column=history%2Fmarten&column=near-years%2Fmarten&shift=near-years:3',
    )
    expect(chosen.headers.location).toContain('shift=near-years%3A3')

    const shift = async (url: string) => (await site.get(url)).json().shift
    expect(await shift(`${threeYears}&as=json`)).toMatchObject({ years: 3, set: false, applied: false })
    expect(await shift(`${threeYears}&shift=near-years:3&as=json`)).toMatchObject({
      set: true,
      applied: true,
    })
    const api = '/api/v1/compare?subject=marten&in=history,third-age'
    expect(await shift(api)).toMatchObject({ years: 529, set: false, applied: true })
    expect(await shift(`${api}&shift=third-age:0`)).toMatchObject({ years: 0, applied: false })
    expect((await site.get(`${threeYears}&as=csv`)).body).toMatch(/\n1,differs,/)
    expect((await site.get(`${threeYears}&shift=near-years:3&as=csv`)).body).toMatch(/\n1,same moment,/)
    expect((await site.get(`${threeYears}&as=markdown`)).body).toContain(
      'Does Near Years count its years differently?',
    )
  })

  it('is answered for any two articles too', async () => {
    const address = '/compare?left=history/marten&right=near-years/marten'
    const { answers } = await open(address)
    expect((await open(answers.get('Compare so') ?? '')).labels).toEqual(all('same-moment'))
  })

  it('leads an editor to the settings with the number filled in, and asks no more once it is set', async () => {
    const { answers } = await open(threeYears, 'editor')
    expect([...answers.keys()]).toEqual(['Compare so', 'Set it', 'No'])
    const settings = await site.get((answers.get('Set it') ?? '').replace(/#.*/, ''), { as: 'editor' })
    expect(settings.body).toMatch(/<input id="f-yearShift"[^>]* value="3"/)
    expect((await site.get('/u/near-years/settings?yearShift=%22%3E', { as: 'editor' })).body).toMatch(
      /<input id="f-yearShift"[^>]* value="0"/,
    )
  })

  it('asks for what the setting is: years to the parent, not to the record', async () => {
    const { answers } = await open('/compare/marten?in=third-age,history')
    expect(answers.get('Compare so')).toContain('shift=third-age%3A529')
    const child = await open('/compare/marten?in=history,grandchild&shift=third-age:500')
    expect(child.answers.size).toBe(0)
  })

  it('asks about each of several, and an answer to one leaves the other', async () => {
    const { body } = await site.get('/compare/marten?in=history,third-age,near-years')
    const questions = [...body.matchAll(/<section class="question".*?<\/section>/gs)].map(([html]) =>
      textOf(html),
    )
    expect(questions).toHaveLength(2)
    expect(questions[0]).toContain('Most dates in Third Age are 529 years from the others’')
    const one = await open('/compare/marten?in=history,third-age,near-years&shift=third-age:529')
    expect(one.body.match(/<section class="question"/g)).toHaveLength(1)
    expect(one.question).toContain('Near Years')
  })

  it('asks nothing more where neither of two unset canons is meant', async () => {
    const { answers } = await open('/compare/marten?in=near-years,third-age')
    const no = await open(answers.get('No') ?? '')
    expect([no.question, no.labels]).toEqual(['', all('differs')])
    expect((await open(answers.get('Compare so') ?? '')).labels).toEqual(all('same-moment'))
  })

  it.each(['near-years', 'near-years:many', ':3', 'near-years:3.5'])(
    'refuses shift=%s with what to write',
    async (shift) => {
      const { statusCode, body } = await site.get(`${threeYears}&shift=${shift}`)
      expect(statusCode).toBe(422)
      expect(textOf(body)).toContain('?shift=timeline-1350:529')
    },
  )
})
