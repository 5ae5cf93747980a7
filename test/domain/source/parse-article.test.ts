import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'
import { markdown } from '../markdown/arbitraries.ts'

const options = { slugTitle: 'Fallback', calendar: 'gregorian' } as const
const parse = (source: string) => parseArticle(source, options)
const withMatter = (matter: string, body = '') => parse(`---\n${matter}\n---\n${body}`)

/** Facts as property, value, edtf of the value. */
const facts = (matter: string) =>
  withMatter(`facts:\n${matter}`).facts.map((f) => [f.property, f.value, f.date?.edtf ?? null])

describe('the article', () => {
  test('is named by its front matter, else by what it is saved as', () => {
    const source = `title: "ลีออน ทรอตสกี"
subject: Leon Trotsky
aliases: [Lev Bronstein, lev_bronstein, ""]
tags: "#people, bolshevik"
lang: TH
unknown: kept`
    expect(withMatter(source)).toMatchObject({
      title: 'ลีออน ทรอตสกี',
      subject: 'leon-trotsky',
      aliases: ['Lev Bronstein'],
      tags: ['people', 'bolshevik'],
      lang: 'th',
      facts: [{ property: 'unknown', value: 'kept' }],
      problems: [],
    })
    expect(parse('Body')).toMatchObject({
      title: 'Fallback',
      subject: 'fallback',
      aliases: [],
      lang: 'en',
      bodyStart: 0,
    })
  })

  test('has the text a reader sees', () => {
    const body = '# *A*\n\nb [[C|d]] `e`\n\n- f\n- g &amp; h[^1]\n\n[^1]: i'
    expect(withMatter('title: X', body).plainText).toBe('A\n\nb d e\n\nf\n\ng & h\n\ni')
  })

  test('has that text with its spoilers covered', () => {
    const { plainText, coveredText } = withMatter('title: X', '||a *b*|| c\n\nd ||e|| f ||g||\n\nh')
    expect([plainText, coveredText]).toEqual(['a b c\n\nd e f g\n\nh', '▒▒▒ c\n\nd ▒▒▒ f ▒▒▒\n\nh'])
  })

  test('has the links of its facts and of its body, where they stand', () => {
    const source =
      '---\nfacts:\n  a: "[[B]]"\n  c: [[D]]\n  e: { value: f, source: "[[u:G|h]]" }\n---\n[[I]] `[[j]]`\n'
    const { links } = parse(source)
    expect(links.map(({ start, end }) => source.slice(start, end))).toEqual([
      '[[B]]',
      '[[D]]',
      '[[u:G|h]]',
      '[[I]]',
    ])
    expect(links.map(({ universe, title }) => [universe, title])).toEqual([
      [null, 'B'],
      [null, 'D'],
      ['u', 'G'],
      [null, 'I'],
    ])
  })
})

describe('facts', () => {
  test('keep their text as typed, whatever YAML would make of it', () => {
    expect(
      facts('  a: 0012\n  b: yes\n  c: 1350-11-07\n  d: 1e3\n  e: 0x1F\n  f: "1,400"\n  g: 12:30\n  h: on'),
    ).toEqual([
      ['a', '0012', '0012'],
      ['b', 'yes', null],
      ['c', '1350-11-07', '1350-11-07'],
      ['d', '1e3', null],
      ['e', '0x1F', null],
      ['f', '1,400', null],
      ['g', '12:30', null],
      ['h', 'on', null],
    ])
  })

  test('are texts, lists of them, and maps', () => {
    const source = `---
facts:
  born: 7 November 1350
  alias:
    - One
    - "Two"
  office:
    - { value: "[[Commissar]]", from: 1388, until: 1389-03, source: "[[Minutes]]", stance: denies }
    - value: Chair
      until: someday
  empty:
  nothing: ~
---
`
    const { facts, problems } = parse(source)
    expect(facts.map(({ property, value }) => [property, value])).toEqual([
      ['born', '7 November 1350'],
      ['alias', 'One'],
      ['alias', 'Two'],
      ['office', '[[Commissar]]'],
      ['office', 'Chair'],
    ])
    expect(facts[0]?.date).toMatchObject({ edtf: '1350-11-07', text: '7 November 1350' })
    expect(facts[3]).toMatchObject({ source: '[[Minutes]]', stance: 'denies', origin: 'front matter' })
    expect([facts[3]?.from?.edtf, facts[3]?.until?.edtf]).toEqual(['1388', '1389-03'])
    expect(facts[4]?.until).toMatchObject({ text: 'someday', edtf: null, days: null })
    for (const { value, start, end } of facts)
      expect(source.slice(start as number, end as number)).toBe(value)
    expect(problems).toEqual([
      { field: 'matter', line: 9, severity: 'warning', message: expect.stringContaining('“someday”') },
    ])
  })

  test('stand at the top level too, in the order of the source', () => {
    const { facts, problems } = withMatter(
      'title: A\nbegan: 23 October 917\nfacts:\n  side: Reds\nplace: [Petrovgrad, "[[Moscow]]"]\noffice: { value: Chair, from: 1388 }',
    )
    expect(facts.map(({ property, value, date }) => [property, value, date?.edtf ?? null])).toEqual([
      ['began', '23 October 917', '0917-10-23'],
      ['side', 'Reds', null],
      ['place', 'Petrovgrad', null],
      ['place', '[[Moscow]]', null],
      ['office', 'Chair', null],
    ])
    expect(facts[4]?.from?.edtf).toBe('1388')
    expect(problems).toEqual([])
  })

  test('are not what other tools keep at the top level', () => {
    const kept =
      'cssclasses: [wide]\nCSSClass: x\npublish: true\ndraft: false\npermalink: /a\nid: 7\nurl: b\ntemplate: c\ncover: d.png\nbanner: e\ntype: person\ncreated: 2026-01-02\nupdated_at: 2026-01-03\ndate-modified: 2026-01-03\nlastmod: 2026\nformat: md\nobsidian: { pane: left }\nalias: Z\ntag: y'
    const { problems, ...taken } = withMatter(kept)
    expect(taken).toMatchObject({ facts: [], aliases: ['Z'], tags: ['y'] })
    // Each of them is told, and none stops a save.
    expect(problems.map(({ line }) => line)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1))
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    const dated = withMatter('title: A\ndate: 1917')
    expect(dated.facts).toEqual([])
    expect(dated.problems).toEqual([
      { field: 'matter', line: 2, severity: 'warning', message: expect.stringContaining('under “facts:”') },
    ])
  })

  test('inside the text are facts too', () => {
    const source =
      'He was [born:: 7 [[November]] 1350] there.\n\n| a |\n|---|\n| [k:: v] |\n\nDied_On:: 1412 \n'
    const { facts } = parse(source)
    expect(
      facts.map(({ property, propertyKey, value, origin }) => [property, propertyKey, value, origin]),
    ).toEqual([
      ['born', 'born', '7 [[November]] 1350', 'inline'],
      ['k', 'k', 'v', 'inline'],
      ['Died_On', 'died on', '1412', 'inline'],
    ])
    for (const { value, start, end } of facts)
      expect(source.slice(start as number, end as number)).toBe(value)
    expect(facts[2]?.date?.edtf).toBe('1412')
  })

  test('a bare number is a year with four digits, or where its property is a date', () => {
    expect(facts('  height: 180\n  born: 180\n  men: 12000\n  exiled: 1400')).toEqual([
      ['height', '180', null],
      ['born', '180', '0180'],
      ['men', '12000', null],
      ['exiled', '1400', '1400'],
    ])
  })
})

describe('problems', () => {
  const problems = (matter: string) =>
    withMatter(matter).problems.map(({ field, line, severity, message }) => [field, line, severity, message])

  test.each<[string, string, number, 'error' | 'warning', string]>([
    ['broken YAML names its line', 'title: A\nfacts:\n  born: [1350', 3, 'error', 'ends with ]'],
    ['a colon that should be quoted', 'title: A: B', 1, 'error', 'in quotes'],
    ['a quotation mark never closed', 'title: "A', 1, 'error', 'never closed'],
    ['a quotation mark inside quotes', "title: 'it's'", 1, 'error', 'quote the whole value'],
    ['a line without a name', 'title: A\nfacts', 2, 'error', 'no “name: ”'],
    ['a crooked column', 'facts:\n  a: b\n c: d', 3, 'error', 'same column'],
    ['a list on its name’s line', 'a: - b', 1, 'error', 'a line of its own'],
    ['a backslash in double quotes', 'a: "\\q"', 1, 'error', 'single quotes'],
    ['a tab as indentation', 'facts:\n\tborn: 1350', 2, 'error', 'not tabs'],
    ['a key twice', 'title: A\nlang: en\ntitle: B', 3, 'error', '“title” stands here twice'],
    [
      'a fact twice',
      'facts:\n  born: 1350\n  died: 1412\n  born: 1351',
      4,
      'error',
      '“born” stands here twice',
    ],
    ['no keys at all', 'just words', 1, 'error', 'title: Leon Trotsky'],
    ['facts that are no map', 'facts: born 1350', 1, 'warning', 'born: 1350-11-07'],
    ['a fact of maps in maps', 'facts:\n  born:\n    day: 7', 3, 'warning', '“born”'],
    ['a stance that is none', 'facts:\n  a: { value: b, stance: likes }', 2, 'warning', '“likes”'],
    ['a date that cannot be read', 'facts:\n  born: in 13x0 maybe 7', 2, 'warning', 'kept as typed'],
    ['a day of no calendar', 'facts:\n  began: 35 Brumaire 917', 2, 'warning', '“35 Brumaire 917”'],
    ['a day that no month has', 'coup: 31 February 917', 1, 'warning', '“31 February 917”'],
    ['a Thai date that cannot be read', 'facts:\n  เกิด: ปี 13x0 หรือ 7', 2, 'warning', 'เกิด'],
    ['a language that is none', 'title: A\nlang: "english!"', 2, 'warning', '“english!”'],
    ['an alias of a map', 'a: &x {value: c}\nfacts:\n  d: *x', 3, 'error', '“*x”'],
  ])('%s', (_, matter, line, severity, words) => {
    expect(problems(matter)).toEqual([['matter', line, severity, expect.stringContaining(words)]])
  })

  test('are never told in the parser’s words', () => {
    const matter = fc.string({ unit: fc.constantFrom(...'ab:\n -[]{}"\'|>&*!%@?#,\\\t') })
    const parsersOwn = /YAML|block|flow|scalar|implicit|node|token|mapping|sequence|anchor|directive/i
    fc.assert(
      fc.property(matter, (text) => {
        const told = withMatter(text).problems.map(({ message }) => message.replace(/“[^”]*”/g, ''))
        expect(told.filter((message) => parsersOwn.test(message))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('what stands beside a fault is still read', () => {
    expect(withMatter('title: A\naliases: [B, C\nfacts: 1')).toMatchObject({ title: 'A' })
    expect(withMatter('title: A\ntitle: B')).toMatchObject({ title: 'A' })
  })

  test('an alias of a text stands for it', () => {
    expect(facts('  a: &x 1350\n  b: *x')).toEqual([
      ['a', '1350', '1350'],
      ['b', '1350', '1350'],
    ])
  })

  test('keys of objects’ own machinery are but keys', () => {
    const { facts, title } = withMatter(
      '__proto__: { polluted: yes }\nconstructor: x\nfacts:\n  __proto__: a\n  toString: b',
    )
    expect(facts.map(({ property, value }) => [property, value])).toEqual([
      ['constructor', 'x'],
      ['__proto__', 'a'],
      ['toString', 'b'],
    ])
    expect(title).toBe('Fallback')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('hostile front matter', () => {
  const deep = (open: string) => open.repeat(60_000 / open.length)
  test.each([
    ['brackets', deep('[')],
    ['braces', `a: ${deep('{')}`],
    ['nested items', deep('- ')],
    ['nested keys', deep('? ')],
    ['brackets hidden by quoted ones', `a: [${'"]",['.repeat(9_000)}`],
    ['anchors', deep('&a ')],
    [
      'a billion laughs',
      `a: &a [x, x]\n${'bcdefghijklmnopqrstuvwxyz'.replace(/./g, (key, index) => `${key}: &${key} [*${'abcdefghijklmnopqrstuvwxyz'[index]}, *${'abcdefghijklmnopqrstuvwxyz'[index]}]\n`)}facts: *z`,
    ],
    ['an alias of itself', 'a: &a [*a]\nfacts: *a'],
    ['keys without end', Array.from({ length: 9_000 }, (_, key) => `k${key}:`).join('\n')],
    ['tags', 'facts: !!js/function "x"\ntitle: !<tag:x> y'],
    ['a second document', 'title: A\n--- \nb: c'],
    ['more than there is room for', `a: ${'x'.repeat(70_000)}`],
  ])('%s', (_, matter) => {
    const parsed = withMatter(matter, 'Body [[X]]')
    expect(parsed.plainText.endsWith('Body X')).toBe(true)
    expect(parsed.facts.length).toBeLessThan(10)
  })
})

describe('laws', () => {
  test('never throws, and every offset is of the source', () => {
    const matter = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            'facts:',
            '  a: ',
            '[',
            '{',
            '- ',
            'x',
            '\n',
            '"',
            '&a',
            '*a',
            ': ',
            '#',
            '---\n',
            '|',
            '>',
          ),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(matter, fc.oneof(markdown, fc.string({ unit: 'binary' })), (matter, body) => {
        const source = `---\n${matter}\n---\n${body}`
        const { facts, links, problems, bodyStart } = parse(source)
        for (const { start, end } of [...facts, ...links]) {
          if (start === null || end === null) continue
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(source.length)
        }
        const lines = source.split('\n').length
        for (const { line } of problems) if (line !== null) expect(line >= 1 && line <= lines).toBe(true)
        expect(bodyStart).toBeLessThanOrEqual(source.length)
      }),
      { numRuns: 1000 },
    )
  })
})
