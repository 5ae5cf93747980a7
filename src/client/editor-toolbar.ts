/** Buttons that put Canonry's own marks into the text. The browser's undo takes them back. */
const tools: readonly { label: string; title: string; use: (area: HTMLTextAreaElement) => void }[] = [
  { label: 'Link', title: 'Link to an article: [[Title]]', use: (area) => wrap(area, '[[', ']]', 'Title') },
  {
    label: 'Fact',
    title: 'A fact in the text: [born:: 1879]',
    use: (area) => wrap(area, '[property:: ', ']', 'value'),
  },
  { label: 'Footnote', title: 'A footnote: [^1]', use: addFootnote },
  { label: 'Heading', title: 'A heading: ## …', use: (area) => beginLine(area, '## ') },
  { label: 'Italic', title: 'Italics: *…*', use: (area) => wrap(area, '*', '*', 'words') },
  {
    label: 'Spoiler',
    title: 'Hidden until asked for: ||…||',
    use: (area) => wrap(area, '||', '||', 'spoiler'),
  },
]

export function addToolbar(form: HTMLFormElement): void {
  const area = form.querySelector<HTMLTextAreaElement>('textarea[name="body"]')
  if (!area) return
  const bar = document.createElement('div')
  bar.className = 'editor-tools'
  bar.setAttribute('role', 'group')
  bar.setAttribute('aria-label', 'Put into the text')
  for (const { label, title, use } of tools) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = label
    button.title = title
    button.addEventListener('click', () => use(area))
    bar.append(button)
  }
  area.before(bar)
}

/** Puts marks around what is selected, or around words that stand selected then, to be typed over. */
function wrap(area: HTMLTextAreaElement, before: string, after: string, otherwise: string): void {
  const { selectionStart: start, selectionEnd: end, value } = area
  const words = value.slice(start, end) || otherwise
  insert(area, start, end, before + words + after)
  area.setSelectionRange(start + before.length, start + before.length + words.length)
}

function beginLine(area: HTMLTextAreaElement, mark: string): void {
  const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1
  insert(area, start, start, mark)
}

/** The reference where the cursor is, and its note at the end, where the cursor goes. */
function addFootnote(area: HTMLTextAreaElement): void {
  const used = [...area.value.matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1]))
  const mark = `[^${Math.max(0, ...used) + 1}]`
  insert(area, area.selectionEnd, area.selectionEnd, mark)
  const end = area.value.length
  const gap = area.value.endsWith('\n\n') ? '' : area.value.endsWith('\n') ? '\n' : '\n\n'
  insert(area, end, end, `${gap}${mark}: `)
}

function insert(area: HTMLTextAreaElement, start: number, end: number, text: string): void {
  area.focus()
  area.setSelectionRange(start, end)
  // The one way to insert that keeps the browser's undo; where it is gone, undo is lost and the text is not.
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, start, end, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
