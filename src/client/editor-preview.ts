/**
 * The preview beside or above the form, without leaving the page: the same request that the button makes without this
 * script, of which only the preview is taken.
 */
export function previewInPlace(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>('button[data-preview]')
  const place = document.querySelector<HTMLElement>('#preview')
  if (!button || !place) return
  // After the button that asks for it; where there is room, the style sheet sets it beside the form.
  if (place.hidden) form.after(place)
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
      const answer = await fetch(form.getAttribute('action') ?? '', {
        method: 'POST',
        body: sent,
        signal: request.signal,
      })
      if (answer.status === 401) return put(place, [], [signedOut])
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const preview = page.querySelector<HTMLElement>('#preview')
      const shown = preview && !preview.hidden ? [...preview.childNodes] : []
      const said = page.querySelectorAll(shown.length > 0 ? '.fault' : '.faults p, h1 + .lede')
      put(
        place,
        shown,
        Array.from(said, (fault) => fault.textContent ?? ''),
      )
    } catch (error) {
      if ((error as Error).name === 'AbortError') return
      put(place, [], [unreachable])
    } finally {
      button.removeAttribute('aria-busy')
    }
  }
}

const signedOut =
  'You are signed out by now. Press Save: it asks you to sign in again, and what you typed comes along.'
const unreachable =
  'The wiki cannot be reached just now, so there is no preview. Your text is safe in this form.'

function put(place: HTMLElement, preview: ChildNode[], faults: string[]): void {
  const messages = faults.map((fault) => {
    const line = document.createElement('p')
    line.className = 'fault'
    line.textContent = fault
    return line
  })
  place.hidden = false
  place.replaceChildren(...messages, ...preview)
  const beside = getComputedStyle(place).position === 'sticky'
  if (!beside) place.scrollIntoView({ block: 'start' })
}
