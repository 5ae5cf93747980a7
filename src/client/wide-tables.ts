/** A table that is wider than its column scrolls; the keyboard can do so where it can be focused, which one that fits need not be. */
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0')
    else target.removeAttribute('tabindex')
  }
})
for (const table of document.querySelectorAll('.prose table')) widths.observe(table)
