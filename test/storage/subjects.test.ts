import { describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { updateUniverse } from '../../src/actions/update-universe.ts'
import { parseArticle } from '../../src/domain/source/parse-article.ts'
import { countAgreement } from '../../src/storage/derive/agreement.ts'
import { factsByArticle } from '../../src/storage/facts.ts'
import { findSubject, listMostDivergent } from '../../src/storage/subjects.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'

function telling(universeId: number, facts: string, { lang = 'en', yearShift = 0 } = {}) {
  const source = `---\nlang: ${lang}\nfacts:\n${facts
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n---\n`
  const parsed = parseArticle(source, { slugTitle: 'x', calendar: 'gregorian' })
  return { universeId, lang, yearShift, facts: parsed.facts }
}

describe('counting agreement', () => {
  test.each([
    ['the same words', 'place: Yanovka', 'place: yanovka', [1, 0]],
    ['other words', 'place: Yanovka', 'place: Odessa', [0, 1]],
    ['a link and its title', 'place: "[[Yanovka|the village]]"', 'place: Yanovka', [1, 0]],
    ['the same list in another order', 'office: [a, b]', 'office: [b, a]', [1, 0]],
    ['a list with one more', 'office: [a, b]', 'office: [a]', [0, 1]],
    ['a year and a day in it', 'born: 1879', 'born: 1879-11-07', [1, 0]],
    ['other days', 'born: 1879-11-08', 'born: 1879-11-07', [0, 1]],
    ['what only one says', 'born: 1879', 'died: 1940', [0, 0]],
  ])('%s', (_, left, right, [agreeing, differing]) => {
    expect(countAgreement([telling(1, left), telling(2, right)])).toEqual({ agreeing, differing })
  })

  test('dates are moments: 1350 there is 1879 here', () => {
    const shifted = telling(2, 'born: 1350-11-07', { yearShift: 529 })
    expect(countAgreement([telling(1, 'born: 1879-11-07'), shifted])).toEqual({ agreeing: 1, differing: 0 })
    expect(countAgreement([telling(1, 'born: 1880-11-07'), shifted])).toEqual({ agreeing: 0, differing: 1 })
  })

  test('two articles of one universe are not compared, nor words of two languages; dates are', () => {
    expect(countAgreement([telling(1, 'place: a'), telling(1, 'place: b')])).toEqual({
      agreeing: 0,
      differing: 0,
    })
    const thai = telling(2, 'place: โอเดสซา\nborn: 1879', { lang: 'th' })
    expect(countAgreement([telling(1, 'place: Odessa\nborn: 1880'), thai])).toEqual({
      agreeing: 0,
      differing: 1,
    })
  })

  test('a denial differs from what it denies', () => {
    const denied = telling(2, 'office: { value: Commissar, stance: denies }')
    expect(countAgreement([telling(1, 'office: Commissar'), denied])).toEqual({ agreeing: 0, differing: 1 })
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
