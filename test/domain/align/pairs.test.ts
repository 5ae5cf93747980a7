import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignPassageOf } from '../../../src/domain/align/anchors.ts'
import { alignPair } from '../../../src/domain/align/pairs.ts'
import { emptyVocabulary, readWords } from '../../../src/domain/align/terms.ts'
import type { AlignColumn, Anchor } from '../../../src/domain/align/types.ts'
import { dayOfGregorian } from '../../../src/domain/dates/axis.ts'
import { column, links, retold, story } from './texts.ts'

const diagonal = story.map((_, index) => `${index}-${index}`)

describe('one language', () => {
  test('a retelling in other words is aligned passage by passage', () => {
    expect(links(story, retold)).toEqual(diagonal)
  })

  test('moved passages find each other, new and missing ones stay alone', () => {
    const right = [...[6, 7, 0, 1, 2].map((index) => retold[index] as string)]
    right.splice(
      2,
      0,
      'Tea was first grown on the southern terraces by monks, who sold the leaves in cakes wrapped with bamboo.',
    )
    expect(links(story, right)).toEqual(['0-3', '1-4', '2-5', '6-0', '7-1'])
  })

  test('unrelated texts are not paired', () => {
    const other = [
      'Tea was first grown on the southern terraces by monks, who sold the leaves in cakes wrapped with bamboo.',
      'A good kettle has a narrow spout and a lid that sings just before the water boils.',
      'Porcelain cups came later; their glaze takes its green from wood ash and a little iron.',
    ]
    expect(links(story, other)).toEqual([])
  })

  test('a passage without a counterpart is not paired with one that only shares its formulas', () => {
    const kings = ['Aldric', 'Benno', 'Cerdic', 'Dagmar', 'Edda', 'Fulk', 'Gisela', 'Hakon']
    const deeds = [
      'built the mole of Ostrel',
      'drained the fens',
      'hanged the toll keepers',
      'wrote a book of hymns',
      'lost the northern forts',
      'married a rope maker',
      'planted the royal orchard',
      'coined thin silver',
    ]
    const told = (each: number, of: string) =>
      `And it came to pass in the days of ${kings[each]} that the crown ${of}, and the people said that it was well.`
    const left = kings.map((_, each) => told(each, deeds[each] as string))
    const right = [5, 2, 7, 0].map((each) => told(each, deeds[each] as string).replace('And it', 'It'))
    const strange = told(3, 'sold the fleet to pay the guards').replace('Dagmar', 'Ivo')
    expect(links(left, [...right, strange])).toEqual(['0-3', '2-1', '5-0', '7-2'])
  })

  test('a retelling in words of the same stems stands out among others of its topic', () => {
    const left = [
      'The baptism of believers began at the river, and many confessed.',
      'The priests debated the baptism of infants at the river chapel.',
      'A river toll was paid by every chapel.',
    ]
    const right = [
      'Debating priests at the chapel by the river asked whether infants be baptised.',
      'Each chapel paying the toll got a seal of the river.',
      'Those who believed were baptised in the river, many of them confessing.',
    ]
    expect(links(left, right)).toEqual(['0-2', '1-0', '2-1'])
  })

  test('short words meet in the singular and the plural', () => {
    const told = [
      ['A clown, a crown and a drum came out first.', 'Crowns, drums and clowns were seen.'],
      ['The tulip was dearer than a horse.', 'Horses were sold cheaper than tulips.'],
    ] as const
    for (const [left, right] of told) expect(links([...story, left], [right, ...retold])).toContain('8-0')
  })

  test('in a short text too, passages that share function words alone are not paired', () => {
    const apart = [
      ['Some cooks are young, and some may be paid by the day.', 'Some roads are known as mule roads.'],
      ['Some cooks are young, and some may be of another town.', 'Some roads are what they are.'],
    ] as const
    for (const [left, right] of apart)
      expect(links([...story, left], [right, ...retold])).not.toContain('8-0')
  })

  test('single passages are mostly paired where they tell the same, and never elsewhere', () => {
    const paired = story.flatMap((left, i) =>
      retold.flatMap((right, j) => (links([left], [right]).length > 0 ? `${i}-${j}` : [])),
    )
    expect(paired.filter((pair) => !diagonal.includes(pair))).toEqual([])
    expect(paired.length).toBeGreaterThanOrEqual(6)
  })

  test('two single passages that share a year alone are not paired', () => {
    const single = (text: string): AlignColumn => {
      const start = text.indexOf('1917')
      const days = { from: -19_358, to: -18_994 }
      const anchor: Anchor = { kind: 'moment', start, end: start + 4, key: '1917', days }
      return { lang: 'en', passages: [{ ...alignPassageOf(text, 'en'), anchors: [anchor] }] }
    }
    const [left, right] = [
      single('In 1917 the harvest failed across the north.'),
      single('The museum opened its doors in 1917.'),
    ]
    expect(alignPair(left, right).links).toEqual([])
  })

  test('a split and a merge give two links each', () => {
    const [first, second] = (story[5] as string).split('. ') as [string, string]
    const right = [
      story[0],
      `${story[1]} ${story[2]}`,
      story[3],
      story[4],
      `${first}.`,
      second,
      story[6],
      story[7],
    ] as string[]
    expect(links(story, right)).toEqual(['0-0', '1-1', '2-1', '3-2', '4-3', '5-4', '5-5', '6-6', '7-7'])
  })

  test('formulas that differ in a name keep to their own name', () => {
    const names = [
      'Aldric',
      'Benno',
      'Cerdic',
      'Dagmar',
      'Edda',
      'Fulk',
      'Gisela',
      'Hakon',
      'Ivo',
      'Jutta',
      'Karl',
      'Leif',
    ]
    const formula = (name: string, years: number) =>
      `And ${name} reigned ${years} years in Kell and was laid with the fathers of the house.`
    const left = names.map((name, index) => formula(name, 10 + index))
    const right = names
      .filter((name) => name !== 'Dagmar' && name !== 'Ivo')
      .map((name, index) => formula(name, 30 + index))
    expect(links(left, right)).toEqual([
      '0-0',
      '1-1',
      '2-2',
      '4-3',
      '5-4',
      '6-5',
      '7-6',
      '9-7',
      '10-8',
      '11-9',
    ])
  })

  test('passages that differ in nothing but shifted years find each other', () => {
    const year = (value: number) => `The council of ${value} sat at Kell`
    const left = ['1917', year(1917), story[1], '1918', year(1918), story[2], '1921', year(1921)] as string[]
    const right = [
      '1388',
      year(1388),
      retold[1],
      '1389',
      year(1389),
      retold[2],
      '1392',
      year(1392),
    ] as string[]
    expect(links(left, right)).toEqual(left.map((_, index) => `${index}-${index}`))
  })

  test('repeats of one heading are paired in order, though each has the others for rivals', () => {
    const chapters = (texts: readonly string[]) => texts.flatMap((text) => ['Later', text])
    const left = chapters(story)
    expect(links(left, chapters(retold))).toEqual(left.map((_, index) => `${index}-${index}`))
  })

  test('headings and rows of signs are paired with the same ones in order', () => {
    const left = ['Early life', story[0], '* * *', story[1], '* * *', story[2]] as string[]
    const right = ['Early life', retold[0], '* * *', retold[1], '* * *', retold[2]] as string[]
    expect(links(left, right)).toEqual(left.map((_, index) => `${index}-${index}`))
  })
})

describe('two languages', () => {
  const english = [
    'Mira Vane was born in Ostrel on 3 May 1871, the daughter of a teacher.',
    'In 1889 the army under General Okoro burned 11 ships near Kell.',
    'The workers of Ostrel founded a party and published a newspaper called Lantern.',
    'She was arrested in 1893, sentenced to 5 years in prison and exiled to Tarnovo.',
  ]
  const russian = [
    'Её арестовали в 1893 году, приговорили к 5 годам тюрьмы и отправили в ссылку в Тарново.',
    'Мира Вейн родилась 3 мая 1871 года в Остреле в семье учителя.',
    'В 1889 году армия генерала Окоро сожгла 11 кораблей около Келла.',
    'Чай впервые вырастили на южных склонах; листья продавали плитками.',
  ]
  const thai = [
    'ไมรา เวน เกิดที่เมืองออสเตรล (Ostrel) เมื่อวันที่ ๓ พฤษภาคม ค.ศ. ๑๘๗๑ เป็นบุตรสาวของครู',
    'ใน ค.ศ. ๑๘๘๙ กองทัพของนายพลโอโคโรเผาเรือ ๑๑ ลำใกล้เมืองเคลล์ (Kell)',
    'กรรมกรเมืองออสเตรลก่อตั้งพรรคและพิมพ์หนังสือพิมพ์ชื่อแลนเทิร์น (Lantern)',
    'เธอถูกจับใน ค.ศ. ๑๘๙๓ ถูกจำคุก ๕ ปี และถูกเนรเทศไปทาร์โนโว',
  ]

  test('Russian, out of order and with a passage of its own', () => {
    expect(links(english, russian, ['en', 'ru'])).toEqual(['0-1', '1-2', '3-0'])
  })

  test('Thai, with Thai digits and names in brackets', () => {
    expect(links(english, thai, ['en', 'th'])).toEqual(['0-0', '1-1', '2-2', '3-3'])
  })

  test('a language that the script gives the lie to is not believed', () => {
    expect(links(english, thai, ['en', 'en'])).toEqual(['0-0', '1-1', '2-2', '3-3'])
    expect(links(english, russian, ['en', 'en'])).toEqual(['0-1', '1-2', '3-0'])
  })

  test('Thai with Thai goes by its own words', () => {
    expect(links(thai, [...thai].reverse(), ['th', 'th'])).toEqual(['0-3', '1-2', '2-1', '3-0'])
  })
})

describe('anchors', () => {
  test('a passage of a hundred thousand dates is compared with thousands of others', () => {
    const dated = (
      first: number,
      count: number,
    ): Pick<AlignColumn['passages'][number], 'text' | 'anchors'> => {
      const days = Array.from({ length: count }, (_, index) => first + index)
      return {
        text: '1917 '.repeat(count),
        anchors: days.map((day, index) => ({
          kind: 'moment',
          key: `${day}/${day}`,
          days: { from: day, to: day },
          start: 5 * index,
          end: 5 * index + 4,
        })),
      }
    }
    const left = { ...column(['']), lang: 'en', yearShift: 529 }
    const one = dated(0, 90_000)
    left.passages = [{ ...one, sentences: [{ start: 0, end: one.text.length }] }]
    const others = Array.from({ length: 19_000 }, (_, index) => dated(200_000 + 2 * index, 2))
    const right = {
      ...column([]),
      lang: 'fr',
      passages: others.map((each) => ({ ...each, sentences: [{ start: 0, end: each.text.length }] })),
    }
    expect(alignPair(left, right).pairs).toEqual([])
  }, 5000)

  test('equal moments pair passages that share no other rare word', () => {
    const days = { from: -18810, to: -18810 }
    const dated = (text: string, days: { from: number; to: number }) => ({
      ...alignPassageOf(text, 'en'),
      anchors: [{ kind: 'moment' as const, start: 0, end: 4, key: `${days.from}/${days.to}`, days }],
    })
    const left = {
      lang: 'en',
      passages: [dated('That day the fleet sailed.', days), alignPassageOf('She wrote letters.', 'en')],
    }
    const right = {
      lang: 'en',
      passages: [alignPassageOf('Bread was dear.', 'en'), dated('Ships departed at dawn then.', days)],
    }
    expect(alignPair(left, right).links.map(({ left, right }) => [left, right])).toEqual([[0, 1]])
  })
})

describe('the year of a moment', () => {
  const anchored = (from: number, to: number) => ({
    ...alignPassageOf('Then.', 'en'),
    anchors: [{ kind: 'moment' as const, start: 0, end: 4, key: `${from}/${to}`, days: { from, to } }],
  })
  test('is one term for its first day, its last and the whole of it', () => {
    for (let year = 1800; year <= 2030; year++) {
      const [first, last] = [dayOfGregorian(year, 1, 1), dayOfGregorian(year, 12, 31)]
      const passages = [anchored(first, first), anchored(last, last), anchored(first, last)]
      const vocabulary = emptyVocabulary()
      const { terms, passageStart } = readWords({ lang: 'en', passages }, vocabulary)
      const found = [0, 1, 2].map((each) => [...terms.subarray(passageStart[each], passageStart[each + 1])])
      expect(found.every((each) => each.includes(vocabulary.ids.get(`!${year}`) as number))).toBe(true)
    }
  })
})

describe('sentences', () => {
  test('those that say the same are paired, in passages that were split or merged too', () => {
    const left = column([
      'Mira Vane left Ostrel by night. The salt barge Heron carried her upstream. Nobody saw the lamp.',
    ])
    const right = column([
      'By night Mira Vane left Ostrel. Nobody at all saw the lamp.',
      'Upstream the salt barge Heron carried her.',
    ])
    const pairs = alignPair(left, right).sentencePairs.map(({ left, right }) => `${left}-${right}`)
    expect(pairs).toEqual(['0,0-0,0', '0,1-1,0', '0,2-0,1'])
  })

  test('one sentence made of two is paired with both', () => {
    const left = column(['The guilds met in secret that winter. They chose Mira Vane as their only speaker.'])
    const right = column([
      'The guilds met in secret that winter, and they chose Mira Vane as their only speaker.',
    ])
    const pairs = alignPair(left, right).sentencePairs.map(({ left, right }) => `${left}-${right}`)
    expect(pairs).toEqual(['0,0-0,0', '0,1-0,0'])
  })
})

describe('laws', () => {
  const passages = fc.array(fc.constantFrom(...story, ...retold, 'Early life', '1917', '', '…'), {
    maxLength: 12,
  })

  test('swapping the texts swaps the answer', () => {
    fc.assert(
      fc.property(passages, passages, (one, other) => {
        const there = alignPair(column(one), column(other))
        const back = alignPair(column(other), column(one))
        expect(back.links.map(({ left, right }) => `${right}-${left}`).sort()).toEqual(
          there.links.map(({ left, right }) => `${left}-${right}`).sort(),
        )
        expect(back.sentencePairs).toHaveLength(there.sentencePairs.length)
      }),
    )
  })

  test('every sentence pair lies in passages that exist', () => {
    fc.assert(
      fc.property(passages, passages, (one, other) => {
        const [left, right] = [column(one), column(other)]
        for (const pair of alignPair(left, right).sentencePairs) {
          expect(left.passages[pair.left[0]]?.sentences[pair.left[1]]).toBeDefined()
          expect(right.passages[pair.right[0]]?.sentences[pair.right[1]]).toBeDefined()
        }
      }),
    )
  })

  test('a text is aligned with itself one to one', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...story, ...retold.slice(0, 2)]), (texts) => {
        expect(links(texts, texts).filter((link) => link.split('-')[0] === link.split('-')[1])).toHaveLength(
          texts.length,
        )
      }),
    )
  })
})
