import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { updateUniverse } from '../../src/actions/update-universe.ts'
import { compareTellings } from '../../src/domain/compare/compare-tellings.ts'
import { parseArticle } from '../../src/domain/source/parse-article.ts'
import { factsByArticle } from '../../src/storage/facts.ts'
import type { Database } from '../../src/storage/open.ts'
import { findSubject, listMostDivergent } from '../../src/storage/subjects.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'

/** The front matter of an article about one subject. */
const sourceOf = (facts: string, lang = 'en') =>
  `---\nsubject: fort\nlang: ${lang}\nfacts:\n${facts.replace(/^/gm, '  ')}\n---\nText.`

/** What the fact matrix of the comparison itself counts. */
function comparedFacts(tellings: readonly { source: string; yearShift: number }[]) {
  const { facts } = compareTellings(
    tellings.map(({ source, yearShift }, index) => {
      const { lang, facts } = parseArticle(source, { slugTitle: 'x', calendar: 'gregorian' })
      return { id: String(index), source, format: 'markdown', lang, calendar: 'gregorian', yearShift, facts }
    }),
  )
  const count = (...wanted: string[]) => facts.filter(({ verdict }) => wanted.includes(verdict)).length
  return { agreeing: count('same', 'same moment', 'compatible'), differing: count('differs') }
}

describe('a subject’s counts are those of its comparison', () => {
  let database: Database
  beforeEach(async () => {
    database = await temporaryDatabase()
    await makeUniverse(database, 'history')
    await makeUniverse(database, 'mirror', { kind: 'timeline', parent: 'history', yearShift: 529 })
    await makeUniverse(database, 'telling', { kind: 'framing', parent: 'history' })
  })
  afterEach(() => database.close())

  const tell = (universe: string, title: string, text: string) =>
    createArticle(database.db, testActor(), { universe, title, text, editId: title })
  const counts = () => findSubject(database.db, testActor().viewer, 'fort')

  test.each([
    ['the same words', 'place: Yanovka', 'place: yanovka', [1, 0]],
    ['other words', 'place: Yanovka', 'place: Odessa', [0, 1]],
    ['a link, its label, and its title', 'place: "[[Yanovka|the village]]"', 'place: Yanovka', [1, 0]],
    ['a number and its separators', 'arms: "1,400 rifles"', 'arms: 1400 rifles', [1, 0]],
    ['the same list in another order', 'office: [a, b]', 'office: [b, a]', [1, 0]],
    ['a list with one more', 'office: [a, b]', 'office: [a]', [0, 1]],
    ['a year and a day in it', 'born: 1879', 'born: 1879-11-07', [1, 0]],
    ['other days', 'born: 1879-11-08', 'born: 1879-11-07', [0, 1]],
    ['what only one says', 'born: 1879', 'died: 1940', [0, 0]],
    ['other years in office', 'office: { value: a, from: 1917 }', 'office: { value: a, from: 1920 }', [0, 1]],
    ['a denial', 'office: a', 'office: { value: a, stance: denies }', [0, 1]],
  ])('%s', async (_, left, right, [agreeing, differing]) => {
    await tell('history', 'Fort', sourceOf(left))
    await tell('telling', 'The Fort', sourceOf(right))
    const expected = { agreeing, differing }
    expect(await counts()).toMatchObject(expected)
    expect(comparedFacts([left, right].map((each) => ({ source: sourceOf(each), yearShift: 0 })))).toEqual(
      expected,
    )
  })

  test('over three universes, years shifted, one of two languages', async () => {
    const sources = [
      { universe: 'history', yearShift: 0, source: sourceOf('born: 1879-11-07\nplace: Odessa\nage: 60') },
      { universe: 'mirror', yearShift: 529, source: sourceOf('born: 1350-11-07\nplace: Odessa\nage: 61') },
      { universe: 'telling', yearShift: 0, source: sourceOf('born: 1880\nplace: โอเดสซา', 'th') },
    ]
    for (const { universe, source } of sources) await tell(universe, `Fort of ${universe}`, source)
    expect(await counts()).toMatchObject(comparedFacts(sources))
    expect(await counts()).toMatchObject({ agreeing: 0, differing: 3 })
  })

  test('one article of each universe is compared; where one alone tells of it, all are', async () => {
    await tell('history', 'Fort', sourceOf('place: a'))
    await tell('history', 'Fort again', sourceOf('place: b'))
    expect(await counts()).toMatchObject({ agreeing: 0, differing: 1 })
    await tell('telling', 'Fort told', sourceOf('place: a'))
    expect(await counts()).toMatchObject({ agreeing: 1, differing: 0 })
  })
})

test('a subject’s row follows its articles, facts and universes', async () => {
  const database = await temporaryDatabase()
  const actor = testActor()
  const { viewer } = actor
  try {
    await makeUniverse(database, 'history')
    const timeline = await makeUniverse(database, 'timeline', { kind: 'timeline', parent: 'history' })
    const write = (universe: string, title: string, born: string) =>
      createArticle(database.db, actor, {
        universe,
        editId: `${universe} ${title}`,
        text: `---\ntitle: ${title}\nsubject: leon-trotsky\nfacts:\n  born: ${born}\n---\nText.`,
      })
    const subject = () => findSubject(database.db, viewer, 'Leon-Trotsky')
    await write('history', 'Old Man', '1879-11-07')
    expect(await subject()).toMatchObject({ title: 'Old Man', articles: 1, universes: 1, differing: 0 })
    const second = await write('timeline', 'Leon Trotsky', '1350-11-07')
    expect(await subject()).toMatchObject({ title: 'Leon Trotsky', articles: 2, universes: 2, differing: 1 })
    expect(await listMostDivergent(database.db, viewer, 5)).toHaveLength(1)

    await updateUniverse(database.db, actor, {
      universe: 'timeline',
      version: timeline.version,
      yearShift: 529,
    })
    expect(await subject()).toMatchObject({ agreeing: 1, differing: 0 })

    const { articleId, text } = second.revision
    await saveArticle(database.db, actor, {
      articleId,
      text: text.replace('1350', '1351'),
      basedOn: 1,
      editId: 'slip',
    })
    expect(await subject()).toMatchObject({ agreeing: 0, differing: 1 })
    await saveArticle(database.db, actor, {
      articleId,
      text: text.replace('subject: leon-trotsky\n', 'subject: other\n'),
      basedOn: 2,
      editId: 'moved',
    })
    expect(await subject()).toMatchObject({ articles: 1, universes: 1, differing: 0 })
    expect(await findSubject(database.db, viewer, 'other')).toMatchObject({ articles: 1 })
    await deleteArticle(database.db, actor, { articleId, editId: 'gone' })
    expect(await findSubject(database.db, viewer, 'other')).toBeUndefined()
  } finally {
    await database.close()
  }
})

test('a stored fact is the fact that was read', async () => {
  const database = await temporaryDatabase()
  try {
    await makeUniverse(database, 'history')
    const text = `---
title: Facts
facts:
  born: "7 November 1879 (O.S. 26 October)"
  name: [Lev, "[[Leon]]"]
  office:
    - { value: "[[Commissar]]", from: 1917, until: 1918-03, source: "[[Party minutes]]", stance: exaggerates }
  died: sometime later
  age: ..1940
---
died:: 21 August 1940
`
    await createArticle(database.db, testActor(), { universe: 'history', text, editId: 'facts' })
    const stored = await factsByArticle(database.db, testActor().viewer, [1, 99])
    expect(stored.get(1)).toEqual(parseArticle(text, { slugTitle: 'Facts', calendar: 'gregorian' }).facts)
    expect(stored.get(1)?.length).toBeGreaterThan(5)
    expect(stored.get(99)).toEqual([])
  } finally {
    await database.close()
  }
})
