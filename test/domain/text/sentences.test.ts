import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSentences } from '../../../src/domain/text/sentences.ts'

const cut = (text: string, lang = 'en') =>
  findSentences(text, lang).map(({ start, end }) => text.slice(start, end))

describe('findSentences', () => {
  test.each([
    ['abbreviations and initials', 'Dr. J. R. Vane met Gen. Okoro in St. Abbs. He left.', 2],
    [
      'an abbreviation that may end a sentence',
      'It lay in the U.S. The army came from the U.S. Army base.',
      2,
    ],
    ['months and eras', 'He died c. 1350, on 3 Nov. 1412 B.C. at Ur. She lived.', 2],
    ['quotations', '"Why?" he asked. "Because." Nobody spoke.', 3],
    ['an ellipsis that goes on', 'He waited … and waited. Then… Nothing.', 3],
    ['a stop behind brackets and quotes', 'It fell (so they say.) “Then it rose.” It stood.', 3],
    ['decimals and versions', 'Version 1.2 cost 3.50 marks. It sold.', 2],
    ['a text without a stop', 'no stop at all', 1],
    ['nothing', '  ', 0],
  ])('%s', (_, text, count) => {
    expect(cut(text)).toHaveLength(count)
  })

  test('a German ordinal does not end a sentence', () => {
    expect(cut('Er kam am 7. November 1879 zur Welt. Sie ging.', 'de')).toHaveLength(2)
    expect(cut('Das war im Jahre 1917. Danach kam nichts.', 'de')).toHaveLength(2)
  })

  test('numbered points behind a long gap end', () => {
    const points = '1. A '.repeat(60_000)
    expect(cut(`Alt.${' '.repeat(300_000)}${points}`, 'de')).toEqual(['Alt.', points.trim()])
  }, 5000)

  test('ideographic stops need no space', () => {
    expect(cut('彼は来た。彼女は見た！', 'ja')).toEqual(['彼は来た。', '彼女は見た！'])
  })

  test('Thai is cut at spaces before a new clause, never inside an era or a bracket', () => {
    const clause = 'กองทัพเดินทางข้ามแม่น้ำไปยังเมืองหลวงของอาณาจักรทางเหนือในฤดูหนาวปีนั้น'
    const text = `${clause} ใน ค.ศ. ๑๙๐๑ แต่${clause} (North River) และ${clause}`
    expect(cut(text, 'th')).toEqual([clause, `ใน ค.ศ. ๑๙๐๑ แต่${clause} (North River)`, `และ${clause}`])
  })

  test('sentences are in order, do not overlap, and hold everything visible', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'b', '.', '?', '…', ' ', '"', ')', 'Mr', 'U.S', 'ก', '。')),
        (parts) => {
          const text = parts.join('')
          const sentences = findSentences(text, 'en')
          let rest = text
          for (const { start, end } of [...sentences].reverse()) {
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
            expect(end).toBeLessThanOrEqual(rest.length)
            expect(rest.slice(end).trim()).toBe('')
            rest = rest.slice(0, start)
          }
          expect(rest.trim()).toBe('')
        },
      ),
    )
  })
})
