import { describe, expect, test } from 'vitest'
import { findDraftMark } from '../../../src/domain/source/draft-marks.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'

const read = (matter: string) =>
  parseArticle(`---\ntitle: x\n${matter}\n---\nText.\n`, { slugTitle: '', calendar: 'gregorian' })
const said = (matter: string) =>
  read(matter).problems.map(({ line, severity, message }) => `${severity} ${line}: ${message}`)
const facts = (matter: string) => read(matter).facts.map(({ property, value }) => `${property}: ${value}`)

describe('tags', () => {
  test.each<[string, string[]]>([
    ['tags: Alliance era', ['Alliance era']],
    ['tags: "Alliance era"', ['Alliance era']],
    ["tags: '#Alliance era'", ['Alliance era']],
    ['tags: Alliance era, wars', ['Alliance era', 'wars']],
    ['tags: [Alliance era, wars]', ['Alliance era', 'wars']],
    ['tags:\n  - Alliance era\n  - "#wars"', ['Alliance era', 'wars']],
    ['tags: "#people #wars"', ['people', 'wars']],
    ['tags: 英雄、王', ['英雄', '王']],
    ['tag: wars', ['wars']],
    ['tags:\ntag: wars', ['wars']],
    ['tags: [a]\ntag: b', ['a', 'b']],
    ['Tags: [a]', ['a']],
  ])('%j', (matter, tags) => {
    expect(read(matter)).toMatchObject({ tags, problems: [], facts: [] })
  })

  test('and aliases that are no texts are said', () => {
    expect(said('tags: [a, { b: c }]\naliases: { d: e }')).toEqual([
      expect.stringMatching(/^warning 2: .*“tags”/),
      expect.stringMatching(/^warning 3: .*“aliases”/),
    ])
  })

  test('behind a # without quotes are said', () => {
    expect(said('tags: #people #wars')).toEqual([
      expect.stringMatching(/^warning 2: “#people #wars” is a comment/),
    ])
  })

  test('aliases of both names come together, in any case', () => {
    expect(read('aliases: [A]\nalias: B').aliases).toEqual(['A', 'B'])
    expect(read('Aliases: A').aliases).toEqual(['A'])
  })
})

describe('what is no fact is said', () => {
  test.each([
    ['type: ship', 'type'],
    ['image: heron.png', 'image'],
    ['description: A ship', 'description'],
    ['category: ships', 'category'],
    ['date: 1388-10-23', 'date'],
    ['Cover: heron.png', 'Cover'],
  ])('as a warning where it may have been meant as one: %s', (line, key) => {
    expect(facts(line)).toEqual([])
    expect(said(line)).toEqual([expect.stringMatching(new RegExp(`^warning 2: “${key}” .*“facts:”`))])
    expect(facts(`facts:\n  ${line}`)).toHaveLength(1)
    expect(said(`facts:\n  ${line}`)).toEqual([])
  })

  test.each([
    'cssclasses: [wide]',
    'created: 2026-01-02',
    'id: 7',
    'publish: true',
    'draft: false',
    'weight: 10',
  ])('as a note where only tools write it: %s', (line) => {
    expect(facts(line)).toEqual([])
    expect(said(line)).toEqual([expect.stringMatching(/^note 2: “/)])
  })

  test('a weight that is no order of pages is a fact', () => {
    expect(facts('weight: 80 kg')).toEqual(['weight: 80 kg'])
    expect(said('weight: 80 kg')).toEqual([])
  })

  test.each([
    ['family:\n  father: Alric\n  mother: Berta', 3],
    ['children:\n  - Alric\n  - name: Berta', 4],
    ['children: [[a, b], c]', 2],
    ['facts:\n  office: { value: King, form: 1388 }', 3],
    ['facts:\n  office: { name: King }', 3],
    ['facts: [born]', 2],
  ])('where it is more than a text: %j', (matter, line) => {
    expect(said(matter)).toEqual([expect.stringMatching(new RegExp(`^warning ${line}: `))])
  })

  test('an empty value is none, and nothing to be said of', () => {
    expect(read('family:\ntype:\nborn: ~\ntags:\naliases: []')).toMatchObject({ facts: [], problems: [] })
  })
})

describe('marks of a draft', () => {
  test.each([
    'draft: true',
    'draft: True',
    'Draft: yes',
    'draft: "true"',
    'publish: false',
    'published: no',
    'dg-publish: false',
    'status: draft',
    'visibility: private',
    'private: true',
    'hidden: on',
  ])('%s', (line) => {
    expect(findDraftMark(`---\ntitle: x\n${line}\n---\nText.`)).toBe(line.replace(/"/g, ''))
    expect(said(line)).toContainEqual(expect.stringMatching(/^warning 2: .*hides nothing here/))
  })

  test.each([
    'draft: false',
    'publish: true',
    'published: 2024-03-01',
    'status: alive',
    'draft:',
    'private: Ryan',
    '',
  ])('none: %s', (line) => {
    expect(findDraftMark(`---\ntitle: x\n${line}\n---\ndraft: true`)).toBeNull()
  })
})
