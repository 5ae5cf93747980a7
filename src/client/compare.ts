/** The synopsis: `]` and `[` step through the differences, and the map scrolls to the row that is clicked. */
const differences = [...document.querySelectorAll<HTMLElement>('.row.differs')]

function step(direction: 1 | -1): void {
  const line = 120 // just below the sticky heads
  const tops = differences.map((row) => row.getBoundingClientRect().top)
  const index =
    direction === 1 ? tops.findIndex((top) => top > line + 4) : tops.findLastIndex((top) => top < line - 24)
  const row = differences[index]
  if (!row) return
  row.closest('details')?.setAttribute('open', '')
  location.hash = row.id
  row.focus({ preventScroll: true })
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
