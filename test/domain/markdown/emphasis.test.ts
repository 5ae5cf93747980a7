import { describe, expect, test } from 'vitest'
import { readBlocks } from '../../../src/domain/markdown/blocks.ts'
import { plainWords } from '../../../src/domain/markdown/plain-words.ts'
import { renderMarkdown } from '../../../src/domain/markdown/render.ts'

const html = (body: string) => renderMarkdown(body, { resolveLink: () => ({ kind: 'plain' }) }).html

/** What is emphasised beside letters of scripts that put no spaces between words. */
const bold: [script: string, source: string, before: string, inside: string, after: string][] = [
  ['Japanese', '**「本」**は', '', '「本」', 'は'],
  ['Japanese', 'これは**「本」**です', 'これは', '「本」', 'です'],
  ['Japanese', '**東京（首都）**は', '', '東京（首都）', 'は'],
  ['Japanese', '**終わり。**次', '', '終わり。', '次'],
  ['Japanese', '「**本**」', '「', '本', '」'],
  ['Chinese', '**“皇帝”**死了', '', '“皇帝”', '死了'],
  ['Chinese', '他是**《史记》**的作者', '他是', '《史记》', '的作者'],
  ['Chinese', '**北京(首都)**是', '', '北京(首都)', '是'],
  ['Chinese, rare letters', '**𠮷（きち）**𠮷', '', '𠮷（きち）', '𠮷'],
  ['Korean', '**"한국"**은', '', '"한국"', '은'],
  ['Korean', '**서울(수도)**에서', '', '서울(수도)', '에서'],
  ['Korean', '**‘왕’**이', '', '‘왕’', '이'],
  ['Thai', '**"คำ"**นี้', '', '"คำ"', 'นี้'],
  ['Thai', '**“คำ”**นี้', '', '“คำ”', 'นี้'],
  ['Thai', '**กรุงเทพ (เมืองหลวง)**คือ', '', 'กรุงเทพ (เมืองหลวง)', 'คือ'],
  ['Thai', '**คำ**」', '', 'คำ', '」'],
  ['Thai', '**พ.ศ.**ที่', '', 'พ.ศ.', 'ที่'],
  ['Thai', 'คำว่า**“ใช่”**นั้น', 'คำว่า', '“ใช่”', 'นั้น'],
  ['Lao', '**“ຄຳ”**ນີ້', '', '“ຄຳ”', 'ນີ້'],
  ['Khmer', '**«ពាក្យ»**នេះ', '', '«ពាក្យ»', 'នេះ'],
  ['Burmese', '**“စကား”**ဖြစ်', '', '“စကား”', 'ဖြစ်'],
]
const escaped = (text: string) => text.replaceAll('"', '&quot;')

describe('emphasis beside letters that stand without spaces', () => {
  test.each(bold)('is read in %s: %s', (_, source, before, inside, after) => {
    const strong = `${escaped(before)}<strong>${escaped(inside)}</strong>${escaped(after)}`
    expect(html(source)).toBe(`<p>${strong}</p>\n`)
    expect(html(`# ${source}`)).toContain(`">${strong}</h2>`)
    expect(html(`| a |\n|---|\n| ${source} |`)).toContain(`<td>${strong}</td>`)
    expect(html(`- ${source}`)).toContain(`<li>${strong}</li>`)
    expect(html(`[${source}](https://x.y)`)).toContain(`>${strong}</a>`)
    expect(html(source.replaceAll('**', '*'))).toBe(`<p>${strong.replaceAll('strong>', 'em>')}</p>\n`)
    expect(html(source.replaceAll('**', '~~'))).toBe(`<p>${strong.replaceAll('strong>', 's>')}</p>\n`)
    expect(html(source.replaceAll('**', '||'))).toMatch(/<span class="spoiler"/)
    expect(plainWords(source)).toBe(before + inside + after)
    const [block] = readBlocks(source)
    expect(block?.text).toBe(before + inside + after)
    for (let at = 0; at < (block?.text.length ?? 0); at++) {
      expect(source[block?.offsets[at] as number]).toBe(block?.text[at])
    }
  })

  test.each([
    ['**He said "no"**then', '<p>**He said &quot;no&quot;**then</p>\n'],
    ['a * b * c', '<p>a * b * c</p>\n'],
    ['snake_case_name', '<p>snake_case_name</p>\n'],
    ['คำ ** คำ ** คำ', '<p>คำ ** คำ ** คำ</p>\n'],
    ['本 * 本 * 本', '<p>本 * 本 * 本</p>\n'],
  ])('is none where it was none: %s', (source, shown) => {
    expect(html(source)).toBe(shown)
  })
})
