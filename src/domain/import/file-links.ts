import type { NamedLink } from '../links/aim.ts'
import type { WikiLink } from '../markdown/types.ts'

/** A link as it stands in a file. */
export interface FileLink extends NamedLink {
  /** 1-based line of the file. */
  line: number
  written: string
}

/** Longer than any link that somebody looks for in a report. */
const longestWritten = 200

/**
 * The links of an article's source with the lines of the file that it was read from, each link once. What is put into
 * front matter stands at its end and what is cut off at the body's beginning, so lines count from either end.
 */
export function fileLinks(
  links: readonly WikiLink[],
  { source, bodyStart, file }: { source: string; bodyStart: number; file: string },
): FileLink[] {
  const lineStarts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  const moved = file.split('\n').length - lineStarts.length
  const seen = new Set<string>()
  let line = 0
  return links
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ universe, title, file, start, end }) => {
      while ((lineStarts[line + 1] ?? Infinity) <= start) line++
      const written = source.slice(start, Math.min(end, start + longestWritten))
      const key = `${universe}\0${title}\0${file}`
      if (seen.has(key)) return []
      seen.add(key)
      return [
        { universe, title, ...(file && { file }), written, line: line + 1 + (start < bodyStart ? 0 : moved) },
      ]
    })
}
