import { splitSource } from './front-matter.ts'
import { type MatterValue, readMatter } from './read-matter.ts'

const yes = /^(?:true|yes|on|1)$/i
const no = /^(?:false|no|off|0|never)$/i

/** By which keys and values other tools (Obsidian Publish, Jekyll, Hugo, digital gardens) keep a note from readers. */
const marks: readonly [key: RegExp, value: RegExp][] = [
  [/^(?:draft|private|hidden)$/, yes],
  [/^(?:(?:dg)?publish(?:ed)?|public|share)$/, no],
  [/^(?:status|state)$/, /^(?:draft|private|unpublished|hidden)$/i],
  [/^(?:visibility|access)$/, /^(?:private|hidden|draft)$/i],
]

/** Whether a line of front matter would keep the note from readers elsewhere. */
export function isDraftMark(key: string, value: MatterValue): boolean {
  if (value.kind !== 'text') return false
  const folded = key.toLowerCase().replace(/[\s_-]+/g, '')
  return marks.some(([name, given]) => name.test(folded) && given.test(value.text))
}

/** The line of a note's front matter (`draft: true`) that says it is not for readers; null where none does. */
export function findDraftMark(source: string): string | null {
  const { entries } = readMatter(splitSource(source).matter ?? '', 0)
  for (const [key, value] of entries) {
    if (value.kind === 'text' && isDraftMark(key, value)) return `${key}: ${value.text}`
  }
  return null
}
