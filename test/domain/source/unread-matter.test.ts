import { describe, expect, test } from 'vitest'
import { sourceOfDraft } from '../../../src/domain/source/draft.ts'
import { setFrontMatter } from '../../../src/domain/source/front-matter.ts'
import { withGivenKeys } from '../../../src/domain/source/given-keys.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'

/** First lines of front matter that say something else than was meant, or nothing. */
const faults = [
  'title: A: B',
  'title: A:',
  'title: *Star',
  'title: * Star',
  'title: &Co',
  'title: &Co Partners',
  'title: !important',
  'title: !important News',
  'title: ! News',
  'title: [draft] Name',
  'title: [draft]',
  'title: [[Star]] of the sea',
  'title: {{title}}',
  'title: {a}',
  'title: {% title %}',
  'title: @x',
  'title: `x`',
  'title: %x',
  'title: ,x',
  'title: "Open',
  "title: 'It's'",
  'title: "Star" of the sea',
  'title: "a\\qb"',
  'title: - Star',
  'title: | Star',
  'title: > Star',
  'title: The #1 Hero',
  'title: #Hero',
  'title: One\ntitle: Two',
  'title: One\n\tlang: en',
  'title: One\n  lang: en',
  'title: One\n- Two',
  'title:\n  - One',
  'title:One',
  'title',
  '- title: One',
  'subject: [a, b]\ntitle: One',
  'lang: [en, th]\ntitle: One',
  '[a, b]: c\ntitle: One',
  '{a: b}: c\ntitle: One',
  '<<: *base\ntitle: One',
]

const read = (source: string) => parseArticle(source, { slugTitle: '', calendar: 'gregorian' })
const errors = (source: string) => read(source).problems.filter(({ severity }) => severity === 'error')

describe('front matter that cannot be read', () => {
  test.each(faults)('is told with its line, and nothing is written into it: %j', (fault) => {
    const matter = `${fault}\nborn: 1900\n`
    const source = `---\n${matter}---\nText.\n`

    expect(errors(source)).toContainEqual({
      field: 'matter',
      line: expect.any(Number),
      message: expect.any(String),
      severity: 'error',
    })
    expect(setFrontMatter(source, { title: 'Other', subject: 'other' })).toBe(source)
    expect(withGivenKeys(source, { title: 'Other', subject: 'other', lang: 'th' })).toBe(source)
    const draft = { matter, body: 'Text.\n', summary: '', editId: 'x', basedOn: null }
    expect(sourceOfDraft({ ...draft, title: 'Other' })).toBe(source)
  })

  test.each([
    ['2024-03-01', '2024-03-01'],
    ['007', '007'],
    ['true', 'true'],
    ['1.10', '1.10'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['no', 'no'],
    ['!!str 2024', '2024'],
    ['C# and F#', 'C# and F#'],
    ['The Star # its first name', 'The Star'],
    ['-x', '-x'],
    ['"A: B"', 'A: B'],
    ["'*Star'", '*Star'],
    ['"#1 Hero"', '#1 Hero'],
  ])('a title stays as typed: %s', (typed, title) => {
    const source = `---\ntitle: ${typed}\nborn: 1900\n---\nText.\n`
    expect(read(source)).toMatchObject({ title, problems: [] })
    expect(withGivenKeys(source, { title: 'Other', lang: 'th' })).toBe(
      source.replace('born: 1900', 'born: 1900\nlang: th'),
    )
    expect(read(setFrontMatter('Text.', { title })).title).toBe(title)
  })

  test('an anchor that an alias uses is one', () => {
    const source = '---\nplace: &here Petrovgrad\ndied: *here\n---\n'
    expect(read(source).problems).toEqual([])
    expect(read(source).facts.map(({ value }) => value)).toEqual(['Petrovgrad', 'Petrovgrad'])
  })
})

describe('front matter that is none', () => {
  test.each([
    ['a fence that is never closed', '---\ntitle: Star\nborn: 1900\n\nText.\n', 1],
    ['one below an empty line', '\n---\ntitle: Star\n---\nText.\n', 2],
    ['TOML', '+++\ntitle = "Star"\ndraft = true\n+++\nText.\n', 1],
    ['JSON', '{\n  "title": "Star",\n  "draft": true\n}\nText.\n', 1],
  ])('is told with its line, and nothing is set above it: %s', (_, source, line) => {
    expect(errors(source)).toContainEqual(
      expect.objectContaining({ field: 'body', line, message: expect.any(String) }),
    )
    expect(withGivenKeys(source, { title: 'Other' })).toBe(source)
    const draft = { title: 'Other', matter: '', body: source, summary: '', editId: 'x', basedOn: null }
    expect(sourceOfDraft(draft)).toBe(source)
  })

  test.each([
    ['a rule, and text', '---\n\nText: more of it.\n'],
    ['a rule, and words', '---\nSo it began.\n'],
    ['a brace', '{ so it began }\n'],
    ['pluses', '+++ loud +++\n'],
  ])('is a text that only begins alike: %s', (_, source) => {
    expect(read(source).problems).toEqual([])
    expect(withGivenKeys(source, { title: 'Other' })).toBe(`---\ntitle: Other\n---\n${source}`)
  })

  test('a second front matter in the text is shown as text, and said', () => {
    const { problems } = read('---\ntitle: Star\n---\n---\nborn: 1900\n---\nText.\n')
    expect(problems).toEqual([
      { field: 'body', line: 1, message: expect.stringContaining('front matter'), severity: 'warning' },
    ])
  })
})
