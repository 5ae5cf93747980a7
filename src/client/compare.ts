/** The synopsis: `]` and `[` or the arrows step through the differences, and the map shows and moves where one reads. */
const differences = [...document.querySelectorAll<HTMLElement>('.row.differs')]
const steps = document.querySelector<HTMLElement>('.steps')
/** Index of the difference stepped to last, until the reader goes elsewhere: the page may still be scrolling there. */
let last = -1
for (const move of ['wheel', 'touchmove', 'pointerdown']) {
  addEventListener(
    move,
    (event) => {
      if (!steps?.contains(event.target as Node)) last = -1
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
  const count = steps?.querySelector('.count')
  if (count) count.textContent = `${next + 1} of ${differences.length}`
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
  // Without this script the arrow leads to the first difference.
  for (const arrow of steps?.querySelectorAll<HTMLElement>('[data-step]') ?? []) {
    arrow.hidden = false
    arrow.addEventListener('click', (event) => {
      event.preventDefault()
      step(arrow.dataset.step === '1' ? 1 : -1)
    })
  }
}

const map = document.querySelector<HTMLElement>('.map')
if (map) {
  map.dataset.live = ''
  map.addEventListener('click', (event) => {
    const row = (event.target as HTMLElement).dataset.row
    if (row) location.hash = `row-${row}`
  })
  const cells = new Map([...map.querySelectorAll<HTMLElement>('i')].map((cell) => [cell.dataset.row, cell]))
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      cells.get(target.id.slice('row-'.length))?.classList.toggle('here', isIntersecting)
    }
  })
  for (const row of document.querySelectorAll('.rows [id^="row-"]')) seen.observe(row)
}

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
