import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cli } from '../../src/cli/cli.ts'
import { runCli } from '../../src/cli/run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canonry-compare-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function canonry(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const cli: Cli = {
    env: {},
    now: new Date('2026-11-22T12:00:00Z'),
    stdin: Readable.from(['']),
    out: (text) => {
      said.out += text
    },
    note: (text) => {
      said.err += `${text}\n`
    },
    progress: () => {},
    colors: false,
    status: 0,
  }
  return { status: await runCli(args, cli), ...said }
}

const history = `The fair was chartered in 1802 by the abbess of the grey sisters on the hill.

In 1817 a fire burned two thirds of the town in a single night; forty houses stood.

The railway came to the valley in 1851, and the first strike with it.

In 1864 the mint moved into the empty barracks by the bridge and struck copper there.`
const timeline = history
  .replace('1802', '1273')
  .replace('1817', '1288')
  .replace('1851', '1321')
  .replace('1864', '1335')
  .replace('forty', 'ninety')

describe('canonry compare', () => {
  test('prints what differs, with the reasons, and folds what agrees', async () => {
    const { status, out } = await canonry('compare', file('a.txt', history), file('b.txt', timeline))
    expect(status).toBe(0)
    expect(out).toContain("B's years + 529 are A's: 3 dates agree")
    expect(out).toContain(
      'Most dates here are 529 years apart (3 of 4). Does B count its years differently? They are compared so: --shift 529 says yes, --shift 0 says no.',
    )
    expect(out).toContain('slip: B has 1321, which is 1850 by A’s count; A has 1851: one year off.')
    expect(out).toContain('[-ninety-] houses stood')
    expect(out).toContain('A says forty, B ninety.')
  })

  test('asks about years that lie a few apart, and compares them as written until it is told', async () => {
    const told = (by: number) =>
      [1802, 1817, 1851, 1864, 1877, 1890]
        .map(
          (year, index) => `In ${year - by} the ${'abcdef'[index]}-gate of the town fell in a storm of hail.`,
        )
        .join('\n\n')
    const files = [file('near-a.txt', told(0)), file('near-b.txt', told(3))]
    const { out } = await canonry('compare', ...files)
    expect(out).toContain(
      'Most dates here are 3 years apart (6 of 6). Does B count its years differently? They are compared as written: --shift 3 says yes, --shift 0 says no.',
    )
    expect(out).toContain('6 differs')
    const json = async (...args: string[]) =>
      JSON.parse((await canonry('compare', '--json', ...args, ...files)).out)
    expect((await json()).shift).toMatchObject({ years: 3, set: false, applied: false })
    expect((await json('--shift', '3')).shift).toMatchObject({ years: 3, set: true, applied: true })
    expect((await json('--shift', '0')).shift).toMatchObject({ years: 0, applied: false })
    expect((await canonry('compare', '--shift', '0', ...files)).out).not.toContain(
      'count its years differently',
    )
  })

  test('prints words, not Markdown, with marks where they stand in them', async () => {
    const sentence =
      'The **old** bridge of [[Marten|the lower town]] carried [forty](https://example.org) carts.'
    const { out } = await canonry(
      'compare',
      file('a.md', `---\nfacts:\n  bridge: "[[Old Bridge|the bridge]]"\n---\n${sentence}\n`),
      file('b.md', `${sentence.replace('forty', '*ninety*')}\n`),
    )
    expect(out).toContain('A  The old bridge of the lower town carried [-forty-] carts.')
    expect(out).toContain('B  The old bridge of the lower town carried [-ninety-] carts.')
    expect(out).toContain('bridge: the bridge | —')
  })

  test('prints JSON whose offsets are those of the files, carriage returns included', async () => {
    const right = timeline.replaceAll('\n', '\r\n')
    const { out } = await canonry(
      'compare',
      '--json',
      '--shift',
      '529',
      file('a.txt', history),
      file('b.txt', right),
    )
    const json = JSON.parse(out)
    expect(json.shift).toMatchObject({ years: 529, set: true })
    const [slip] = json.shift.exceptions
    expect(right.slice(slip.start, slip.end)).toBe('1321')
    const marked = json.rows.flatMap(
      ({ marks }: { marks: { article: number; start: number; end: number }[] }) =>
        marks.filter(({ article }) => article === 1).map(({ start, end }) => right.slice(start, end)),
    )
    expect(marked).toContain('ninety')
  })

  test('reads Markdown with its front matter: language, facts, and offsets behind it', async () => {
    const article = (born: string) =>
      `---\ntitle: Ada\nlang: fr\nfacts:\n  born: ${born}\n---\n\nAda Brandt était **imprimeuse**.\n`
    const [a, b] = [article('1802-05-03'), article('1803')]
    const { out } = await canonry('compare', '--json', file('a.md', a), file('b.md', b))
    const json = JSON.parse(out)
    expect(json.articles.map(({ lang }: { lang: string }) => lang)).toEqual(['fr', 'fr'])
    const [passage] = json.articles[0].passages
    expect(a.slice(passage.start, passage.end)).toContain('Ada Brandt')
    expect(json.facts).toMatchObject([{ property: 'born', verdict: 'differs' }])
  })

  test('says what is wrong with a file, and sets the exit status', async () => {
    const good = file('good.txt', history)
    const missing = await canonry('compare', good, join(folder, 'nothing.txt'))
    expect(missing).toMatchObject({ status: 1, out: '', err: expect.stringContaining('nothing.txt') })
    const latin = await canonry('compare', good, file('latin.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9])))
    expect(latin).toMatchObject({ status: 1, err: expect.stringContaining('latin.txt is not UTF-8 text') })
    const nul = await canonry('compare', good, file('nul.txt', 'a\0b'))
    expect(nul).toMatchObject({ status: 1, err: expect.stringContaining('NUL') })
    const shift = await canonry('compare', '--shift', 'many', good, good)
    expect(shift).toMatchObject({ status: 2, err: expect.stringContaining('whole number of years') })
    expect((await canonry('compare', good)).status).toBe(2)
  })
})

describe('canonry dates', () => {
  test('gives one file an array, and several an object by name', async () => {
    const one = file('one.txt', 'It fell on 7 November 1879.')
    const two = file('two.txt', 'ใน ค.ศ. ๑๙๑๗ เขากลับมา')
    expect(JSON.parse((await canonry('dates', '--json', one)).out)).toEqual([
      {
        start: 11,
        end: 26,
        text: '7 November 1879',
        edtf: '1879-11-07',
        calendar: 'gregorian',
        kind: 'day',
        resolved: true,
        moment: { from: -32927, to: -32927 },
      },
    ])
    const both = JSON.parse((await canonry('dates', '--json', one, two)).out)
    expect(Object.keys(both)).toEqual([one, two])
    // Thai letters are reason enough to read it as Thai.
    expect(both[two]).toMatchObject([{ edtf: '1917' }])
  })

  test('shifts moments to the common axis', async () => {
    const { out } = await canonry(
      'dates',
      '--json',
      '--shift',
      '529',
      file('then.txt', 'It fell on 7 November 1350.'),
    )
    expect(JSON.parse(out)[0].moment).toEqual({ from: -32927, to: -32927 })
  })

  test('says what is wrong with a folder, and with a language that is none', async () => {
    const text = file('fire.txt', 'It fell on 7 November 1879.')
    for (const words of [
      ['compare', folder, text],
      ['dates', folder],
    ]) {
      const { status, err } = await canonry(...words)
      expect(status).toBe(1)
      expect(err).toContain(`${folder} is a folder. Name a file in it.`)
    }
    for (const words of [
      ['compare', text, text, '--lang-left', 'english!'],
      ['dates', text, '--lang', 'english!'],
    ]) {
      const { status, err } = await canonry(...words)
      expect(status).toBe(2)
      expect(err).toContain('It is a language tag, such as en, th or pt-BR.')
    }
  })

  test('reads a text in the language that it shows, or that its name says', async () => {
    const german = `Die Festung über dem Fluss wurde von den Herzögen gebaut, als die Brücke noch aus Holz war. Wer
von Norden kam, musste dort seinen Zoll zahlen, und wer keinen Pfennig hatte, der schlief vor
dem Tor. Am 7. März 1412 brannte die Brücke ab, und mit ihr verlor die Stadt ihre einzige Straße
in die Ebene. Erst viele Jahre später bauten die Bürger sie aus Stein wieder auf.`
    const lang = async (path: string) =>
      JSON.parse((await canonry('compare', '--json', path, path)).out).articles[0].lang
    expect(await lang(file('festung.txt', german))).toBe('de')
    expect(await lang(file('festung.md', german))).toBe('de')
    expect(await lang(file('festung.fr.txt', german))).toBe('fr')
    expect(await lang(file('kurz.txt', 'Am 7. März 1412 brannte die Brücke.'))).toBe('en')
    const [found] = JSON.parse((await canonry('dates', '--json', file('festung.txt', german))).out)
    expect(JSON.stringify(found)).toContain('1412-03-07')
  })

  test('prints a table for people', async () => {
    const { status, out } = await canonry('dates', file('people.txt', 'It fell on 7 November 1879.'))
    expect({ status, out }).toEqual({ status: 0, out: '11  1879-11-07  day  7 November 1879\n' })
    expect((await canonry('dates', file('none.txt', 'It fell.'))).out).toBe('There are no dates here.\n')
  })
})
