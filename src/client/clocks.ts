/** Times of saving, retold in the reader's own time zone; the server's words, in UTC, stay as the tooltip. */
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

for (const time of document.querySelectorAll<HTMLTimeElement>('time[datetime$="Z"]:not([data-utc])')) {
  const instant = new Date(time.dateTime)
  if (Number.isNaN(instant.getTime())) continue
  time.title ||= time.textContent ?? ''
  time.textContent = full.format(instant).replace(' at ', ', ')
}
