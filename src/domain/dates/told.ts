/** A date that the text has told of, as an anchor for those that leave out their year. */
export interface Anchor {
  year: number
  month: number | null
  day: number | null
  /** How surely the text goes on from it, in the months of the costs below: 0 for certain. */
  doubt: number
}

/** What a date without a year says of itself. Months 13 and above are seasons. */
export interface Yearless {
  month: number | null
  day: number | null
}

/** A month whose year the text names. */
export interface MonthOfYear {
  year: number
  month: number
}

// The costs are months of distance that a reading must save to be preferred. Found by reading prose: a story mostly
// steps forward by weeks, seldom back, and comes back from an aside ("the largest battle since 1813") to where it was.
const ANCHORS = 4
const COST_OF_OLDER = 3
const COST_BACK = 1
const COST_NEXT_YEAR = 4
const COST_PAST_NEXT = 4
const DOUBT_ASIDE = 6
const firstMonthOfSeason: Record<number, number> = { 21: 3, 22: 6, 23: 9, 24: 12 }

/**
 * The times that a text has told of so far, the latest first. A date without a year goes on from the one that it
 * follows most closely, not blindly from the last year seen.
 */
export class Told {
  private anchors: Anchor[] = []

  constructor(anchorYear: number | null) {
    if (anchorYear !== null) this.anchors.push({ year: anchorYear, month: null, day: null, doubt: 0 })
  }

  /** The latest date told of; null where there is none. */
  get latest(): Anchor | null {
    return this.anchors[0] ?? null
  }

  /** The latest date that names a month, or a day. */
  latestWith(part: 'month' | 'day'): Anchor | null {
    return this.anchors.find((each) => each[part] !== null) ?? null
  }

  /** From here on the text tells of this date; a bare year in mid-sentence is but an aside where it is far off. */
  tell(year: number, month: number | null, day: number | null, opens: boolean): void {
    const known = this.anchors.find((each) => each.year === year)
    const aside = month === null && !opens && this.anchors.length > 0
    const anchor: Anchor =
      known && month === null
        ? { ...known, doubt: opens ? 0 : known.doubt }
        : { year, month: monthOf(month), day, doubt: aside ? DOUBT_ASIDE : 0 }
    this.anchors = [anchor, ...this.anchors.filter((each) => each !== known)].slice(0, ANCHORS)
  }

  /**
   * The year of a date that leaves it out; null where the text has told of none. `next` is the date that the text goes
   * on to tell with its year and month, where it does: a story seldom runs ahead of that and comes back.
   */
  yearOf(date: Yearless, next: MonthOfYear | null = null): number | null {
    let best: { year: number; cost: number } | null = null
    this.anchors.forEach((anchor, age) => {
      for (const [year, cost] of readings(anchor, date)) {
        const whole =
          cost + age * COST_OF_OLDER + (year > anchor.year && isPast(year, date, next) ? COST_PAST_NEXT : 0)
        if (exists(year, date) && (!best || whole < best.cost)) best = { year, cost: whole }
      }
    })
    return (best as { year: number } | null)?.year ?? null
  }
}

/** True where a reading would jump past what the text tells of next. */
function isPast(year: number, { month }: Yearless, next: MonthOfYear | null): boolean {
  const from = monthOf(month)
  return next !== null && from !== null && year * 12 + from > next.year * 12 + next.month
}

function monthOf(month: number | null): number | null {
  return month === null || month <= 12 ? month : (firstMonthOfSeason[month] ?? null)
}

/** The years that a date may have by one anchor, with what each costs. */
function readings(anchor: Anchor, date: Yearless): [number, number][] {
  const month = monthOf(date.month)
  if (anchor.month === null || month === null) return [[anchor.year, anchor.doubt + 2]]
  const ahead = month - anchor.month + ((date.day ?? 15) - (anchor.day ?? 15)) / 31
  const same = ahead < -0.5 ? COST_BACK - ahead : Math.abs(ahead) / 2
  const next = COST_NEXT_YEAR + (ahead + 12) / 2
  return [
    [anchor.year, same + anchor.doubt],
    [anchor.year + 1, next + anchor.doubt],
  ]
}

function exists(year: number, { month, day }: Yearless): boolean {
  if (month !== 2 || day !== 29) return true
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
