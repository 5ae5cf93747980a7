import { site } from './site.ts'

/**
 * Boxes that suggest titles while one types: ARIA comboboxes. The header's leads to the article; one that asks for an address
 * (`data-suggest="address"`) takes it, as universe/article. Without this script their forms work all the same.
 */
interface Suggestion {
  label: string
  href: string
  universe: string
  classes: string
}

const WAIT_MS = 120

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) suggest(input)

function suggest(input: HTMLInputElement): void {
  const list = document.createElement('ul')
  list.id = `${input.id}-suggestions`
  list.className = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Suggested articles')
  list.hidden = true
  input.after(list)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', list.id)

  let timer: ReturnType<typeof setTimeout> | undefined
  let request: AbortController | undefined
  let chosen = -1

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, WAIT_MS)
  })
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Escape') {
      close()
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault()
      list.children[chosen]?.querySelector('a')?.click()
    }
  })
  const box = input.parentElement
  box?.addEventListener('focusout', (event) => {
    if (!box.contains(event.relatedTarget as Node | null)) close()
  })

  async function ask(): Promise<void> {
    request?.abort()
    const words = input.value.trim()
    if (words === '') return close()
    request = new AbortController()
    try {
      const answer = await fetch(new URL(`api/v1/suggest?q=${encodeURIComponent(words)}`, site), {
        signal: request.signal,
      })
      if (answer.ok) show(((await answer.json()) as { suggestions: Suggestion[] }).suggestions)
    } catch {
      close() // offline, or overtaken by the next letter: the form still searches
    }
  }

  function show(suggestions: Suggestion[]): void {
    list.replaceChildren(...suggestions.map(option))
    chosen = -1
    input.removeAttribute('aria-activedescendant')
    list.hidden = suggestions.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
  }

  function option({ label, href, universe, classes }: Suggestion, index: number): HTMLLIElement {
    const item = document.createElement('li')
    item.id = `${list.id}-${index}`
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', 'false')
    const link = document.createElement('a')
    link.href = href
    link.tabIndex = -1
    const title = document.createElement('span')
    title.textContent = label
    const mark = document.createElement('span')
    mark.className = `u ${classes}`
    mark.textContent = universe
    link.append(title, mark)
    if (input.dataset.suggest === 'address') link.addEventListener('click', take)
    item.append(link)
    return item
  }

  function take(event: MouseEvent): void {
    event.preventDefault()
    const path = (event.currentTarget as HTMLAnchorElement).pathname
    input.value = decodeURIComponent(path.slice(`${site.pathname}u/`.length))
    input.focus()
    close()
  }

  function choose(index: number): void {
    const items = [...list.children]
    if (items.length === 0) return
    items[chosen]?.setAttribute('aria-selected', 'false')
    chosen = (index + items.length) % items.length
    items[chosen]?.setAttribute('aria-selected', 'true')
    items[chosen]?.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', items[chosen]?.id ?? '')
  }

  function close(): void {
    list.hidden = true
    chosen = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
}
