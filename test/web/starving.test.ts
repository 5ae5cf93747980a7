import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeArticle } from '../../bench/corpus.ts'
import { openSite, type Site } from '../helpers/site.ts'

/** As many as came from one address when no save went through. */
const readers = 18

let site: Site
beforeAll(async () => {
  site = await openSite()
  for (const name of ['One', 'Other']) {
    await site.addUniverse({ name })
    for (let n = 0; n < readers; n++) {
      const parts = Array.from({ length: 8 }, (_, part) =>
        makeArticle(n * 100 + part)
          .text.split('---\n')
          .at(-1),
      )
      const text = parts.map((part, index) =>
        name === 'One' || index % 5 ? part : part?.replaceAll('March', 'May'),
      )
      await site.addArticle(
        name.toLowerCase(),
        `Long ${n}`,
        `---\nsubject: long-${n}\n---\n${text.join('\n')}`,
      )
    }
  }
})
afterAll(() => site.close())

const compare = (n: number, address: string) =>
  site.app.inject({ url: `/compare/long-${n}?in=one,other`, remoteAddress: address })
const save = (title: string) =>
  site.post(
    '/u/one/new',
    {
      title,
      body: 'A line of forty characters, or nearly so.\n'.repeat(1000),
      summary: '',
      edit_id: `save-${title}`,
    },
    { as: 'editor' },
  )

describe('readers who have long pages made', () => {
  it('keep no editor from saving, and are told when to come again', async () => {
    const reading = Promise.all(Array.from({ length: readers }, (_, n) => compare(n, '203.0.113.9')))
    expect((await save('Under way')).statusCode).toBe(303)
    const told = (await reading).map(
      ({ statusCode, headers }) => `${statusCode} ${headers['retry-after'] ?? ''}`,
    )
    expect(told.filter((each) => each === '429 5').length).toBeGreaterThan(0)
    // On a machine that is busy with others some have waited too long.
    expect(told.filter((each) => !['200 ', '429 5', '503 5'].includes(each))).toEqual([])
  })

  it('from one address leave others theirs', async () => {
    const greedy = Promise.all(Array.from({ length: readers }, (_, n) => compare(n, '203.0.113.10')))
    const other = await compare(readers - 1, '198.51.100.7')
    expect(other.statusCode).toBe(200)
    await greedy
  })

  it('count by their network, where they have one of IPv6 to themselves', async () => {
    await site.configure({ siteName: 'Anew' })
    const told = await Promise.all(
      Array.from({ length: readers }, (_, n) => compare(n, `2001:db8:1:2::${n + 1}`)),
    )
    expect(told.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(0)
  })
})
