import { describe, expect, test } from 'vitest'
import { compare, telling } from './telling.ts'

const parts = [
  'He grew up in the marsh with two goats and a blind uncle who knew the stars by name.',
  'He lost the keep to the men of the ford in a single night of rain and lanterns.',
  'His daughter sold the salt pans and built a school for pilots with the money.',
]

/** Rows as 'left | right'. */
function rowsOf(a: string, b: string, format: 'markdown' | 'text' = 'markdown', lang = 'en') {
  const comparison = compare(telling(a, { format, lang }), telling(b, { format, lang }))
  const lines = comparison.rows.map(({ cells, label }) => {
    const [left, right] = cells.map((cell, column) =>
      cell.map((each) => comparison.columns[column]?.passages[each]?.text).join(' + '),
    )
    return `${label}: ${left} | ${right}`
  })
  return { ...comparison, lines }
}

describe('headings in other words', () => {
  test('the first of both texts stand beside each other', () => {
    const { lines } = rowsOf(
      `# Alric of Orn\n\n${parts[0]}`,
      `# The Marsh King\n\n${parts[1]}\n\n${parts[2]}`,
    )
    expect(lines[0]).toBe('reworded: Alric of Orn | The Marsh King')
  })

  test('those over paired text do, in whatever order it stands', () => {
    const told = (names: string[], order: number[]) =>
      order.map((n) => `## ${names[n]}\n\n${parts[n]}`).join('\n\n')
    const a = told(['Youth', 'Defeat', 'Legacy'], [0, 1, 2])
    const b = told(['Early life', 'The fall of the keep', 'What came after'], [1, 2, 0])
    const { lines } = rowsOf(a, b)
    for (const line of ['Youth | Early life', 'Defeat | The fall of the keep', 'Legacy | What came after'])
      expect(lines).toContain(`reworded: ${line}`)
  })

  test('a heading over chapters meets its like, and each chapter its own', () => {
    const told = (names: string[]) =>
      `# ${names[0]}\n\n## ${names[1]}\n\n${parts[0]}\n\n## ${names[2]}\n\n${parts[1]}\n\n${parts[2]}`
    const { lines } = rowsOf(told(['A life', 'Youth', 'Old age']), told(['Alric', 'Beginnings', 'Ends']))
    expect(lines.filter((line) => line.startsWith('reworded'))).toEqual([
      'reworded: A life | Alric',
      'reworded: Youth | Beginnings',
      'reworded: Old age | Ends',
    ])
  })

  test('one over text that the other lacks stays alone, and one that recurs by its words is paired by them', () => {
    const { lines } = rowsOf(
      `Before.\n\n## Youth\n\n${parts[0]}\n\n## Sources\n\nThe chronicle of the abbey, in two hands.`,
      `Before.\n\n## Sources\n\nNothing but hearsay from the ferrymen.\n\n## Songs\n\n${parts[2]}`,
    )
    expect(lines).toContain('same: Sources | Sources')
    expect(lines).toContain('only here: Youth | ')
  })

  test('seen from the other side it is the same', () => {
    const [a, b] = [`# A\n\n## B\n\n${parts[0]}`, `# C\n\n## D\n\n${parts[0]}\n\n## E\n\n${parts[1]}`]
    const turned = rowsOf(b, a).lines.map((line) => line.replace(/: (.*) \| (.*)$/, ': $2 | $1'))
    expect(turned.toSorted()).toEqual(rowsOf(a, b).lines.toSorted())
  })

  test('what the texts are called is no contradiction', () => {
    const { rows } = rowsOf(`# Alric of Orn\n\n${parts[0]}`, `# Berta of Orn\n\n${parts[0]}`)
    expect(rows.flatMap(({ conflicts }) => conflicts)).toEqual([])
  })
})

describe('a year that tells one title from another', () => {
  const body = `\n\n${parts.join('\n\n')}`

  test.each([
    ['# The sands of Dune by the sea (novel, 1965)', '# The sands of Dune by the sea (film, 1984)'],
    ['# The sands of Dune by the sea (1965 novel)', '# The sands of Dune by the sea (2021 film)'],
    ['# *The sands of Dune by the sea* (1965)', '# *The sands of Dune by the sea* (1984)'],
    ['# The sands of Dune by the sea [novel, 1965]', '# The sands of Dune by the sea [TV series, 1990–1995]'],
    [
      'Some words.\n\n## The ford below the old mill (novel, 1965)',
      'Some words.\n\n## The ford below the old mill (film, 1984)',
    ],
    ['# The sands of Dune by the sea (Villeneuve, 2021)', '# The sands of Dune by the sea (Lynch, 1984)'],
    ['# The sands of Dune by the sea (roman, 1965)', '# The sands of Dune by the sea (film, 1984)', 'fr'],
    ['# Der Wüstenplanet (Roman, 1965)', '# Der Wüstenplanet (Film, 1984)', 'de'],
    ['# Солярис, книга об океане (роман, 1961)', '# Солярис, книга об океане (фильм, 1972)', 'ru'],
    ['# ดูน (นวนิยาย, ค.ศ. 1965)', '# ดูน (ภาพยนตร์, ค.ศ. 1984)', 'th'],
  ])('%s / %s is no date of the story', (a, b, lang = 'en') => {
    const { rows, divergence, shifts } = rowsOf(a + body, b + body, 'markdown', lang)
    expect(rows.flatMap(({ conflicts }) => conflicts)).toEqual([])
    expect([divergence, shifts]).toEqual([null, []])
  })

  test('nor is it at the head of a plain text', () => {
    const title = 'The chronicle of Alric the marsh king'
    const { rows } = rowsOf(`${title} (novel, 1965)${body}`, `${title} (film, 1984)${body}`, 'text')
    expect(rows.map(({ label }) => label)).toEqual(['reworded', 'same', 'same', 'same'])
    expect(rows.flatMap(({ conflicts }) => conflicts)).toEqual([])
  })

  test.each([
    ['# Alric (1201–1260)', '# Alric (1198–1257)'],
    ['# Alric (died 1260)', '# Alric (died 1257)'],
    ['# The war of 1914', '# The war of 1915'],
    ['Some words.\n\n## The siege (1201)', 'Some words.\n\n## The siege (1204)'],
  ])('but %s / %s is', (a, b) => {
    const { rows } = rowsOf(a + body, b + body)
    expect(rows.flatMap(({ conflicts }) => conflicts)).toMatchObject([{ kind: 'date' }])
  })

  test('dates in a title date no parting of the rows below it', () => {
    const told = (title: string, end: string) =>
      `# Alric (${title})\n\nThe assembly ${end} the new charter by one vote.`
    const { divergence } = rowsOf(told('novel, 1965', 'accepted'), told('film, 1984', 'rejected'))
    expect(divergence).toMatchObject({ row: 2, moment: null, text: null })
  })
})
