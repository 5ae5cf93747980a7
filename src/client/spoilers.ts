/** Spoilers get a button that shows and hides them: by mouse, finger or key, and silent until asked. */
for (const [index, spoiler] of document.querySelectorAll<HTMLElement>('.spoiler').entries()) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'spoiler-button'
  spoiler.id = `spoiler-${index + 1}`
  button.setAttribute('aria-controls', spoiler.id)
  spoiler.removeAttribute('tabindex')
  spoiler.removeAttribute('title')
  spoiler.classList.add('shown')
  const show = (shown: boolean) => {
    spoiler.hidden = !shown
    button.textContent = shown ? 'Hide spoiler' : 'Spoiler'
    button.setAttribute('aria-expanded', String(shown))
  }
  show(false)
  button.addEventListener('click', () => show(spoiler.hidden === true))
  spoiler.before(button, ' ')
}
