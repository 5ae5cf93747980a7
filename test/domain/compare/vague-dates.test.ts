import { describe, expect, test } from 'vitest'
import { compare, markedWords, telling } from './telling.ts'

/** A passage with its date in the middle, in each language; the date stands where DATE does. */
const passages: Record<string, string> = {
  en: 'The old mill above the ford burned down DATE, and the miller moved to the town with his sons.',
  de: 'Die alte Mühle über der Furt brannte DATE nieder, und der Müller zog mit seinen Söhnen in die Stadt.',
  fr: 'Le vieux moulin au-dessus du gué brûla DATE, et le meunier partit à la ville avec ses fils.',
  es: 'El viejo molino sobre el vado ardió DATE, y el molinero se fue a la ciudad con sus hijos.',
  ru: 'Старая мельница над бродом сгорела DATE, и мельник с сыновьями переехал в город.',
  th: 'โรงสีเก่าเหนือท่าข้ามถูกไฟไหม้DATE และคนสีข้าวย้ายเข้าเมืองกับลูกชาย',
}
const say = (lang: string, date: string) => (passages[lang] as string).replace('DATE', date)
const rowsOf = (lang: string, left: string, right: string) =>
  compare(telling(say(lang, left), { lang }), telling(say(lang, right), { lang }))

describe('of two dates that could both be so one may be vaguer', () => {
  test.each([
    ['en', 'in 1824', 'in the 1820s'],
    ['en', 'in 1824', 'in the 19th century'],
    ['en', 'in the 1820s', 'in the 19th century'],
    ['en', 'in 1824', 'c. 1824'],
    ['en', 'in 1824', 'around 1825'],
    ['en', 'in 1824', 'in early 1824'],
    ['en', 'in 1824', 'on 5 May 1824'],
    ['en', 'in 1824', 'in the summer of 1824'],
    ['en', 'in 1824', 'before 1830'],
    ['en', 'in the 1820s', 'in the late 1820s'],
    ['en', 'in 1824', 'between 1820 and 1830'],
    ['en', 'in the 5th century BC', 'in 450 BC'],
    ['de', 'im Jahr 1824', 'in den 1820er Jahren'],
    ['de', 'im Jahr 1824', 'um 1824'],
    ['fr', 'en 1824', 'dans les années 1820'],
    ['fr', 'en 1824', 'au XIXe siècle'],
    ['es', 'en 1824', 'en los años 1820'],
    ['es', 'en 1824', 'hacia 1824'],
    ['ru', 'в 1824 году', 'в 1820-х годах'],
    ['ru', 'в 1824 году', 'около 1824 года'],
    ['th', 'ใน ค.ศ. 1824', 'ในทศวรรษ 1820'],
    ['th', 'ใน ค.ศ. 1824', 'ราว ค.ศ. 1824'],
  ])('%s: %s, %s', (lang, left, right) => {
    for (const [a, b] of [
      [left, right],
      [right, left],
    ] as const) {
      const found = rowsOf(lang, a, b)
      expect(found.rows.map(({ label, conflicts }) => [label, conflicts])).toEqual([['reworded', []]])
      expect(markedWords(found, 0, say(lang, a)).length).toBeGreaterThan(0)
    }
  })

  test.each([
    ['in the 1820s', 'during the 1820s', 'reworded'],
    ['in the 1820s', 'in the 1820s', 'same'],
    ['c. 1824', 'c. 1824', 'same'],
    ['in 1824', 'in the 1830s', 'differs'],
    ['in 1824', 'around 1850', 'differs'],
    ['in early 1824', 'in late 1824', 'differs'],
    ['on 30 February 1420', 'on 31 February 1420', 'differs'],
    ['on 30 February 1420', 'in February 1420', 'reworded'],
    ['on 30 February 1420', 'on February 30, 1420', 'same'],
  ])('%s, %s: %s', (left, right, label) => {
    expect(rowsOf('en', left, right).rows.map((row) => row.label)).toEqual([label])
  })

  test('through a time shift decades and dates that are hedged alike are one moment', () => {
    const told = (left: string, right: string) =>
      compare(
        telling(say('en', left), { yearShift: 0 }),
        telling(say('en', right), { yearShift: 529 }),
      ).rows.map(({ label }) => label)
    expect(told('in the 1920s', 'in the 1390s')).toEqual(['same moment'])
    expect(told('c. 1879', 'c. 1350')).toEqual(['same moment'])
    expect(told('c. 1879', 'in 1350')).toEqual(['reworded'])
    expect(told('in 1924', 'in the 1390s')).toEqual(['reworded'])
  })
})
