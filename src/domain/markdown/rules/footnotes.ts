import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it'
import footnotePlugin from 'markdown-it-footnote'

interface Footnotes {
  /** Number of a definition by ':' and its label; -1 until the first reference. */
  refs: Record<string, number>
  /** Labels by number, with how often each is referred to. */
  list?: { label: string; count: number }[]
}

const reference = /\[\^([^\s[\]]{1,100})\]/y

/**
 * Footnotes `[^1]` and their definitions `[^1]: text`. The plugin reads definitions; references and the list at the end
 * are ours, because the plugin's take time by the square of hostile input and lose nested and repeated definitions.
 * Definitions that nothing refers to stay, at the end of the list.
 */
export function footnoteRules(md: MarkdownIt): void {
  md.use(footnotePlugin)
  md.inline.ruler.disable('footnote_inline')
  md.inline.ruler.at('footnote_ref', footnoteReference)
  md.core.ruler.at('footnote_tail', gatherFootnotes)
}

function footnoteReference(state: StateInline, silent: boolean): boolean {
  const footnotes = state.env.footnotes as Footnotes | undefined
  if (!footnotes || state.src.charCodeAt(state.pos) !== 0x5b /* [ */) return false
  reference.lastIndex = state.pos
  const [whole, label] = reference.exec(state.src) ?? []
  if (!whole || !label || !Object.hasOwn(footnotes.refs, `:${label}`)) return false
  if (!silent) {
    footnotes.list ??= []
    let number = footnotes.refs[`:${label}`] as number
    if (number < 0) {
      number = footnotes.list.length
      footnotes.refs[`:${label}`] = number
      footnotes.list.push({ label, count: 0 })
    }
    const note = footnotes.list[number] as { count: number }
    state.push('footnote_ref', '', 0).meta = { number: number + 1, use: ++note.count }
  }
  state.pos += whole.length
  return true
}

/** Moves definitions behind the text: footnotes_open, then per note footnote_open, its tokens and footnote_close. */
function gatherFootnotes(state: StateCore): void {
  const footnotes = state.env.footnotes as Footnotes | undefined
  if (!footnotes) return
  const text: Token[] = []
  const definitions: { label: string; tokens: Token[] }[] = []
  const open: Token[][] = [text]
  for (const token of state.tokens) {
    if (token.type === 'footnote_reference_open') {
      const tokens: Token[] = []
      definitions.push({ label: token.meta?.label as string, tokens })
      open.push(tokens)
    } else if (token.type === 'footnote_reference_close') open.pop()
    else open.at(-1)?.push(token)
  }
  state.tokens = text
  if (definitions.length === 0) return
  const numbered = numberDefinitions(definitions, footnotes)
  text.push(new state.Token('footnotes_open', 'section', 1))
  for (const { number, uses, tokens } of numbered) {
    const opening = new state.Token('footnote_open', 'li', 1)
    opening.meta = { number }
    const closing = new state.Token('footnote_close', 'li', -1)
    closing.meta = { number, uses }
    text.push(opening)
    for (const token of tokens) text.push(token)
    text.push(closing)
  }
  text.push(new state.Token('footnotes_close', 'section', -1))
}

function numberDefinitions(
  definitions: readonly { label: string; tokens: Token[] }[],
  { refs, list }: Footnotes,
) {
  let next = list?.length ?? 0
  const taken = new Set<number>()
  const numbered = definitions.map(({ label, tokens }) => {
    const known = refs[`:${label}`] as number
    const first = known >= 0 && !taken.has(known)
    const number = first ? known + 1 : ++next
    if (first) taken.add(known)
    return { number, uses: first ? (list?.[known]?.count ?? 0) : 0, tokens }
  })
  return numbered.sort((a, b) => a.number - b.number)
}
