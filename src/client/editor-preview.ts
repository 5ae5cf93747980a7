/**
 * The preview beside or above the form, without leaving the page: the same request that the button makes without this
 * script, of which only the preview is taken.
 */
export function previewInPlace(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>('button[data-preview]')
  const place = document.querySelector<HTMLElement>('#preview')
  if (!button || !place) return
  let request: AbortController | undefined

  button.addEventListener('click', (event) => {
    event.preventDefault()
    void show()
  })

  async function show(): Promise<void> {
    if (!button || !place) return
    request?.abort()
    request = new AbortController()
    button.setAttribute('aria-busy', 'true')
    const sent = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') sent.append(name, value)
    sent.set('action', 'preview')
    try {
      const answer = await fetch(form.action, { method: 'POST', body: sent, signal: request.signal })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const preview = page.querySelector<HTMLElement>('#preview')
      const faults = [...page.querySelectorAll('.faults p, .fault')].map((fault) => fault.textContent ?? '')
      put(place, preview && !preview.hidden ? [...preview.childNodes] : [], faults)
    } catch (error) {
      if ((error as Error).name === 'AbortError') return
      put(
        place,
        [],
        ['The wiki cannot be reached just now, so there is no preview. Your text is safe in this form.'],
      )
    }
    button.removeAttribute('aria-busy')
  }
}

function put(place: HTMLElement, preview: ChildNode[], faults: string[]): void {
  const before = place.offsetHeight
  const messages = faults.map((fault) => {
    const line = document.createElement('p')
    line.className = 'fault'
    line.textContent = fault
    return line
  })
  place.hidden = false
  place.replaceChildren(...messages, ...preview)
  // Above the form, the preview pushes it down: scroll along, so that the line being written stays under the eyes.
  const beside = getComputedStyle(place).position === 'sticky'
  if (!beside && place.getBoundingClientRect().bottom < innerHeight / 2)
    scrollBy(0, place.offsetHeight - before)
  else if (!beside) place.scrollIntoView({ block: 'start' })
}
