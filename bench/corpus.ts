/** A wiki of any size, the same on every machine: articles with prose, links, facts and dates out of one seed. */

export interface MadeArticle {
  title: string
  text: string
}

const syllables =
  'ka ro min del ves tor an shi lo per gra un mar tel ing or est va lin cor da sem ur bel no fra tis ald eth wyn'.split(
    ' ',
  )
const vocabularySize = 8_000

/** A small fast generator of numbers in [0, 1) (mulberry32): enough to spread words, not for anything secret. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const vocabulary = Array.from({ length: vocabularySize }, (_, i) => {
  const next = numbers(i + 1)
  return Array.from(
    { length: 1 + Math.floor(next() * 3) + (i > 300 ? 1 : 0) },
    () => syllables[Math.floor(next() * syllables.length)],
  ).join('')
})

/** A word of the corpus; a low rank is a common word. */
export function wordOfRank(rank: number): string {
  return vocabulary[rank % vocabularySize] as string
}

/** Article number `n`: some 300 words in paragraphs, with six links, five facts and three dates. */
export function makeArticle(n: number): MadeArticle {
  const next = numbers(n * 7919 + 1)
  // Zipf's law as natural text has it: rank = size^u is log-uniform.
  const word = () => wordOfRank(Math.floor(vocabularySize ** next()))
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const date = () => `${1 + Math.floor(next() * 28)} March ${1200 + Math.floor(next() * 700)}`
  const link = () => `[[${titleOf(Math.floor(next() * Math.max(n, 10)))}]]`
  const title = titleOf(n)
  const facts = ['born', 'seat', 'ruler', 'founded'].map((property) => `  ${property}: ${words(2)}`)
  const sentence = () => {
    const text = words(10 + Math.floor(next() * 12))
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const paragraph = () =>
    `${sentence()} ${sentence()} ${words(4)} ${link()} ${words(3)}. On ${date()} ${sentence()}`
  const body = [
    paragraph(),
    paragraph(),
    '## Later',
    paragraph(),
    `- ${link()}\n- ${link()}\n- ${link()}`,
    paragraph(),
  ]
  const matter = [
    '---',
    `title: ${title}`,
    `tags: [${wordOfRank(n % 40)}]`,
    'facts:',
    `  known since: ${1000 + (n % 900)}`,
    ...facts,
    '---',
  ]
  return { title, text: `${matter.join('\n')}\n\n${body.join('\n\n')}\n` }
}

function titleOf(n: number): string {
  const word = wordOfRank(n)
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${n}`
}
