import { readEraLines } from '../../domain/dates/era-lines.ts'
import { readDivergence } from '../../domain/divergence.ts'
import { checkTitle, slugify } from '../../domain/slugs.ts'
import {
  ancestors,
  type CalendarName,
  type Era,
  erasOf,
  type Universe,
  type UniverseColor,
  type UniverseKind,
  type UniverseSettings,
  universeColors,
} from '../../domain/universe.ts'
import { AppError, type FieldErrors } from '../../errors.ts'

/** A universe's settings as a form sends them; what is left out takes its default or stays as it was. */
export interface UniverseInput {
  name: string
  /** Address part; made of the name when left out, and kept for ever: people link to it. */
  slug?: string | undefined
  kind: UniverseKind
  /** Slug of the parent; '' or null for none. */
  parent?: string | null | undefined
  /** Point of divergence on the parent's axis, as EDTF or in words; '' or null for none. */
  divergesAt?: string | null | undefined
  /** Years to add to this universe's to get its parent's. */
  yearShift?: number | undefined
  calendar?: CalendarName | undefined
  /** One era a line: 'BBY counts down to year 0'; '' for none. */
  eras?: string | undefined
  color: UniverseColor
  notice?: string | undefined
  description?: string | undefined
  position?: number | undefined
}

const longestNotice = 2_000
const longestDescription = 100_000
/** Far beyond any calendar, and small enough that days stay exact integers. */
const largestShift = 1_000_000

/**
 * Settings fit to be stored.
 * @param all the universes there are. @param before the universe as it is, when it is edited.
 * @throws AppError invalid, with a message for each field that is wrong.
 */
export function readUniverse(
  input: UniverseInput,
  all: readonly Universe[],
  before: Universe | null = null,
): UniverseSettings {
  const fields: FieldErrors = {}
  const name = input.name.replace(/\s+/g, ' ').trim()
  const badName = checkTitle(name, 'name')
  if (badName) fields.name = badName
  const slug = before?.slug ?? slugify(input.slug?.trim() || name)
  const badSlug = badName && !input.slug ? null : checkTitle(slug)
  if (badSlug) fields.slug = badSlug
  const parent = readParent(input, all, before, fields)
  const settings: UniverseSettings = {
    slug,
    name,
    kind: input.kind,
    parentId: parent?.id ?? null,
    divergesAt: checkDivergence(input, parent, fields),
    yearShift: input.yearShift ?? before?.yearShift ?? 0,
    calendar: input.calendar ?? before?.calendar ?? 'gregorian',
    eras: readEras(input, before, fields),
    color: input.color,
    notice: (input.notice ?? before?.notice ?? '').trim(),
    description: (input.description ?? before?.description ?? '').replace(/\r\n?/g, '\n'),
    position: input.position ?? before?.position ?? nextPosition(all),
  }
  checkRest(settings, fields)
  const first = Object.values(fields)[0]
  if (first !== undefined) throw new AppError('invalid', first, { fields })
  return settings
}

function readParent(
  { parent: asked, kind }: UniverseInput,
  all: readonly Universe[],
  before: Universe | null,
  fields: FieldErrors,
): Universe | undefined {
  if (asked === undefined && before) return all.find(({ id }) => id === before.parentId)
  if (!asked) {
    if (kind === 'framing') fields.parent = 'A framing tells another universe’s events: choose whose.'
    return undefined
  }
  const parent = all.find(({ slug }) => slug === slugify(asked))
  if (!parent) fields.parent = `There is no universe “${asked}”.`
  else if (before && (parent.id === before.id || ancestors(parent, all).some(({ id }) => id === before.id))) {
    fields.parent = `“${parent.name}” itself comes from this universe; choosing it would make a circle.`
  }
  return parent
}

function checkDivergence(
  { divergesAt: asked, kind }: UniverseInput,
  parent: Universe | undefined,
  fields: FieldErrors,
): string | null {
  const text = asked?.trim()
  if (!text) return null
  const read = readDivergence(text, parent)
  if (kind === 'framing') {
    fields.divergesAt = 'A framing never changes what happened, so it has no point of divergence.'
  } else if (kind === 'history') {
    fields.divergesAt = 'Only a timeline has a point of divergence.'
  } else if (!read) {
    fields.divergesAt = `“${text}” cannot be read as a date. ${howToWrite(parent)}`
  } else if (!parent && !fields.parent) {
    fields.parent = 'Choose the universe that this one diverges from.'
  }
  return read ?? null
}

function howToWrite(parent: Universe | undefined): string {
  const [era] = parent ? erasOf(parent) : []
  const byEra = era ? `, or a year of an era of ${parent?.name} (12 ${era.name})` : ''
  return `Write a year (1917), a month (1917-11), a day (1917-11-07 or 7 November 1917), a span (1917/1922)${byEra}.`
}

function readEras(
  { eras: asked }: UniverseInput,
  before: Universe | null,
  fields: FieldErrors,
): readonly Era[] {
  if (asked === undefined) return before?.eras ?? []
  const read = readEraLines(asked)
  if ('eras' in read) return read.eras
  fields.eras = read.fault
  return []
}

function checkRest(settings: UniverseSettings, fields: FieldErrors): void {
  if (!Number.isInteger(settings.yearShift) || Math.abs(settings.yearShift) > largestShift) {
    fields.yearShift = 'The time shift is a whole number of years, such as 529 or -40.'
  }
  if (!universeColors.includes(settings.color)) fields.color = 'Choose one of the colours.'
  if (!['history', 'timeline', 'framing'].includes(settings.kind)) fields.kind = 'Choose one of the kinds.'
  if (!['gregorian', 'julian', 'buddhist'].includes(settings.calendar))
    fields.calendar = 'Choose one of the calendars.'
  if (!Number.isSafeInteger(settings.position)) fields.position = 'The position is a whole number.'
  if (settings.notice.length > longestNotice) {
    fields.notice = `A content notice can have at most ${longestNotice} characters.`
  }
  if (settings.description.length > longestDescription) {
    fields.description = `A description can have at most ${longestDescription} characters.`
  }
  for (const field of ['notice', 'description'] as const) {
    if (settings[field].includes('\0') || !settings[field].isWellFormed()) {
      fields[field] = 'It holds characters that text cannot have.'
    }
  }
}

function nextPosition(all: readonly Universe[]): number {
  return Math.max(0, ...all.map(({ position }) => position)) + 1
}
