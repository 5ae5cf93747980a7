import { describe, expect, test } from 'vitest'
import { readFile } from '../../../src/domain/import/read-file.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'

const file = (path: string, content: string) => ({ path, bytes: Buffer.from(content) })

const german = `Die Festung über dem Fluss wurde von den Herzögen gebaut, als die Brücke noch aus Holz war. Wer
von Norden kam, musste dort seinen Zoll zahlen, und wer keinen Pfennig hatte, der schlief vor
dem Tor. Am 7. März 1412 brannte die Brücke ab, und mit ihr verlor die Stadt ihre einzige Straße
in die Ebene. Erst viele Jahre später bauten die Bürger sie aus Stein wieder auf.`

const english = `The fort above the river was built by the dukes when the bridge was still made of wood. Whoever
came from the north had to pay a toll there, and whoever had not a penny slept before the gate.
On the 7th of March 1412 the bridge burned down, and with it the town lost its only road into
the plain. Only many years later did the citizens build it again in stone.`

describe('what a file is called', () => {
  test.each([
    ['a.md', '---\ntitle: From Matter\n---\n# Heading\n', 'From Matter', undefined],
    ['a.md', '# From Heading\n\nText.\n', 'From Heading', undefined],
    ['folder/the-old-fort.md', 'No heading.\n', 'The old fort', undefined],
    ['The Old Fort.md', 'No heading.\n', 'The Old Fort', undefined],
    ['2024-03-01.md', 'x\n', '2024-03-01', undefined],
    ['2024-03-01-the-siege.md', 'x\n', '2024-03-01 the siege', undefined],
    ['1914-1918.md', 'x\n', '1914-1918', undefined],
    ['apollo-11.md', 'x\n', 'Apollo 11', undefined],
    ['๒๕๖๗-๐๓-๐๑.md', 'x\n', '๒๕๖๗-๐๓-๐๑', undefined],
    ['fort.th.md', 'x\n', 'Fort', 'th'],
    ['fort.pt-br.md', 'x\n', 'Fort', 'pt-BR'],
    ['notes.old.md', 'x\n', 'Notes.old', undefined],
    ['notes.new.md', 'x\n', 'Notes.new', 'en'],
    ['festung.md', `${german}\n`, 'Festung', 'de'],
    ['fort.md', `${english}\n`, 'Fort', 'en'],
    ['a.txt', 'A Short First Line\n\nText follows.\n', 'A Short First Line', undefined],
    ['a.txt', 'top of page\n\nReal Title\n\nText follows.\n', 'Real Title', undefined],
    ['a.txt', 'Ada Example (born 4 May 1200) was a builder of forts.\n', 'Ada Example', undefined],
    ['เรื่อง.txt', 'ป้อมเก่า เป็นป้อมบนภูเขาทางเหนือของเมืองใหญ่แห่งนี้\n', 'ป้อมเก่า', 'th'],
    ['x.txt', 'Это рассказ о крепости, которая стояла на холме у реки.\n', 'X', 'ru'],
  ])('%s: %j', (path, content, title, lang) => {
    const read = readFile(file(path, content), {}, 'gregorian')
    expect(read).toMatchObject({ title })
    if (!('source' in read)) return
    const parsed = parseArticle(read.source, { slugTitle: '', calendar: 'gregorian' })
    expect(parsed.title).toBe(title)
    if (lang) expect(parsed.lang).toBe(lang)
  })

  test('what is found to be English needs no word of it', () => {
    expect(readFile(file('fort.md', english), {}, 'gregorian')).toMatchObject({
      source: expect.not.stringContaining('lang:'),
    })
  })

  test('a heading that became the title is not shown twice', () => {
    const read = readFile(file('a.md', '# Fort\n\nText.\n'), {}, 'gregorian')
    expect(read).toMatchObject({ source: '---\ntitle: Fort\n---\nText.\n' })
  })
})
