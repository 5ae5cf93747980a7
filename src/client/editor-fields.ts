/** What a writer types into, by field name. */
export type Typed = Record<string, string>

const selector = 'textarea, input:not([type="hidden"], [type="radio"])'

/** The form's fields as they stand. */
export function readTyped(form: HTMLFormElement): Typed {
  const fields = [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(selector)]
  return Object.fromEntries(fields.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]))
}

/** The fields as the server sent them. */
export function sentFields(form: HTMLFormElement): Typed {
  const fields = [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(selector)]
  return Object.fromEntries(
    fields.filter(({ name }) => name !== '').map(({ name, defaultValue }) => [name, defaultValue]),
  )
}

export function writeTyped(form: HTMLFormElement, typed: Typed): void {
  for (const [name, value] of Object.entries(typed)) {
    const field = form.querySelector<HTMLTextAreaElement>(`[name="${CSS.escape(name)}"]`)
    if (field) field.value = value
  }
}

export function sameTyped(a: Typed, b: Typed): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => (a[name] ?? '') === (b[name] ?? ''))
}
