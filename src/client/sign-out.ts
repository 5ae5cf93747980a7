/** Whoever signs out with unsaved texts in this browser says what becomes of them. */
import { countDrafts, forgetDrafts } from './editor-draft.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-signs-out]')) {
  form.addEventListener('submit', (event) => {
    const count = countDrafts()
    if (count === 0 || form.dataset.asked) return
    event.preventDefault()
    form.dataset.asked = 'true'
    ask(count, (answer) => {
      delete form.dataset.asked
      if (answer === 'cancel') return
      if (answer === 'forget') forgetDrafts()
      form.submit()
    })
  })
}

type Answer = 'keep' | 'forget' | 'cancel'

function ask(count: number, then: (answer: Answer) => void): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'ask'
  dialog.setAttribute('aria-labelledby', 'ask-drafts')
  const texts = count === 1 ? 'A text that you did not save is' : `${count} texts that you did not save are`
  const question = document.createElement('p')
  question.id = 'ask-drafts'
  question.textContent = `${texts} kept in this browser. Keep ${count === 1 ? 'it' : 'them'} for when you sign in here again?`
  const form = document.createElement('form')
  form.method = 'dialog'
  form.className = 'actions'
  form.append(
    choice('Keep, and sign out', 'keep'),
    choice('Delete, and sign out', 'forget'),
    choice('Cancel', 'cancel'),
  )
  dialog.append(question, form)
  dialog.addEventListener('close', () => {
    dialog.remove()
    then((dialog.returnValue || 'cancel') as Answer)
  })
  document.body.append(dialog)
  dialog.showModal()
}

function choice(label: string, answer: Answer): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'submit'
  button.value = answer
  button.textContent = label
  if (answer === 'keep') button.className = 'primary'
  if (answer === 'forget') button.className = 'danger'
  return button
}
