import type { EdtfPoint } from './edtf-point.ts'
import type { Edtf } from './edtf-value.ts'
import { writeEdtf } from './edtf-value.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** An EDTF value in words of a language. */
export function formatEdtfValue(value: Edtf, lang: string): string {
  if (value.form === 'point') return pointWords(value.point)
  if (value.form === 'span' && value.from && value.to)
    return `${pointWords(value.from)} – ${pointWords(value.to)}`
  return lang ? writeEdtf(value) : ''
}

function pointWords({ year, month, day }: EdtfPoint): string {
  return [day, month && months[month - 1], year].filter(Boolean).join(' ')
}
