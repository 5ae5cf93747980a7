/** Spoilers become buttons: a press shows the words and a press hides them, by mouse, finger or key. */
for (const spoiler of document.querySelectorAll<HTMLElement>('.prose .spoiler')) {
  spoiler.tabIndex = 0
  spoiler.setAttribute('role', 'button')
  const show = (shown: boolean) => {
    spoiler.classList.toggle('shown', shown)
    spoiler.setAttribute('aria-expanded', String(shown))
    if (shown) spoiler.removeAttribute('aria-label')
    else spoiler.setAttribute('aria-label', 'Spoiler: press to show')
  }
  show(false)
  const toggle = (event: Event) => {
    if ((event.target as HTMLElement).closest('a') && spoiler.classList.contains('shown')) return
    event.preventDefault()
    show(!spoiler.classList.contains('shown'))
  }
  spoiler.addEventListener('click', toggle)
  spoiler.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') toggle(event)
  })
}
