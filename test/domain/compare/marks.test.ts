import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amid, clashes, compare, markedWords, telling } from './telling.ts'

function marksOf(left: string, right: string, format: 'text' | 'markdown' = 'text') {
  const [a, b] = [amid(left), amid(right)]
  const comparison = compare(telling(a, { format }), telling(b, { format }))
  return { left: markedWords(comparison, 0, a), right: markedWords(comparison, 1, b) }
}

describe('changed words', () => {
  test('a replaced word is marked on both sides, an added one on its own', () => {
    const a = amid('The old miller slept on the red bench beside the door of his house.')
    const b = amid('The old miller slept on the blue bench beside the broad door of his house.')
    const marks = compare(a, b).rows.flatMap((row) => row.marks.flat())
    expect(marks).toEqual([
      { start: a.indexOf('red'), end: a.indexOf('red') + 3, kind: 'changed' },
      { start: b.indexOf('blue'), end: b.indexOf('blue') + 4, kind: 'changed' },
      { start: b.indexOf('broad'), end: b.indexOf('broad') + 5, kind: 'added' },
    ])
  })

  test('a date is marked whole', () => {
    const { left, right } = marksOf(
      'They met on 6 October 1980 in the square.',
      'They met on 24 October 1980 in the square.',
    )
    expect([left, right]).toEqual([['6 October 1980'], ['24 October 1980']])
  })

  test('short common words do not hold rewritten stretches together', () => {
    const { left } = marksOf(
      'The envoy wrote a long and bitter letter of farewell, and rode home.',
      'The envoy made one cold short speech of three angry words, and rode home.',
    )
    expect(left).toEqual(['wrote a long and bitter letter of farewell'])
  })

  test('where sentences merge, the sign and the capital are one change', () => {
    const { left, right } = marksOf(
      'The siege ended at noon. The gates were opened.',
      'The siege ended at noon; the gates were opened.',
    )
    expect([left, right]).toEqual([['. The'], ['; the']])
  })

  test('a sentence that moved is not a changed one', () => {
    const first = 'The harvest of that year was the poorest that anybody in the valley could remember.'
    const second = 'Traders from the coast came up with salt and iron and went home with empty wagons.'
    const third = 'By midwinter the council opened the granary under the old church to the poor.'
    const { left, right } = marksOf(`${first} ${second} ${third}`, `${second} ${third} ${first}`)
    expect([...left, ...right]).toEqual([])
  })

  test('a sentence that went into another paragraph is neither missing nor added', () => {
    const stays = 'The harvest of that year was the poorest that anybody in the valley could remember.'
    const goes = 'Traders from the coast came up with salt and iron and went home with empty wagons.'
    const next = 'By midwinter the council opened the granary under the old church to the poor of the town.'
    const { left, right } = marksOf(`${stays} ${goes}\n\n${next}`, `${stays}\n\n${goes} ${next}`)
    expect([...left, ...right]).toEqual([])
  })

  test('a date written another way is not a change', () => {
    const { left, right } = marksOf(
      'On 6 October 1980 they met in the square.',
      'They met in the square on October 6th, 1980.',
    )
    expect([...left, ...right].join(' ')).not.toContain('October')
  })

  test('marks keep out of Markdown: they cover what a reader sees', () => {
    const a = 'He called [[Old Harbour|the harbour]] a **very quiet** place, `really` so.'
    const b = 'He called [[Old Harbour|the marina]] a **rather loud** place, `truly` so.'
    const { left, right } = marksOf(a, b, 'markdown')
    expect(left).toEqual(['harbour', 'a', 'very quiet', 'really'])
    expect(right).toEqual(['marina', 'a', 'rather loud', 'truly'])
  })

  test('no mark ends inside a word that is written as one, though two units make it', () => {
    const told = (words: string) =>
      telling(`ในเช้าวันตลาด พระราชา${words} ใกล้โรงสีเก่าริมแม่น้ำสายใหญ่`, { lang: 'th' })
    const [left, right] = [told('เสียชีวิต'), told('รอดชีวิต')]
    const comparison = compare(left, right)
    expect(markedWords(comparison, 0, left.source)).toEqual(['เสียชีวิต'])
    expect(markedWords(comparison, 1, right.source)).toEqual(['รอดชีวิต'])
  })

  test('no mark ends inside a grapheme', () => {
    const { left, right } = marksOf(
      'The crew 👨‍👩‍👧 waved at us from the deck.',
      'The crew 👨‍👩‍👦 waved at us from the deck.',
    )
    expect([left, right]).toEqual([['👨‍👩‍👧'], ['👨‍👩‍👦']])
  })

  const words = fc.array(
    fc.constantFrom(
      'river',
      'the',
      'of',
      'Anna',
      '1917',
      'seven',
      ',',
      'bridge',
      'fell',
      'ไทย',
      'é',
      '👨‍👩‍👧',
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )

  test('without the marked words both sides read the same', () => {
    // Where a family was several words, half of one once agreed with half of another, and only one side was marked.
    const [family, river] = ['👨‍👩‍👧', 'river']
    const familiesApart = [river, river, river, river, family, family, 'bridge', river, river]
    const familiesTogether = [
      family,
      family,
      river,
      river,
      family,
      'bridge',
      river,
      river,
      river,
      river,
      river,
      family,
    ]
    // A date that changed its place is no change, so texts with dates may read in another order.
    const undated = words.map((list) => list.filter((word) => word !== '1917'))
    fc.assert(
      fc.property(undated, undated, (left, right) => {
        const [a, b] = [`Once ${left.join(' ')} again.`, `Once ${right.join(' ')} again.`]
        const comparison = compare(a, b)
        if (comparison.rows.length !== 1) return
        const rest = [a, b].map((source, column) => {
          let text = source
          for (const { start, end } of comparison.rows[0]?.marks[column]?.toReversed() ?? []) {
            text = text.slice(0, start) + text.slice(end)
          }
          return text.replace(/\s+/g, '').toLowerCase().replaceAll('seven', '7')
        })
        expect(rest[0]).toBe(rest[1])
      }),
      { examples: [[familiesApart, familiesTogether]] },
    )
  })

  test('marks are in order, do not overlap, and lie in their passages', () => {
    fc.assert(
      fc.property(words, words, (left, right) => {
        const comparison = compare(left.join(' '), right.join(' '))
        for (const row of comparison.rows) {
          row.marks.forEach((marks, column) => {
            let last = -1
            for (const { start, end } of marks) {
              expect(start).toBeGreaterThan(last)
              expect(end).toBeGreaterThan(start)
              last = end - 1
              const passages = (row.cells[column] ?? []).map(
                (index) => comparison.columns[column]?.passages[index],
              )
              expect(
                passages.some((passage) => passage && passage.start <= start && end <= passage.end),
              ).toBe(true)
            }
          })
        }
      }),
    )
  })
})

const rooms: Record<string, (count: string) => string> = {
  en: (count) => `The old mill by the river had ${count} and a small yard for the carts.`,
  fr: (count) => `Le vieux moulin près de la rivière avait ${count} et une petite cour pour les charrettes.`,
  de: (count) => `Die alte Mühle am Fluss hatte ${count} und einen kleinen Hof für die Karren.`,
  es: (count) => `El viejo molino junto al río tenía ${count} y un pequeño patio para los carros.`,
  ru: (count) => `У старой мельницы на реке было ${count} и маленький двор для телег.`,
  th: (count) => `โรงสีเก่าริมแม่น้ำมี${count}และลานเล็กสำหรับเกวียน`,
}

describe('a number is quoted and marked whole', () => {
  test.each([
    ['en', 'twenty-one', 'twenty-two', ' rooms'],
    ['en', 'twenty-one', 'thirty-one', ' rooms'],
    ['en', 'twenty‑one', 'twenty‑three', ' rooms'],
    ['en', 'twenty-first', 'twenty-second', ' room'],
    ['en', 'one hundred and twenty-one', 'one hundred and twenty-two', ' rooms'],
    ['fr', 'vingt et un', 'vingt-deux', ' moulins'],
    ['fr', 'vingt-et-une', 'vingt-trois', ' roues'],
    ['fr', 'quatre-vingt-dix-sept', 'quatre-vingt-dix-huit', ' roues'],
    ['de', 'einundzwanzig', 'zweiundzwanzig', ' Räder'],
    ['de', 'dreihundertfünf', '306', ' Räder'],
    ['es', 'treinta y una', 'treinta y dos', ' ruedas'],
    ['es', 'veintiún', 'veintidós', ' molinos'],
    ['ru', 'двадцать один', 'тридцать один', ' дом'],
    ['th', 'ยี่สิบเอ็ด', 'ยี่สิบสอง', 'ห้อง'],
  ])('in %s: %s / %s', (lang, one, other, tail) => {
    const frame = rooms[lang] as (count: string) => string
    const [a, b] = [frame(one + tail), frame(other + tail)]
    const comparison = compare(telling(a, { lang }), telling(b, { lang }))
    expect(clashes(comparison, a, b)).toEqual([`number: ${one} ≠ ${other}`])
    // The hundreds before it that both have are no part of what changed.
    expect(markedWords(comparison, 0, a)).toEqual([one.replace('one hundred and ', '')])
    expect(markedWords(comparison, 1, b)).toEqual([other.replace('one hundred and ', '')])
  })

  test.each([
    ['de', 'einundzwanzig Räder', '21 Räder'],
    ['es', 'veintiuna ruedas', '21 ruedas'],
    ['es', 'doscientas ruedas', '200 ruedas'],
  ])('and read whole in %s: %s = %s', (lang, one, other) => {
    const frame = rooms[lang] as (count: string) => string
    const comparison = compare(telling(frame(one), { lang }), telling(frame(other), { lang }))
    expect(comparison.rows.map(({ label }) => label)).toEqual(['same'])
  })

  test('two numbers with an and between them are two', () => {
    const [a, b] = ['two and three rooms', 'two and four rooms'].map((count) => rooms.en?.(count) ?? '') as [
      string,
      string,
    ]
    expect(clashes(compare(a, b), a, b)).toEqual(['number: three ≠ four'])
  })
})
