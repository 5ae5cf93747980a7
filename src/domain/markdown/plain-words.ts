import { scanWikiLinks } from './wiki-link-syntax.ts'

/** Scripts that put no spaces between words, so that marks stand between any two letters. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]'

/** Stars and underscores at a word's edge, and what stands for a note: 'file_name' keeps its own. */
const MARKUP = new RegExp(
  [
    String.raw`\[\^[^\]]*\]`,
    String.raw`(?<![\p{L}\p{N}])[*_]+(?=\S)`,
    String.raw`(?<=\S)[*_]+(?![\p{L}\p{N}])`,
    String.raw`(?<=${UNSPACED})\*+(?=\S)`,
    String.raw`(?<=\S)\*+(?=${UNSPACED})`,
    '`',
  ].join('|'),
  'gu',
)

/** A short stretch of Markdown, such as a fact's value, as its words alone: links by their labels, without emphasis. */
export function plainWords(text: string): string {
  let words = ''
  let at = 0
  for (const { start, end, label } of scanWikiLinks(text)) {
    words += text.slice(at, start) + label
    at = end
  }
  return (words + text.slice(at)).replace(MARKUP, '')
}
