import parseWithPackage from 'edtf'
import { type EdtfPoint, point, pointDays, readPoint, shiftPoint, writePoint } from './edtf-point.ts'
import type { DayInterval } from './types.ts'

/** Longer text is no date: it bounds what the package's parser, cubic at worst, is given. */
const LONGEST_EDTF = 80
const DAY_MS = 86_400_000

/**
 * An EDTF value as its parts: one point, a span of two (null: open, undefined: unknown), or a set of either.
 * `other` is what only the `edtf` package reads, with its days.
 */
export type Edtf =
  | { form: 'point'; point: EdtfPoint }
  | { form: 'span'; from: EdtfPoint | null | undefined; to: EdtfPoint | null | undefined }
  | { form: 'set'; every: boolean; members: Edtf[] }
  | { form: 'other'; edtf: string; days: DayInterval | null }

/** The parts of an EDTF value; undefined for text that is none. */
export function parseEdtf(text: string): Edtf | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST_EDTF) return undefined
  return parseSpanOrPoint(trimmed) ?? parseSet(trimmed) ?? parseOther(trimmed)
}

function parseSpanOrPoint(text: string): Edtf | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) {
    const point = readPoint(text)
    return point && { form: 'point', point }
  }
  const ends = [text.slice(0, slash), text.slice(slash + 1)].map((end) =>
    end === '..' ? null : end === '' ? undefined : (readPoint(end) ?? false),
  )
  const [from, to] = ends
  if (from === false || to === false || (!from && !to)) return undefined
  if (from && to && (pointDays(from).from ?? 0) > (pointDays(to).to ?? 0)) return undefined
  return { form: 'span', from, to }
}

/** `[1917,1920..1925]`, one of these, and `{…}`, all of them. */
function parseSet(text: string): Edtf | undefined {
  const every = text.startsWith('{') && text.endsWith('}')
  if (!every && !(text.startsWith('[') && text.endsWith(']'))) return undefined
  const members: Edtf[] = []
  for (const part of text.slice(1, -1).split(',')) {
    const member = parseSpanOrPoint(spanOfRange(part.trim()))
    if (!member) return undefined
    members.push(member)
  }
  return { form: 'set', every, members }
}

/** A set's `1917..1920`, `..1917` and `1917..` as the spans they are. */
function spanOfRange(part: string): string {
  const dots = part.indexOf('..')
  if (dots < 0) return part
  return `${part.slice(0, dots) || '..'}/${part.slice(dots + 2) || '..'}`
}

function parseOther(text: string): Edtf | undefined {
  // Plain digits are a century, a decade or milliseconds to the package, and 29 February 1917 is 1 March.
  if (/^-?\d+$|^-?\d{4}-\d\d-\d\d[?~%]?$/.test(text) || !/\d/.test(text)) return undefined
  try {
    const { edtf, min, max } = parseWithPackage(text)
    return { form: 'other', edtf, days: daysOfMilliseconds(min, max) }
  } catch {
    return undefined
  }
}

function daysOfMilliseconds(min: number | null, max: number | null): DayInterval | null {
  if (Number.isNaN(min) || Number.isNaN(max)) return null
  const day = (ms: number | null) => (ms === null || !Number.isFinite(ms) ? null : Math.floor(ms / DAY_MS))
  return { from: day(min), to: day(max) }
}

/** The days a value covers; null where the package read it but its years lie beyond what it can count. */
export function edtfDays(value: Edtf): DayInterval | null {
  switch (value.form) {
    case 'point':
      return pointDays(value.point)
    case 'span':
      return {
        from: value.from ? pointDays(value.from).from : null,
        to: value.to ? pointDays(value.to).to : null,
      }
    case 'set': {
      const days = value.members.map(edtfDays).filter((each) => each !== null)
      return {
        from: days.some((each) => each.from === null)
          ? null
          : Math.min(...days.map((each) => each.from ?? 0)),
        to: days.some((each) => each.to === null) ? null : Math.max(...days.map((each) => each.to ?? 0)),
      }
    }
    case 'other':
      return value.days
  }
}

function writeEnd(end: EdtfPoint | null | undefined): string {
  return end === null ? '..' : end === undefined ? '' : writePoint(end)
}

/** The value in EDTF's normal form. */
export function writeEdtf(value: Edtf): string {
  switch (value.form) {
    case 'point':
      return writePoint(value.point)
    case 'span':
      return `${writeEnd(value.from)}/${writeEnd(value.to)}`
    case 'set': {
      const members = value.members.map((each) => writeEdtf(each).replace(/^\.\.\/|\/\.\.$|\//, '..'))
      return value.every ? `{${members}}` : `[${members}]`
    }
    case 'other':
      return value.edtf
  }
}

/** The value with every year number raised by `years`. */
export function shiftValue(value: Edtf, years: number): Edtf {
  switch (value.form) {
    case 'point': {
      const shifted = shiftPoint(value.point, years)
      return 'first' in shifted
        ? { form: 'span', from: shifted.first, to: shifted.last }
        : { form: 'point', point: shifted }
    }
    case 'span':
      return {
        form: 'span',
        from: value.from && boundOf(value.from, years),
        to: value.to && boundOf(value.to, years),
      }
    case 'set':
      return { ...value, members: value.members.map((each) => shiftValue(each, years)) }
    case 'other': {
      const year = (digits: string) => writePoint(point(Number(digits) + years))
      return parseEdtf(value.edtf.replace(/-?\d{4,}/, year)) ?? value
    }
  }
}

/** A span's end; where open digits cannot express it, about the middle of the years it lies in. */
function boundOf(bound: EdtfPoint, years: number): EdtfPoint {
  const shifted = shiftPoint(bound, years)
  if (!('first' in shifted)) return shifted
  const middle = Math.ceil((shifted.first.year + shifted.last.year) / 2)
  return { ...point(middle), qualifier: bound.qualifier === '?' || bound.qualifier === '%' ? '%' : '~' }
}
