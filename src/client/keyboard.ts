import { site } from './site.ts'

/** One-key shortcuts. Off while typing, and with any modifier, so that no browser or screen reader key is taken. */
const go = (selector: string) => document.querySelector<HTMLElement>(selector)

const keys: Record<string, () => void> = {
  '/': () => go('#site-search')?.focus(),
  e: () => go('[data-key="e"]')?.click(),
  c: () => go('[data-key="c"]')?.click(),
  '?': () => location.assign(new URL('help#keys', site)),
}

document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
  if (target.closest?.('input, textarea, select, [contenteditable]')) return
  const act = keys[event.key]
  if (!act) return
  event.preventDefault()
  act()
})
