/** How a language says dates to a reader. */
export interface DateWording {
  /** A year with its era where it needs one; 0 is 1 BC. */
  year(year: number): string
  month(month: number): string
  /** Day, month and year in the language's order; an empty string for what is not said. */
  dated(day: string, month: string, year: string): string
  season(season: string, year: string): string
  /** By EDTF's number, north and south alike from 25 on. */
  seasons: Readonly<Record<number, string>>
  decade(first: number): string
  century(nth: number, before: boolean): string
  millennium(nth: number, before: boolean): string
  anyYear: string
  about(date: string): string
  perhaps(date: string): string
  from(date: string): string
  until(date: string): string
  /** Stands for an end that nobody knows. */
  unknown: string
  or: string
  and: string
}
