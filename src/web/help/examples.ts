/** A piece of markup, shown as typed and as it comes out. */
export interface Example {
  what: string
  source: string
}

/** What help shows of the markup. `[[Petrovgrad]]` stands for an article that exists; other links are red. */
export const textExamples: readonly Example[] = [
  {
    what: 'Paragraphs are parted by an empty line',
    source: 'The fleet sailed at dawn.\n\nBy noon the harbour was empty.',
  },
  { what: 'Emphasis', source: 'A *leaning* word, a **strong** one, and ~~a struck one~~.' },
  { what: 'Headings; three or more make a table of contents', source: '## Early life\n\n### At sea' },
  { what: 'Lists', source: '- the first ship\n- the second ship\n  - her boats\n\n1. sail\n2. land' },
  { what: 'A list of what is to do, and what is done', source: '- [ ] name her boats\n- [x] date the siege' },
  { what: 'A quotation', source: '> We shall not see the coast again.' },
  {
    what: 'Footnotes',
    source: 'She never returned.[^1]\n\n[^1]: So the harbour book; the ballads disagree.',
  },
  {
    what: 'A callout: note, tip, warning or danger',
    source: '> [!warning] Not yet agreed\n> Both editors keep their own version of this battle.',
  },
  { what: 'A spoiler, covered until touched', source: 'The admiral was ||her own sister||.' },
  {
    what: 'A comment: kept in the source, and shown to nobody who reads',
    source: 'She was born in Petrovgrad. %%or at sea?%%\n\n<!-- The next chapter is still to come. -->',
  },
  { what: 'A table', source: '| Ship | Guns |\n|---|--:|\n| Aurora | 44 |\n| Dawn | 8 |' },
  { what: 'Code', source: 'The cipher read `XQ-14`.\n\n```\nsail.north(3)\n```' },
]

export const linkExamples: readonly Example[] = [
  { what: 'To an article of this universe, by its title or an alias', source: '[[Petrovgrad]]' },
  { what: 'With other words', source: '[[Petrovgrad|the capital]]' },
  { what: 'To a heading', source: '[[Petrovgrad#The siege]]' },
  { what: 'To another universe; the badge names it', source: '[[history:Saint Petersburg]]' },
  {
    what: 'To the article that came from a file, by its path, as Obsidian and other programs write it',
    source: '[[places/petrovgrad]] and [the capital](petrovgrad.md)',
  },
  { what: 'Not written yet: red, and leads to a new page with that title', source: '[[The Lantern War]]' },
  {
    what: 'What Obsidian would show in this place: a link here, or a file’s name',
    source: '![[Petrovgrad]] ![[harbour.png]]',
  },
  { what: 'Out of the wiki', source: '[a map room](https://example.org/maps)' },
]

/** Ways to write a date; help shows how each is read. */
export const dateExamples: readonly string[] = [
  '1879-11-07',
  '7 November 1879',
  '7 November 1879 (O.S. 26 October)',
  '1879-11',
  '1879~',
  'c. 1350',
  '1389/1394',
  '139X',
  '13XX',
  '-0043',
  '44 BC',
  'Y10191',
  '../1412',
]

/** An article as its author types it; help shows the facts that are read out of it. */
export const articleExample = `---
title: Marta Vell
subject: marta-vell
aliases: [The Lantern Admiral]
tags: [people, navy]
facts:
  born: 7 November 1350 (O.S. 26 October)
  died: 1412~
  office:
    - { value: "[[First Lord of the Sea]]", from: 1388, until: 1389, source: "[[Harbour book]]" }
---
Marta Vell commanded the lantern fleet.

Her flagship was [ship:: Aurora].
`
