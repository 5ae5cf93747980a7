import type { MarkdownIt, StateCore } from 'markdown-it'
import type { PlacedToken } from '../placed-token.ts'

const box = /^\[([ xX])\](?=[ \t])/

/**
 * GitHub's task lists: `[ ]` or `[x]` at the beginning of a list item becomes a `task` token before the item's text, whose
 * meta says whether it is `done`. Looked for once the text is read, so that `[x](address)` stays a link.
 */
export function taskRule(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'tasks', tasks)
}

function tasks(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    if (token.type !== 'list_item_open' || state.tokens[index + 1]?.type !== 'paragraph_open') continue
    const children: PlacedToken[] = state.tokens[index + 2]?.children ?? []
    const [text] = children
    const found = text?.type === 'text' ? box.exec(text.content) : null
    if (!text || !found || (children.length === 1 && text.content.trim() === found[0])) continue
    const task: PlacedToken = new state.Token('task', 'input', 0)
    task.content = found[0]
    task.from = text.from ?? 0
    task.meta = { done: found[1] !== ' ' }
    text.from = task.from + task.content.length
    text.content = text.content.slice(task.content.length)
    children.unshift(task)
    token.meta = { task: true }
  }
}
