import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignColumns } from '../../../src/domain/align/align.ts'
import type { AlignColumn, AlignPassage } from '../../../src/domain/align/types.ts'
import { column, retold, story } from './texts.ts'

const cells = (columns: readonly (readonly string[])[]) =>
  alignColumns(columns.map((each) => column(each))).rows.map((row) => row.cells)

describe('alignColumns', () => {
  test('puts what all tell into one row', () => {
    expect(cells([story, retold, story])).toEqual(story.map((_, index) => [[index], [index], [index]]))
  })

  test('what the base lacks but two others share is one row, behind what it follows', () => {
    const base = story.filter((_, index) => index !== 3)
    expect(cells([base, story, retold])[3]).toEqual([[], [3], [3]])
  })

  test('the base opens the page; what another column begins with follows, and has not been moved', () => {
    const own = [
      'Tea was first grown on the southern terraces by monks, who sold the leaves in cakes wrapped with bamboo.',
      'See also: rivers, tolls, harbours.',
    ]
    const { rows } = alignColumns(
      [story, [...own, ...retold], ['A page of the almanac.', ...story]].map((each) => column(each)),
    )
    expect(rows.slice(0, 5).map((row) => row.cells)).toEqual([
      [[0], [2], [1]],
      [[], [], [0]],
      [[], [0], []],
      [[], [1], []],
      [[1], [3], [2]],
    ])
    expect(rows.flatMap(({ moved }) => moved)).not.toContain(true)
  })

  test('where the base has nothing, the page is the next column’s', () => {
    expect(cells([[], ['Tea was grown.', ...story]])[0]).toEqual([[], [0]])
  })

  test('a split stands in one row', () => {
    const [first, second] = (story[5] as string).split('. ') as [string, string]
    const right = [...story.slice(0, 5), `${first}.`, second, ...story.slice(6)]
    expect(cells([story, right])[5]).toEqual([[5], [5, 6]])
  })

  test('says which passages were moved, and of a swap of unequal parts the smaller', () => {
    const right = [...retold.slice(1, 6), retold[0] as string, ...retold.slice(6)]
    const { rows } = alignColumns([column(story), column(right)])
    expect(rows.map((row) => row.moved[1])).toEqual([true, false, false, false, false, false, false, false])
    expect(rows.some((row) => row.moved[0])).toBe(false)
  })

  test('a heading, a note or a line of a table is no paragraph, unless it says the very same', () => {
    const told =
      'In winter the old duchess got a petition from Mira Vane, whom the guilds had made their speaker.'
    const partners = (text: string, apart?: AlignPassage['apart']) => {
      const passages = column([...story.slice(0, 4), text, ...story.slice(5)]).passages.map(
        (passage, index) => (apart && index === 4 ? { ...passage, apart } : passage),
      )
      const { rows } = alignColumns([column(story), { lang: 'en', passages }])
      return rows.find(({ cells }) => cells[1]?.includes(4))?.cells[0]
    }
    expect(partners(told)).toEqual([4])
    expect(partners(told, 'footnote')).toEqual([])
    expect(partners(story[4] as string, 'footnote')).toEqual([4])
  })

  test('no columns, or empty ones, have no rows', () => {
    expect(cells([])).toEqual([])
    expect(cells([[], []])).toEqual([])
  })
})

describe('laws', () => {
  const text = fc.uniqueArray(fc.constantFrom(...story, ...retold, 'Early life', 'Kell'), { maxLength: 9 })
  const columns = fc.array(text, { minLength: 2, maxLength: 5 })

  test('every passage of every column stands in exactly one row', () => {
    fc.assert(
      fc.property(columns, (texts) => {
        const rows = cells(texts)
        texts.forEach((passages, index) => {
          const seen = rows.flatMap((row) => row[index] as number[]).sort((x, y) => x - y)
          expect(seen).toEqual(passages.map((_, passage) => passage))
        })
        expect(rows.every((row) => row.some((cell) => cell.length > 0))).toBe(true)
      }),
    )
  })

  test('the base is read from top to bottom', () => {
    fc.assert(
      fc.property(columns, (texts) => {
        const base = cells(texts).flatMap((row) => row[0] as number[])
        expect(base).toEqual([...base].sort((x, y) => x - y))
      }),
    )
  })

  test('which passages share a row does not depend on the order of the columns', () => {
    fc.assert(
      fc.property(columns, fc.nat(), (texts, turn) => {
        const order = texts.map((_, index) => (index + turn) % texts.length)
        const turned = cells(order.map((index) => texts[index] as string[]))
        const back = turned.map((row) => texts.map((_, index) => row[order.indexOf(index)]))
        const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
        expect(sorted(back)).toEqual(sorted(cells(texts)))
      }),
    )
  })
})

test('how sure a link is does not depend on the order of the columns, though terms weigh otherwise in each language', () => {
  const english = [
    'He won the battle on the river bank with his father.',
    'The old village burned for 3 days.',
  ]
  const thai = ['เขาชนะการรบที่ริมแม่น้ำกับพ่อ', 'หมู่บ้านเก่าไหม้อยู่ ๓ วัน']
  const scores = (order: readonly number[]) => {
    const texts = [column(english), column(thai, 'th'), column(retold)]
    const { pairs } = alignColumns(order.map((index) => texts[index] as AlignColumn))
    const places = [order.indexOf(0), order.indexOf(1)].sort()
    return pairs.get(places.join('-'))?.links.map(({ score }) => score.toFixed(6))
  }
  expect(scores([0, 1, 2])).toHaveLength(2)
  expect(scores([1, 0, 2])).toEqual(scores([0, 1, 2]))
  expect(scores([2, 1, 0])).toEqual(scores([0, 1, 2]))
})

describe('hostile input', () => {
  test('a thousand equal passages are paired in order', () => {
    const many = Array.from({ length: 1000 }, () => 'The king came.')
    expect(cells([many, many])).toEqual(many.map((_, index) => [[index], [index]]))
  })

  test('very many passages: only identical ones are paired, and it says so', () => {
    const left = Array.from({ length: 11_000 }, (_, index) => `${story[index % story.length]} ${index}`)
    const right = left.map((text, index) => (index % 2 === 0 ? text : `${text} changed`))
    const { rows, coarse } = alignColumns([column(left), column(right)])
    expect(coarse).toBe(true)
    expect(rows.filter(({ cells }) => cells.every((cell) => cell.length === 1))).toHaveLength(5500)
  })

  test('one passage of very many sentences: identical sentences hold, the rest is left alone, and it says so', () => {
    const sentence = (index: number, word: string) => `The ${word} number ${index} lay at the quay of Ostrel.`
    const left = Array.from({ length: 3000 }, (_, index) => sentence(index, 'boat'))
    const right = left.map((text, index) => (index < 1000 ? text : sentence(9000 - index, 'ship')))
    const { pairs, coarse } = alignColumns([column([left.join(' ')]), column([right.join(' ')])])
    expect(coarse).toBe(true)
    expect(pairs.get('0-1')?.sentencePairs.length).toBeGreaterThanOrEqual(1000)
  })
})
