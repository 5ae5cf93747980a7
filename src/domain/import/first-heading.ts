import { shownText } from '../markdown/hidden.ts'

/**
 * The first thing that is shown of a Markdown text where that is a heading of level 1, and the text without it; undefined
 * where it is none. Comments above the heading and in it stay.
 */
export function takeFirstHeading(body: string): { heading: string; rest: string } | undefined {
  const { text, offsets, hidden } = shownText(body)
  const found = /^\s*(?=#)#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(text)
  const heading = found?.[1]
  if (!found || !heading) return undefined
  const start = offsets[text.indexOf('#')] as number
  const end = (offsets[found[0].length - 1] as number) + 1
  const inside = hidden
    .filter((each) => each.start >= start && each.start <= end)
    .map((each) => body.slice(each.start, each.end))
  const kept = [body.slice(0, start), ...inside].map((each) => each.trim()).filter((each) => each !== '')
  const last = Math.max(end, ...hidden.filter((each) => each.start <= end).map((each) => each.end))
  return { heading, rest: [...kept, body.slice(last).replace(/^\n+/, '')].join('\n\n') }
}
