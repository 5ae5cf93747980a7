import { scanWikiLinks } from './wiki-link-syntax.ts'

/** Stars and underscores at a word's edge, and what stands for a note: 'file_name' keeps its own. */
const MARKUP = /\[\^[^\]]*\]|(?<![\p{L}\p{N}])[*_]+(?=\S)|(?<=\S)[*_]+(?![\p{L}\p{N}])|`/gu

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
