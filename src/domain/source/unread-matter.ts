import { lineAt } from './limits.ts'
import type { SourceProblem } from './types.ts'

/** A fence with a line such as `title: Star` below it, where a rule across the page would have a text. */
const fence = /^\s*?(---[ \t]*\n(?:#[^\n]*\n)*["']?[\p{L}_][^\s:]{0,60}["']?[ \t]*:(?:[ \t]|\n|$))/u
const toml = /^\s*?(\+\+\+[ \t]*\n(?:#[^\n]*\n)*[\w."'-]{1,60}[ \t]*=)/
const json = /^\s*?(\{\s*"[^"\n]{1,60}"[ \t]*:)/

/**
 * What begins a text as front matter does, and is none: the article's own would be set above it, and its keys be read by
 * nobody. An error where the source has no front matter, a warning where the text below one begins so.
 */
export function findUnreadMatter({
  matter,
  body,
}: {
  matter: string | null
  body: string
}): SourceProblem | undefined {
  const found = [
    { match: fence.exec(body), message: fenceMessage(matter, body) },
    {
      match: toml.exec(body),
      message:
        'This is front matter in TOML, which is not read. Write lines such as “title: Star” between two lines of ---.',
    },
    {
      match: json.exec(body),
      message:
        'This is front matter in JSON, which is not read. Write lines such as “title: Star” between two lines of ---.',
    },
  ].find(({ match }) => match !== null)
  if (!found?.match) return undefined
  const [whole, mark = ''] = found.match
  const line = lineAt(body, whole.length - mark.length)
  return { field: 'body', line, message: found.message, severity: matter === null ? 'error' : 'warning' }
}

function fenceMessage(matter: string | null, body: string): string {
  if (matter !== null)
    return 'This looks like front matter, but there is one above it already: it is shown as text.'
  return body.startsWith('---')
    ? 'The front matter that begins here is never closed. Put a line of --- below its last line; below a rule across the page, put an empty one.'
    : 'Front matter begins on the first line. Take away what stands above it.'
}
