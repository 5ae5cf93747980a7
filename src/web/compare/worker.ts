import { compareTellings } from '../../domain/compare/compare-tellings.ts'
import type { Comparison, Telling } from '../../domain/compare/types.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import type { ParsedArticle } from '../../domain/source/types.ts'

/** Runs inside a worker thread: one comparison a call. */
export function compare(tellings: Telling[]): Comparison {
  return compareTellings(tellings)
}

/** Reads a long article inside a worker thread. */
export function parse({ text, options }: ParseTask): ParsedArticle {
  return parseArticle(text, options)
}

export interface ParseTask {
  text: string
  options: Parameters<typeof parseArticle>[1]
}
