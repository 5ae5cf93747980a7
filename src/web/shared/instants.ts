/** A moment of our own clock, for `<time datetime>`; the browser's script retells it in the reader's time zone. */
export interface Instant {
  iso: string
  /** '22 November 2026, 08:54 UTC'. */
  words: string
}

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** An ISO-8601 UTC instant as pages show it. */
export function instantOf(iso: string): Instant {
  return { iso, words: `${format.format(new Date(iso)).replace(' at ', ', ')} UTC` }
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })

/** The day of an instant, UTC: 'Sunday, 22 November 2026'. */
export function dayOf(iso: string): string {
  return day.format(new Date(iso))
}
