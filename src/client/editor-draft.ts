import { readTyped, sameTyped, sentFields, type Typed, writeTyped } from './editor-fields.ts'

/** Unsaved text kept in the browser, for a crash, a closed tab or a lost connection. */
interface KeptDraft {
  typed: Typed
  /** The revision that the text was typed over: saving it later merges with what came since. */
  basedOn: string
  at: string
  /** Set when the form was sent: a page that says it was saved may forget it. */
  sent: boolean
}

/** A draft is its writer's: whoever signs in next in this browser is not offered it. */
const prefix = `canonry-draft:${document.body.dataset.account ?? ''}:`
const WAIT_MS = 400
/** A draft that nobody asked for in a month is litter. */
const KEEP_MS = 30 * 86_400_000

/** Keeps what is typed, and offers it back when the form is opened again with something else in it. */
export function keepDraft(form: HTMLFormElement): void {
  // Not form.action: its buttons are named action, and hide it.
  const key = prefix + form.getAttribute('action')
  const basedOn = form.querySelector<HTMLInputElement>('[name="based_on"]')
  const kept = read(key)
  const settling = form.dataset.editor === 'settling' // then what was typed stands on the page already
  if (kept && !settling && !sameTyped(kept.typed, sentFields(form))) offer(form, key, kept, basedOn)
  else if (kept && !document.querySelector('.faults')) localStorage.removeItem(key)

  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (sent = false) => {
    clearTimeout(timer)
    const typed = readTyped(form)
    if (!sent && sameTyped(typed, sentFields(form))) return localStorage.removeItem(key)
    store(key, { typed, basedOn: basedOn?.value ?? '', at: new Date().toISOString(), sent })
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(keep, WAIT_MS)
  })
  form.addEventListener('submit', () => keep(true))
  addEventListener('pagehide', () => timer !== undefined && !form.dataset.sent && keep())
}

/** How many drafts this browser keeps of whoever is signed in. */
export function countDrafts(): number {
  return draftKeys().length
}

/** Forgets every draft of whoever is signed in. */
export function forgetDrafts(): void {
  for (const key of draftKeys()) localStorage.removeItem(key)
}

/** After a save, the page says so (`?done=`); what was sent is on the server now. */
export function forgetSentDrafts(): void {
  if (!document.querySelector('.done')) return
  for (const key of draftKeys()) if (read(key)?.sent) localStorage.removeItem(key)
}

function draftKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return [] // storage is off
  }
}

function offer(form: HTMLFormElement, key: string, kept: KeptDraft, basedOn: HTMLInputElement | null): void {
  const note = document.createElement('div')
  note.className = 'note draft-offer'
  note.setAttribute('role', 'status')
  const words = document.createElement('p')
  const when = new Date(kept.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })
  words.textContent = `You typed something here on ${when} that was not saved. It is kept in this browser.`
  const bring = button('Bring it back', () => {
    writeTyped(form, kept.typed)
    if (basedOn && kept.basedOn) basedOn.value = kept.basedOn
    note.remove()
    form.dispatchEvent(new Event('input', { bubbles: true }))
    form.querySelector<HTMLElement>('[name="body"]')?.focus()
  })
  const drop = button('Throw it away', () => {
    localStorage.removeItem(key)
    note.remove()
  })
  const actions = document.createElement('p')
  actions.className = 'actions'
  actions.append(bring, drop)
  note.append(words, actions)
  form.before(note)
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}

function read(key: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as KeptDraft | null
    return kept && Date.now() - Date.parse(kept.at) < KEEP_MS ? kept : undefined
  } catch {
    return undefined // storage is off, or holds something else
  }
}

function store(key: string, draft: KeptDraft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // Storage is full or off: the text is still in the form, and leaving it asks first.
  }
}
