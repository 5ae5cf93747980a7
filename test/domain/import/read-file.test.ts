import { describe, expect, test } from 'vitest'
import { readFile } from '../../../src/domain/import/read-file.ts'
import { parseArticle } from '../../../src/domain/source/parse-article.ts'

const file = (path: string, content: string) => ({ path, bytes: Buffer.from(content) })

describe('what a file is called', () => {
  test.each([
    ['a.md', '---\ntitle: From Matter\n---\n# Heading\n', 'From Matter', undefined],
    ['a.md', '# From Heading\n\nText.\n', 'From Heading', undefined],
    ['folder/the-old-fort.md', 'No heading.\n', 'The old fort', undefined],
    ['The Old Fort.md', 'No heading.\n', 'The Old Fort', undefined],
    ['fort.th.md', 'x\n', 'Fort', 'th'],
    ['fort.pt-br.md', 'x\n', 'Fort', 'pt-BR'],
    ['notes.old.md', 'x\n', 'Notes.old', undefined],
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

  test('a heading that became the title is not shown twice', () => {
    const read = readFile(file('a.md', '# Fort\n\nText.\n'), {}, 'gregorian')
    expect(read).toMatchObject({ source: '---\ntitle: Fort\n---\nText.\n' })
  })
})
