import { readTyped, sameTyped, sentFields } from './editor-fields.ts'

/** Asks before unsaved text is left behind. */
export function guardLeaving(form: HTMLFormElement): void {
  // A form that came back unsaved holds unsaved text even where nobody touched it since.
  const cameBack = document.querySelector('.faults, .preview:not([hidden])') !== null
  addEventListener('beforeunload', (event) => {
    if (form.dataset.sent) return
    if (cameBack || !sameTyped(readTyped(form), sentFields(form))) event.preventDefault()
  })
}

/** Ctrl+S, or Command+S, saves. */
export function saveByKey(form: HTMLFormElement): void {
  document.addEventListener('keydown', (event) => {
    if (
      event.key.toLowerCase() !== 's' ||
      !(event.ctrlKey || event.metaKey) ||
      event.altKey ||
      event.shiftKey
    )
      return
    event.preventDefault()
    if (!event.repeat) form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value="save"]'))
  })
}
