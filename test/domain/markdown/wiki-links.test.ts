import { describe, expect, test } from 'vitest'
import { readWikiLink } from '../../../src/domain/markdown/wiki-link-syntax.ts'
import { findWikiLinks } from '../../../src/domain/markdown/wiki-links.ts'

describe('what stands between the brackets', () => {
  test.each([
    [
      'Leon Trotsky',
      { universe: null, title: 'Leon Trotsky', heading: null, label: 'Leon Trotsky', labelStart: 0 },
    ],
    [' A | b c ', { universe: null, title: 'A', heading: null, label: 'b c', labelStart: 5 }],
    ['A\\|b', { universe: null, title: 'A', heading: null, label: 'b', labelStart: 3 }],
    ['A|b|c', { universe: null, title: 'A', heading: null, label: 'b|c', labelStart: 2 }],
    ['A#B c', { universe: null, title: 'A', heading: 'B c', label: 'A#B c', labelStart: 0 }],
    ['A|', { universe: null, title: 'A', heading: null, label: 'A', labelStart: 0 }],
    ['history:A', { universe: 'history', title: 'A', heading: null, label: 'A', labelStart: 8 }],
    ['a:a', { universe: 'a', title: 'a', heading: null, label: 'a', labelStart: 2 }],
    ['ไทย:ก', { universe: 'ไทย', title: 'ก', heading: null, label: 'ก', labelStart: 4 }],
    [
      'Alien: Romulus',
      { universe: null, title: 'Alien: Romulus', heading: null, label: 'Alien: Romulus', labelStart: 0 },
    ],
    [
      'Two words:A',
      { universe: null, title: 'Two words:A', heading: null, label: 'Two words:A', labelStart: 0 },
    ],
    ['#B', { universe: null, title: '', heading: 'B', label: '#B', labelStart: 0 }],
  ])('%j', (inside, parts) => {
    expect(readWikiLink(inside)).toEqual(parts)
  })

  test.each(['', ' ', '#', '|a', 'a[b', 'a]b', 'a\nb', 'x'.repeat(601)])('%j is no link', (inside) => {
    expect(readWikiLink(inside)).toBeNull()
  })
})

describe('the links of a body', () => {
  test('stand where they say, and none is found in code, escapes or another link', () => {
    const body =
      'a [[B]] `[[c]]` \\[[d]]\n\n- ||[[E|f]]||\n\n|x|\n|-|\n|[[G\\|h]]|\n\n```\n[[i]]\n```\n\n[[#j]] [^1]\n\n[^1]: [[K]]\n'
    const links = findWikiLinks(body)
    expect(links.map(({ start, end }) => body.slice(start, end))).toEqual([
      '[[B]]',
      '[[E|f]]',
      '[[G\\|h]]',
      '[[K]]',
    ])
    expect(links.map(({ title }) => title)).toEqual(['B', 'E', 'G', 'K'])
  })
})
