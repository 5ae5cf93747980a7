import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

const history = `---
title: Ada Voss
facts:
  born: 1879-11-07
  died: 1940-08-21
---

Ada Voss was born on 7 November 1879 in Tarn. She studied law at the old university there.

In August 1940 she was murdered in her garden by Ilan Reed.

The garden is a museum today.
`

const timeline = `---
title: Ada Voss
facts:
  born: 1350-11-07
---

Ada Voss was born on 7 November 1350 in Tarn. She studied law at the old university there.

In August 1411 she survived the attack of Ilan Reed in her garden.

She led the northern party from 1415.
`

describe('comparison pages', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
    await site.addUniverse({ name: 'History' })
    await site.addUniverse({
      name: 'Other',
      kind: 'timeline',
      parent: 'history',
      divergesAt: '1940-08',
      yearShift: 529,
      color: 'green',
    })
    await site.addUniverse({ name: 'Metapedia', kind: 'framing', parent: 'history', color: 'amber' })
    const mill = (date: string) =>
      `---\nburned: ${date}\n---\nThe mill by the river burned down ${date}, and was not rebuilt.`
    await site.addArticle('history', 'The Mill', mill('1824'))
    await site.addArticle('other', 'The Mill', mill('c. 1295'))
    await site.addArticle('history', 'Ada Voss', history)
    await site.addArticle('other', 'Ada Voss', timeline)
    await site.addArticle('history', 'Lonely', '---\ntitle: Lonely\n---\n\nOnly here.\n')
  })
  afterAll(() => site.close())

  const page = async (url: string) => {
    const { statusCode, body } = await site.get(url)
    return { statusCode, body, text: textOf(body) }
  }

  it('sets one telling a universe side by side, the default universe first', async () => {
    const { statusCode, body } = await page('/compare/ada-voss')
    expect(statusCode).toBe(200)
    const heads = [...body.matchAll(/<h2 class="u-[^"]*"><a[^>]*>([^<]+)</g)].map(([, name]) => name)
    expect(heads).toEqual(['History', 'Other'])
    expect(rowOf(body, 'was born on')).toMatch(/class="row same-moment/)
    expect(rowOf(body, 'was born on')).toContain('1350')
  })

  it('says which rows conflict, and why, and links from the answer to them', async () => {
    const { body } = await page('/compare/ada-voss')
    const row = rowOf(body, 'murdered')
    expect(row).toMatch(/class="row differs/)
    expect(row).toContain('survived')
    expect(row).toMatch(/<footer>.*\S.*<\/footer>/s)
    const number = /id="(row-\d+)"/.exec(row)?.[1]
    expect(body).toContain(`href="#${number}"`)
  })

  it('shows a date of a shifted universe as the common axis names it', async () => {
    const { body, text } = await page('/compare/ada-voss')
    expect(body).toMatch(/1350<sup>1879<\/sup>/)
    expect(text).toContain('7 November 1350 = 7 November 1879')
  })

  it('puts facts that differ first and says silent for a gap', async () => {
    const { body } = await page('/compare/ada-voss')
    const tables = [...body.matchAll(/<table class="facts">(.*?)<\/table>/gs)].map(([, table]) => table ?? '')
    const rows = tables.flatMap((table) => table.split('<tr').slice(2).map(textOf))
    expect(rows.find((row) => row.includes('born'))).toContain('same moment')
    expect(rows.find((row) => row.includes('died'))).toMatch(/silent|after the divergence/)
  })

  it('calls a fact that one universe dates less exactly neither the same nor different', async () => {
    const { body } = await page('/compare/the-mill')
    const [row] = body.split('<tr').slice(2)
    expect(textOf(row ?? '')).toContain('burned one is vaguer History1824 Otherc. 1295 = c. 1824')
    expect(rowOf(body, 'by the river')).toMatch(/class="row reworded/)
  })

  it('names the weightiest differences first, each in the words of both', async () => {
    const { body } = await page('/compare/ada-voss')
    const digest = /<section class="digest".*?<\/section>/s.exec(body)?.[0] ?? ''
    const [first] = digest.split('<li>').slice(1)
    expect(textOf(first ?? '')).toMatch(
      /^Outcome row \d+ they part here History In August 1940 she was murdered.*Other In August 14111940 she survived/,
    )
    expect(first).toMatch(/<mark class="conflict"[^>]*>murdered<\/mark>/)
    expect(textOf(body)).toContain('They share 1 of 4 passages; in one more they contradict each other.')
  })

  it('sets no two tellings against each other where it is a third that has parted', async () => {
    const burnt =
      '---\ntitle: Weir\nburnt: 21 August 1940\n---\n\nThe weir at Tarn burnt on 21 August 1940.\n'
    await site.addArticle('history', 'Weir', burnt)
    await site.addArticle('metapedia', 'Weir', burnt.replace('The weir at', 'The old weir of'))
    await site.addArticle('other', 'Weir', '---\ntitle: Weir\n---\n\nIts wheel turns to this day.\n')
    const { body, text } = await page('/compare/weir?in=history,metapedia,other')
    const digest = textOf(/<section class="digest".*?<\/section>/s.exec(body)?.[0] ?? '')
    expect(digest).toMatch(/^Where they part Parting row \d+ they part here History The weir/)
    expect(digest).toMatch(/By then Other has parted\.$/)
    expect(digest).not.toContain('Metapedia')
    expect(text).not.toContain('dated pairs')
  })

  it('says what is not looked for between two languages', async () => {
    const told = (lang: string, text: string) =>
      `---\ntitle: Sluice\nsubject: sluice\nlang: ${lang}\n---\n\n${text}\n`
    await site.addArticle('history', 'Sluice', told('en', 'In March 1921 Ada Voss came to Tarn.'))
    await site.addArticle('metapedia', 'Sluice', told('de', 'Im März 1921 kam Ada Voss nach Tarn.'))
    const { text } = await page('/compare/sluice')
    expect(text).toContain('in English and German')
    expect(text).toContain('1 in another language')
    expect((await page('/compare/sluice?only=differences')).text).toContain('Row 1: in another language')
    expect((await page('/compare/ada-voss')).text).not.toContain('From one language to another')
  })

  it('quotes no spoiler uncovered', async () => {
    const source = (year: number) => `---\ntitle: Oath\n---\n\nThe oath was ||sworn in ${year} by Oda||.\n`
    await site.addArticle('history', 'Oath', source(1801))
    await site.addArticle('metapedia', 'Oath', source(1811))
    const { body } = await page('/compare/oath?in=history,metapedia')
    const digest = /<section class="digest".*?<\/section>/s.exec(body)?.[0] ?? ''
    expect(digest).toMatch(/<span class="spoiler"[^>]*>.*1801/)
    expect(body.replace(/<span class="spoiler".*?<\/span>/gs, '')).not.toContain('by Oda')
  })

  it('sets what one telling has alone as one run, with the number of each passage', async () => {
    const body = (tail: string) => `---\ntitle: Mill\n---\n\nThe mill at Tarn grinds rye and oats.\n${tail}`
    await site.addArticle('history', 'Mill', body('\nA fire took its roof.\n\nNobody rebuilt the sluice.\n'))
    await site.addArticle('metapedia', 'Mill', body(''))
    const { body: html } = await page('/compare/mill?in=history,metapedia')
    expect(html).toContain('2 passages only here')
    const run = /<section class="row only-here alone".*?<\/section>/s.exec(html)?.[0] ?? ''
    expect(run.match(/id="row-[23]"/g)).toHaveLength(2)
    expect(run.match(/silent/g)).toHaveLength(1)
  })

  it('tells a name that changes throughout once, and does not mark it', async () => {
    const body = (town: string) =>
      `---\ntitle: Ferry\n---\n\nThe ferry leaves ${town} at dawn and returns at noon.\n\nIn winter the people of ${town} cross on the ice.\n`
    await site.addArticle('history', 'Ferry', body('Petrograd'))
    await site.addArticle('metapedia', 'Ferry', body('Petrovgrad'))
    const { body: html, text } = await page('/compare/ferry')
    expect(text).toContain('Petrograd is Petrovgrad in Metapedia, 2 times')
    expect(html).not.toContain('<mark class="changed">Petro')
  })

  it('can be asked for differences only, by an address that works without a script', async () => {
    const { body } = await page('/compare/ada-voss?only=differences')
    expect(body).toContain('Show every row')
    expect(body).toMatch(/<details class="agree">.*was born on/s)
  })

  it('takes the columns and their revisions from the address', async () => {
    const turned = await page('/compare/ada-voss?in=other,history')
    const heads = [...turned.body.matchAll(/<h2 class="u-[^"]*"><a[^>]*>([^<]+)</g)].map(([, name]) => name)
    expect(heads).toEqual(['Other', 'History'])
    expect((await page('/compare/ada-voss?in=other@1,history/ada-voss')).statusCode).toBe(200)
    expect((await page('/compare?left=history/ada-voss&right=history/lonely')).statusCode).toBe(200)
  })

  it.each(['/u/other/ada-voss?rev=1', 'https://wiki.example/u/other/ada%2Dvoss', 'other/ada-voss@1'])(
    'takes an article by %s',
    async (right) => {
      const { statusCode, text } = await page(
        `/compare?left=history/lonely&right=${encodeURIComponent(right)}`,
      )
      expect(statusCode).toBe(200)
      expect(text).toContain('Other')
    },
  )

  it('gives the form back with what was typed where one of two is not there', async () => {
    const { body, text } = await page('/compare?left=history/ada-voss&right=other/ada-vos')
    expect(body).toContain('value="history/ada-voss"')
    expect(body).toContain('value="other/ada-vos"')
    expect(text).toContain('Perhaps you meant Ada Voss')
  })

  it.each([
    ['left=history/ada-voss&right=other/ada-vos', ['right']],
    ['left=other/ada-vos&right=history/ada-voss', ['left']],
    ['left=other/none&right=other/nobody', ['left', 'right']],
    ['left=history/ada-voss&right=other', ['right']],
  ])('marks the field at fault and no other: %s', async (query, wrong) => {
    const { body } = await page(`/compare?${query}`)
    const inputs = [...body.matchAll(/<input id="(left|right)"[^>]*>/g)]
    expect(inputs.filter(([html]) => html.includes('aria-invalid')).map(([, name]) => name)).toEqual(wrong)
  })

  it.each([
    ['/compare/nobody', 404, 'nobody'],
    ['/compare/ada-vos', 404, 'Ada Voss'],
    ['/compare/ada-voss?in=history@99,other@98', 404, 'history@99'],
    ['/compare/ada-voss?in=a,b,c,d,e,f,g', 422, 'At most 6'],
    ['/compare?left=history/ada-voss&right=other/nobody', 404, 'other/nobody'],
    ['/compare?left=history&right=other', 422, 'universe/title'],
    [`/compare/${'x'.repeat(1500)}`, 404, ''],
    ['/compare/%00', 404, ''],
  ])('answers %s with %i and what to do', async (url, status, words) => {
    const { statusCode, text } = await page(url)
    expect(statusCode).toBe(status)
    expect(text).toContain(words)
    expect(text).not.toMatch(/\bat .*\.(ts|js):\d/)
  })

  it('gives the same rows as JSON, CSV and Markdown', async () => {
    const json = (await site.get('/api/v1/compare?subject=ada-voss')).json()
    expect(json.rows.length).toBe(
      (await page('/compare/ada-voss')).body.match(/<article class="(row|part)\b/g)?.length,
    )
    expect((await site.get('/compare/ada-voss?as=json')).json()).toEqual(json)
    const csv = await site.get('/compare/ada-voss?as=csv')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body).toMatch(/^row,label,History: Ada Voss,Other: Ada Voss,reasons\r\n1,/)
    expect((await site.get('/compare/ada-voss?as=markdown')).body).toContain('| --- | --- | --- |')
    const lone = await site.get('/api/v1/compare?subject=lonely')
    expect([lone.statusCode, lone.json().error.status]).toEqual([404, 404])
  })

  it('says where a moved passage stands in its own telling', async () => {
    const parts = [
      'The harbour of Tarn froze over in the coldest winter and no ship came for weeks.',
      'Its grain was sold by the measure in the square behind the church of Saint Olave.',
      'A school for pilots opened in the old lighthouse and took girls from the first year.',
      'The railway reached the town from the south and brought the summer guests with it.',
    ]
    const source = (order: number[]) =>
      `---\ntitle: Tarn\n---\n\n${order.map((part) => parts[part]).join('\n\n')}\n`
    await site.addArticle('history', 'Tarn', source([0, 1, 2, 3]))
    await site.addArticle('other', 'Tarn', source([1, 2, 3, 0]))
    const row = rowOf((await page('/compare/tarn')).body, 'froze over')
    expect(row).toMatch(/class="row same moved"/)
    expect(row).toMatch(/<a href="#row-\d+">after row \d+ in its own article<\/a>/)
  })

  it('keeps a comparison made in a thread without a finished page having to be made again', async () => {
    const text = 'They met in Tarn. '.repeat(200)
    await site.addArticle('history', 'Kept', text)
    await site.addArticle('metapedia', 'Kept', `${text} And parted.`)
    const kept = () => site.database.db.selectFrom('comparisons').select('key').execute()
    const [changes, before] = [site.database.changes(), await kept()]
    await page('/compare/kept')
    expect((await kept()).length).toBe(before.length + 1)
    expect(site.database.changes()).toBe(changes)
  })

  it('draws the rows of two articles of the greatest length', async () => {
    const text = (word: string) =>
      Array.from(
        { length: 900 },
        (_, index) => `${word} ${index} ${'[](x)'.repeat(60)}${'x'.repeat(800)}\n\n`,
      ).join('')
    await site.addArticle('history', 'Brim', text('Passage'))
    await site.addArticle('metapedia', 'Brim', text('Passage').replace('Passage 7 ', 'Excursus 7 '))
    const { statusCode, body } = await site.get('/compare/brim')
    expect(statusCode).toBe(200)
    expect(body).toContain('id="row-1"')
  })

  it('shows a very long comparison in parts, and keeps answering others meanwhile', async () => {
    const long = (year: number) => {
      const entries = Array.from({ length: 1500 }, (_, n) => `Entry of the harbour number ${n}.`)
      entries[1399] = `The great bridge of Tarn was built by the guild of masons in ${year}.`
      return `---\ntitle: Annals\n---\n\n${entries.join('\n\n')}\n`
    }
    await site.addArticle('history', 'Annals', long(1801))
    await site.addArticle('metapedia', 'Annals', long(1811))
    const { body } = await page('/compare/annals')
    expect(body.match(/<article class="(row|part)\b/g)).toHaveLength(600)
    expect(body).toContain('from=601">Rows 601–1200</a>')
    expect(body).toContain('<a href="/compare/annals?from=1201#row-1400">row 1400</a>')
    const rest = await page('/compare/annals?from=1201')
    expect(rest.body.match(/<article class="(row|part)\b/g)).toHaveLength(300)
    expect(rest.body).toContain('id="row-1500"')
    expect(rest.body).toContain('<a href="#row-1400">row 1400</a>')
    expect(rest.body).toContain('data-row="1201"')
  })

  it('offers to write the second telling where there is one only', async () => {
    const { statusCode, body } = await page('/compare/lonely')
    expect(statusCode).toBe(200)
    expect(body).toContain('/u/other/new?title=Lonely')
  })

  it('lists subjects to compare, and says what to do when there are none', async () => {
    expect((await page('/compare')).text).toContain('Ada Voss')
    const empty = await openSite()
    expect(textOf((await empty.get('/compare')).body)).toContain('No subject has two tellings yet')
    await empty.close()
  })

  it('escapes what people wrote wherever it shows it', async () => {
    await site.addArticle(
      'history',
      'Knot',
      '---\ntitle: Knot\nfacts:\n  mark: <i>x</i>\n---\n\n<script>alert(1)</script> ran.\n',
    )
    await site.addArticle(
      'other',
      'Knot',
      '---\ntitle: Knot\nfacts:\n  mark: <b>y</b>\n---\n\n<img src=x onerror=y> ran.\n',
    )
    const { body } = await page('/compare/knot')
    expect(body).not.toMatch(/<script>alert|<img|<b>y|<i>x/)
    expect(body).toContain('&lt;')
  })
})

/** The whole row in which some words stand. */
function rowOf(body: string, words: string): string {
  return (
    body.split('<article ').find((part) => part.includes('id="row-') && textOf(part).includes(words)) ?? ''
  )
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
