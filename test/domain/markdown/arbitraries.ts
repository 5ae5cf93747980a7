import fc from 'fast-check'

const words = [
  'Trotsky',
  'was',
  'born',
  'in',
  '1350',
  'ลีออน',
  'เกิด',
  'Пётр',
  '👩‍🚀',
  "People's",
  '東京',
  'é',
  'a',
  'x_y',
  '2*3',
]

const word = fc.constantFrom(...words)
const phrase = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))

/** Inline Markdown of every kind, nested. */
const { inline } = fc.letrec<{ inline: string; piece: string }>((tie) => ({
  inline: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    phrase,
    tie('inline').map((text) => `**${text}**`),
    tie('inline').map((text) => `*${text}*`),
    tie('inline').map((text) => `~~${text}~~`),
    tie('inline').map((text) => `||${text}||`),
    tie('inline').map((text) => `[${text}](https://x.y/z "t")`),
    tie('inline').map((text) => `[born:: ${text}]`),
    phrase.map((text) => `\`${text}\``),
    phrase.map((text) => `\`\` \`${text} \`\``),
    phrase.map((text) => `[[${text}]]`),
    phrase.map((text) => `![[${text}]]`),
    phrase.map((text) => `![[${text}.png|300x20]]`),
    fc.tuple(phrase, phrase).map(([title, label]) => `[[history:${title}#x|${label}]]`),
    phrase.map((text) => `![${text}](/i.png)`),
    phrase.map((text) => `![${text}](https://x.y/i.png)`),
    fc.constantFrom(
      '\\*',
      '\\[',
      '&amp;',
      '&#x41;',
      '\\\n',
      '  \n',
      '\n',
      '[^1]',
      '<https://x.y/a_b>',
      'https://x.y/(a)_b.',
      '||',
      '[x] ',
      '*',
      ']',
    ),
  ),
}))

const line = inline.map((text) => text.replace(/\s*\n\s*/g, ' '))

const block = fc.oneof(
  inline,
  line.map((text) => `## ${text} ##`),
  line.map((text) => `${text}\n---`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `- ${text}`).join('\n')),
  fc
    .tuple(inline, inline)
    .map(([a, b]) => `1. ${a.replace(/\n/g, '\n   ')}\n   - ${b.replace(/\n/g, '\n     ')}`),
  inline.map((text) => `> ${text.replace(/\n/g, '\n> ')}\n> > ${text.replace(/\n/g, '\nlazy ')}`),
  fc.tuple(line, inline).map(([title, text]) => `> [!canon]- ${title}\n> ${text.replace(/\n/g, '\n> ')}`),
  fc.tuple(line, line, line).map(([a, b, c]) => {
    const cell = (text: string) => text.replaceAll('|', '\\|')
    return `| ${cell(a)} | ${cell(b)} |\n|:--|--:|\n| ${cell(c)} | |\n${cell(b)} |`
  }),
  line.map((text) => `died:: ${text}`),
  phrase.map((text) => `\`\`\`js\n${text}\n\n  \t${text}\n\`\`\``),
  phrase.map((text) => `\t${text}\n\n\t  ${text}`),
  inline.map((text) => `[^1]: ${text.replace(/\n/g, '\n    ')}`),
  fc.constantFrom('***', '[r]: /x "y"', '<div>no</div>'),
)

/** Bodies of articles with every construct. */
export const markdown = fc.array(block, { maxLength: 6 }).map((blocks) => blocks.join('\n\n'))
