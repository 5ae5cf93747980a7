import type { Era } from '../universe.ts'
import type { DateWording } from './date-wording.ts'
import type { EdtfPoint } from './edtf-point.ts'
import { type Edtf, writeEdtf } from './edtf-value.ts'
import { type YearOfEra, yearInAnyEra, yearInEras } from './eras.ts'
import { englishWording } from './wording/en.ts'
import { thaiWording } from './wording/th.ts'

const wordings: Record<string, DateWording> = { en: englishWording, th: thaiWording }

/** Which years are said by a universe's eras: those before and just behind their beginning, or all. */
export type EraNaming = 'of early years' | 'always'

/** A language's words, with the eras that years are said by before its own. */
interface Words extends DateWording {
  /** The year as an era alone says it; undefined where it is said otherwise. */
  inEra(year: number): YearOfEra | undefined
  /** The era whose numbers are the universe's own; '' where years are not to be said by it. */
  plainEra: string
}

/** An EDTF value in words of a BCP 47 language, in English where it has none here; years by `eras`. */
export function formatEdtfValue(
  value: Edtf,
  lang: string,
  eras: readonly Era[],
  naming: EraNaming = 'of early years',
): string {
  const wording = wordings[lang.toLowerCase().split(/[-_]/, 1)[0] ?? ''] ?? englishWording
  return say(value, naming === 'always' ? namingEras(wording, eras) : namingEarly(wording, eras))
}

function namingEarly(wording: DateWording, eras: readonly Era[]): Words {
  const inEra = (year: number) => yearInEras(year, eras)
  return { ...wording, year: (year) => sayYear(inEra(year)) ?? wording.year(year), inEra, plainEra: '' }
}

/** Every year by its era, behind the universe's own number where that is another. */
function namingEras(wording: DateWording, eras: readonly Era[]): Words {
  const inEra = (year: number) => {
    const late = yearInAnyEra(year, eras)
    return yearInEras(year, eras) ?? (late?.value === year ? late : undefined)
  }
  const year = (year: number) => {
    const named = sayYear(inEra(year))
    const beside = named === undefined ? sayYear(yearInAnyEra(year, eras)) : undefined
    return named ?? (beside === undefined ? wording.year(year) : `${wording.year(year)} (${beside})`)
  }
  const [last] = eras.filter(({ direction, foreign }) => direction === 'up' && !foreign)
  return { ...wording, year, inEra, plainEra: last?.zero === 0 ? ` ${last.name}` : '' }
}

function sayYear(named: YearOfEra | undefined): string | undefined {
  return named && `${named.value} ${named.name}`
}

function say(value: Edtf, words: Words): string {
  switch (value.form) {
    case 'point':
      return sayPoint(value.point, words)
    case 'span':
      return saySpan(value.from, value.to, words)
    case 'set':
      return value.members.map((each) => say(each, words)).join(value.every ? words.and : words.or)
    case 'other':
      return writeEdtf(value)
  }
}

function sayPoint(point: EdtfPoint, words: Words): string {
  const plain = sayPlain(point, words)
  const about = point.qualifier === '~' || point.qualifier === '%' ? words.about(plain) : plain
  return point.qualifier === '?' || point.qualifier === '%' ? words.perhaps(about) : about
}

function sayPlain({ year, masked, month, day }: EdtfPoint, words: Words): string {
  if (masked > 0) return sayMasked(year, masked, words)
  if (month === null) return words.year(year)
  if (month <= 12) return words.dated(day === null ? '' : String(day), words.month(month), words.year(year))
  return words.season(words.seasons[seasonOf(month)] ?? '', words.year(year))
}

/** Spring to winter of either hemisphere are 25 to 32 in EDTF. */
function seasonOf(month: number): number {
  return month >= 25 && month <= 32 ? 21 + ((month - 25) % 4) : month
}

function sayMasked(year: number, masked: number, words: Words): string {
  const size = 10 ** masked
  const before = year < 0
  // The 5th century BC, -04XX, begins with -499; the 19th, 18XX, with 1800.
  const nth = before ? Math.ceil(-year / size) : year / size + 1
  const era = before ? '' : words.plainEra
  if (masked === 2) return words.century(nth, before) + era
  if (masked === 3) return words.millennium(nth, before) + era
  if (masked > 3) return words.anyYear
  return before || year === 0 ? sayYears(year, year + 9, words) : words.decade(year) + era
}

function saySpan(from: EdtfPoint | null | undefined, to: EdtfPoint | null | undefined, words: Words): string {
  if (from && to) return sayBoth(from, to, words)
  if (from)
    return to === null ? words.from(sayPoint(from, words)) : `${sayPoint(from, words)} – ${words.unknown}`
  if (to)
    return from === null ? words.until(sayPoint(to, words)) : `${words.unknown} – ${sayPoint(to, words)}`
  return words.unknown
}

/** What both ends share is said once: 4–10 May 1917, 28 June – 2 July 1919, 1389–1394. */
function sayBoth(from: EdtfPoint, to: EdtfPoint, words: Words): string {
  const last = sayPoint(to, words)
  if (from.qualifier || to.qualifier || from.masked || to.masked || isSeason(from) || isSeason(to)) {
    return `${sayPoint(from, words)} – ${last}`
  }
  if (from.month === null && to.month === null) return sayYears(from.year, to.year, words)
  if (from.year !== to.year || from.month === null || to.month === null)
    return `${sayPlain(from, words)} – ${last}`
  if (from.day === null && to.day === null) return `${words.month(from.month)}–${last}`
  if (from.day === null || to.day === null) return `${sayPlain(from, words)} – ${last}`
  if (from.month === to.month) return `${from.day}–${last}`
  return `${words.dated(String(from.day), words.month(from.month), '')} – ${last}`
}

function sayYears(from: number, to: number, words: Words): string {
  const [first, last] = [words.inEra(from), words.inEra(to)]
  if (first && first.name === last?.name) return `${first.value}–${words.year(to)}`
  if (first || last) return `${words.year(from)} – ${words.year(to)}`
  if (to <= 0) return `${1 - from}–${words.year(to)}`
  return from > 99 ? `${words.year(from)}–${to}` : `${words.year(from)} – ${words.year(to)}`
}

function isSeason({ month }: EdtfPoint): boolean {
  return month !== null && month > 12
}
