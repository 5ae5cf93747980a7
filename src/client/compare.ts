/** The synopsis: `]` and `[` step through the differences, and the map scrolls to the row that is clicked. */
const differences = [...document.querySelectorAll<HTMLElement>('.row.differs')]
/** Index of the difference stepped to last, until the reader goes elsewhere: the page may still be scrolling there. */
let last = -1
for (const move of ['wheel', 'touchmove', 'pointerdown']) {
  addEventListener(
    move,
    () => {
      last = -1
    },
    { passive: true },
  )
}

function step(direction: 1 | -1): void {
  const next = last === -1 ? nearest(direction) : last + direction
  const row = differences[next]
  if (!row) return
  last = next
  row.closest('details')?.setAttribute('open', '')
  location.hash = row.id
  row.focus({ preventScroll: true })
}

/** The first difference below what is read now, or the last one above it. */
function nearest(direction: 1 | -1): number {
  const tops = differences.map((row) => row.getBoundingClientRect().top)
  const line = innerHeight / 3
  return direction === 1 ? tops.findIndex((top) => top > line) : tops.findLastIndex((top) => top < line)
}

if (differences.length > 0) {
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select')) return
    if (event.key === ']') step(1)
    if (event.key === '[') step(-1)
  })
}

document.querySelector('.map')?.addEventListener('click', (event) => {
  const row = (event.target as HTMLElement).dataset.row
  if (row) location.hash = `row-${row}`
})

// A link to a row inside a folded run opens the run.
function openTarget(): void {
  if (!/^#row-\d+$/.test(location.hash)) return
  const row = document.querySelector(location.hash)
  const folded = row?.closest<HTMLDetailsElement>('details:not([open])')
  if (!folded) return
  folded.open = true
  row?.scrollIntoView()
}
addEventListener('hashchange', openTarget)
openTarget()
