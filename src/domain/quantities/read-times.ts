import { asciiDigits } from '../text/characters.ts'
import { type TimeWords, timeWords } from './time-words.ts'
import type { TimeOfDay } from './types.ts'

/** A time of day where it stands in the text. */
export interface PlacedTime {
  start: number
  end: number
  time: TimeOfDay
}

const HOUR = 60
/** Longer words do not stand before a time. */
const LONGEST_AT = 12
const NOON = 12 * HOUR
const patterns = new Map<string, RegExp>()
const thaiTimes =
  /(?<tum>หนึ่ง|สอง|สาม|สี่|ห้า|[1-5๑-๕])\s?ทุ่ม|บ่าย\s?(?<bai>หนึ่ง|สอง|สาม|สี่|ห้า|[1-5๑-๕])?\s?โมง|ตี\s?(?<ti>หนึ่ง|สอง|สาม|สี่|ห้า|[1-5๑-๕])/gu
const thaiHours = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า']

/**
 * Times of day of a text: "21:00", "9 p.m.", "half past nine", "21 Uhr 30", "9 heures du soir", "สามทุ่ม". Where a language
 * says hours and times of day alike ("neuf heures"), only what else stands there tells; such a number is left alone.
 */
export function readTimes(text: string, lang: string): PlacedTime[] {
  const words = timeWords[lang] ?? timeWords.en
  const found: PlacedTime[] = []
  for (const match of text.matchAll(patternOf(lang, words as TimeWords))) {
    const { groups, index } = match
    const time = groups && timeOf(groups, words as TimeWords)
    if (time && groups.unsure === undefined && groups.sure === undefined && groups.h && !groups.colon) {
      if (words?.at && !words.at.test(text.slice(Math.max(0, index - LONGEST_AT), index))) continue
    }
    if (time) found.push({ start: match.index, end: match.index + match[0].length, time })
  }
  if (lang === 'th') found.push(...readThaiTimes(text))
  return found.sort((a, b) => a.start - b.start)
}

/** The Thai night counts from seven in the evening, and its small hours from one. */
function readThaiTimes(text: string): PlacedTime[] {
  return [...text.matchAll(thaiTimes)].map(({ index, 0: whole, groups = {} }) => {
    const { tum, bai, ti } = groups
    const nth = hourIn(tum ?? bai ?? ti ?? 'หนึ่ง')
    const hour = tum !== undefined ? 18 + nth : ti !== undefined ? nth : 12 + nth
    return { start: index, end: index + whole.length, time: { minutes: hour * HOUR, twelveHours: false } }
  })
}

function hourIn(word: string): number {
  const digit = Number(asciiDigits(word))
  return Number.isNaN(digit) ? thaiHours.indexOf(word) : digit
}

function patternOf(lang: string, words: TimeWords): RegExp {
  const known = patterns.get(lang)
  if (known) return known
  const {
    hours,
    oclock,
    perhaps = '(?!.)',
    before = {},
    behind = {},
    morning,
    afternoon,
    noon,
    midnight,
  } = words
  const hour = [...hours.split(/[ /]/)].sort((a, b) => b.length - a.length).join('|')
  const digits = '\\p{Nd}{1,2}'
  const edge = lang === 'th' ? '' : '(?![\\p{L}\\p{N}])'
  const part = `(?:\\s?,?\\s?(?:(?<morning>${morning})|(?<afternoon>${afternoon}))${edge})`
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}.,:/])(?:` +
      `(?<before>${Object.keys(before).join('|') || '(?!.)'})\\s(?<beforeHour>${hour}|${digits})(?:\\s(?:${oclock}|${perhaps}))?${edge}|` +
      `(?<noon>${noon})${edge}|(?<midnight>${midnight})${edge}|` +
      `(?<h>${digits}|${hour})(?:(?<colon>[:.h])(?<m>\\p{Nd}{2}))?(?:\\s?(?:(?<sure>${oclock})|(?<unsure>${perhaps}))(?:\\s(?<m2>\\p{Nd}{1,2})(?=\\s?(?:min|$|[^\\p{L}\\p{N}])))?(?![\\p{L}\\p{M}]))?` +
      `(?:\\s(?<behind>${Object.keys(behind).join('|') || '(?!.)'})${edge})?)${part}?(?![\\p{N}:/])`,
    'giu',
  )
  patterns.set(lang, pattern)
  return pattern
}

type Groups = Record<string, string | undefined>

function timeOf(groups: Groups, words: TimeWords): TimeOfDay | null {
  const { before, beforeHour, noon, midnight, h, colon, m, sure, m2, behind, morning, afternoon } = groups
  if (noon !== undefined) return { minutes: NOON, twelveHours: false }
  if (midnight !== undefined) return { minutes: 0, twelveHours: false }
  const hour = hourOf(beforeHour ?? h ?? '', words)
  const minute = Number(asciiDigits(m ?? m2 ?? '0'))
  const said = [before, sure, behind, morning, afternoon, m2].some((each) => each !== undefined)
  // "9.30" is a number as often, and "9 h" a length of time.
  if (hour === null || hour > 24 || minute > 59 || !(said || colon === ':' || (colon === 'h' && m)))
    return null
  const minutes = hour * HOUR + minute + minutesOf(before, words.before) + minutesOf(behind, words.behind)
  if (morning !== undefined || afternoon !== undefined) {
    if (hour > 12) return { minutes, twelveHours: false }
    const half = afternoon === undefined ? 0 : NOON
    return { minutes: (minutes % NOON) + half, twelveHours: false }
  }
  return { minutes, twelveHours: hour > 0 && hour <= 12 && sure !== 'น.' && sure !== 'นาฬิกา' }
}

function hourOf(word: string, { hours }: TimeWords): number | null {
  const digits = asciiDigits(word)
  if (/^\d+$/.test(digits)) return Number(digits)
  const at = hours.split(' ').findIndex((each) => each.split('/').includes(word.toLowerCase()))
  return at < 0 ? null : at + 1
}

function minutesOf(words: string | undefined, table: Readonly<Record<string, number>> = {}): number {
  if (words === undefined) return 0
  const found = Object.entries(table).find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(words))
  return found?.[1] ?? 0
}
