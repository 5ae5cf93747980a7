import type { NamedLink } from '../links/aim.ts'
import type { ParsedArticle } from '../source/types.ts'

/** Something in a file, with its 1-based line. */
interface InFile {
  line: number
}

/** A link as it is written in a file. */
export interface FileLink extends NamedLink, InFile {
  written: string
}

/** A file that is no note, which the note shows or links to. */
export interface FileAttachment extends InFile {
  path: string
}

/** Longer than any link that somebody looks for in a report. */
const longestWritten = 200

/** The links and attachments of a file that was read, in order, each of them once. */
export function fileLinks(
  text: string,
  { links, attachments }: Pick<ParsedArticle, 'links' | 'attachments'>,
): { links: FileLink[]; attachments: FileAttachment[] } {
  return {
    links: onceEach(text, links, ({ universe, title, file }) => `${universe}\0${title}\0${file}`).map(
      ({ universe, title, file, start, end, line }) => ({
        universe,
        title,
        ...(file && { file }),
        line,
        written: text.slice(start, Math.min(end, start + longestWritten)),
      }),
    ),
    attachments: onceEach(text, attachments, ({ path }) => path).map(({ path, line }) => ({ path, line })),
  }
}

function onceEach<Item extends { start: number }>(
  text: string,
  items: readonly Item[],
  keyOf: (item: Item) => string,
): (Item & InFile)[] {
  const seen = new Set<string>()
  let line = 1
  let at = 0
  return items
    .toSorted((a, b) => a.start - b.start)
    .flatMap((item) => {
      for (let end = text.indexOf('\n', at); end >= 0 && end < item.start; end = text.indexOf('\n', at)) {
        line++
        at = end + 1
      }
      const key = keyOf(item)
      if (seen.has(key)) return []
      seen.add(key)
      return [{ ...item, line }]
    })
}
