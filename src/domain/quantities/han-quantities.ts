import { HAN_NUMERALS, valueOfHanNumber } from '../text/han-numerals.ts'
import { measuresOf } from './measures.ts'
import type { Quantity } from './types.ts'

const NUMBER = `(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]{1,15}(?:[.．][0-9０-９]{1,6})?|[${HAN_NUMERALS}]{1,12})`
const patterns = new Map<string, RegExp>()

/** The quantities of a Chinese or Japanese text, whose numbers and measures are written without spaces: "十年間", "3キロ", "三万五千人". */
export function readHanQuantities(text: string, lang: string): Quantity[] {
  return [...text.matchAll(patternOf(lang))].flatMap(({ index, 0: whole, groups = {} }) => {
    const { number = '', half, unit } = groups
    const value = valueOfHanNumber(number.replace(/[,，]/g, ''))
    const measure = unit === undefined ? undefined : measuresOf(lang).get(unit)
    if (value === null) return []
    const amount = half ? value + 0.5 : value
    const measured = measure
      ? { dimension: measure.dimension, amount: amount * measure.size, system: measure.system }
      : null
    const end = index + whole.length
    return [{ start: index, end, numberEnd: end, value: amount, measured, time: null }]
  })
}

function patternOf(lang: string): RegExp {
  const known = patterns.get(lang)
  if (known) return known
  const units = [...measuresOf(lang).keys()].sort((a, b) => b.length - a.length)
  const escaped = units.map((unit) => unit.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  const pattern = new RegExp(
    `(?<number>(?:${NUMBER}[億亿万萬]){1,2}${NUMBER}?|${NUMBER})(?:\\s?(?<unit>${escaped}))?(?<half>半)?`,
    'gu',
  )
  patterns.set(lang, pattern)
  return pattern
}
