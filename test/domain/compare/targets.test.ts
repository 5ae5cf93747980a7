import { describe, expect, test } from 'vitest'
import { nameKey } from '../../../src/domain/slugs.ts'
import { compare, telling } from './telling.ts'

const read = (a: string, b: string, subjects?: Record<string, string>) => {
  const more = {
    format: 'markdown' as const,
    ...(subjects && {
      linkSubjects: new Map(Object.entries(subjects).map(([title, subject]) => [nameKey(title), subject])),
    }),
  }
  const { rows, renamings } = compare(telling(a, more), telling(b, more))
  return {
    labels: rows.map(({ label }) => label),
    elsewhere: rows.flatMap(({ targets }) =>
      targets.map(({ left, right }) => [left?.to ?? null, right?.to ?? null]),
    ),
    marks: rows.flatMap(({ marks }) => marks.flat()),
    renamings: renamings.map(({ left, right, count }) => [left, right, count]),
  }
}

describe('the same words that lead elsewhere', () => {
  test.each([
    [
      '[[Anna of Orn|the queen]] came over the ford.',
      '[[Berta of Keth|the queen]] came over the ford.',
      ['Anna of Orn', 'Berta of Keth'],
    ],
    [
      'Read [the chronicle](https://a.example/x).',
      'Read [the chronicle](https://b.example/x).',
      ['https://a.example/x', 'https://b.example/x'],
    ],
    [
      'Read [the chronicle](old/Anna.md).',
      'Read [the chronicle](old/Berta.md).',
      ['old/Anna.md', 'old/Berta.md'],
    ],
    [
      '| ruler | [[Anna|queen]] |\n|---|---|\n| x | y |',
      '| ruler | [[Berta|queen]] |\n|---|---|\n| x | y |',
      ['Anna', 'Berta'],
    ],
    ['![The tower](/media/a.png)', '![The tower](/media/b.png)', ['/media/a.png', '/media/b.png']],
    ['![](/media/a.png)', '![](/media/b.png)', ['/media/a.png', '/media/b.png']],
    [
      'The tower ![](/a.png) fell that night.',
      'The tower ![](/b.png) fell that night.',
      ['/a.png', '/b.png'],
    ],
    ['The tower ![](/a.png) fell that night.', 'The tower fell that night.', ['/a.png', null]],
  ])('%s', (a, b, elsewhere) => {
    const found = read(a, b)
    expect(found.labels).toContain('reworded')
    expect(found.labels).not.toContain('only here')
    expect(found.elsewhere).toEqual([elsewhere])
    expect(found.marks).toEqual([])
  })

  test.each([
    ['one target', '[[Anna of Orn|the queen]] came.', '[[Anna of Orn|the queen]] came.'],
    ['in another case', '[[Anna of Orn|the queen]] came.', '[[anna of orn|the queen]] came.'],
    ['told from a namesake', '[[Tarn (town)|Tarn]] fell.', '[[Tarn]] fell.'],
    ['an address in another form', 'See [it](http://www.a.example/).', 'See [it](https://a.example).'],
    ['a word linked by one alone', '[[Tarn]] fell.', 'Tarn fell.'],
    ['one picture', '![](/a.png)\n\nIt fell.', '![](/a.png)\n\nIt fell.'],
  ])('%s is no difference', (_, a, b) => {
    expect(read(a, b)).toMatchObject({ elsewhere: [], labels: expect.not.arrayContaining(['reworded']) })
  })

  test('two titles of one subject are no difference, two subjects of one title are', () => {
    const [a, b] = ['[[Anna of Orn|the queen]] came.', '[[Queen Anna|the queen]] came.']
    expect(read(a, b, { 'anna of orn': 'anna', 'queen anna': 'anna' }).labels).toEqual(['same'])
    expect(read(a, b).labels).toEqual(['reworded'])
    const [town, island] = ['[[Java (town)|Java]] burnt.', '[[Java|Java]] burnt.']
    expect(read(town, island, { 'java (town)': 'java-town', java: 'java' }).labels).toEqual(['reworded'])
  })

  test('a target put for another throughout is a renaming, told once', () => {
    const told = (town: string) =>
      `The fair of [[${town}|the town]] was old.\n\nNobody left [[${town}|the town]] that year.`
    expect(read(told('Petrograd'), told('Petrovgrad'))).toMatchObject({
      labels: ['same', 'same'],
      elsewhere: [],
      renamings: [['Petrograd', 'Petrovgrad', 2]],
    })
  })

  test('a picture is paired with what stands in its place', () => {
    const told = (picture: string) => `The tower fell.\n\n![](${picture})\n\nNobody built it again.`
    expect(read(told('/a.png'), told('/b.png')).labels).toEqual(['same', 'reworded', 'same'])
  })

  test('thousands of links and pictures in one passage end', () => {
    const many = (name: string) =>
      Array.from({ length: 8000 }, (_, i) => `[[${name}${i}|it]] ![](/${name}${i}.png)`).join(' ')
    expect(read(many('a'), many('b')).labels).toContain('reworded')
  })
})
