import { foldWord } from '../text/fold.ts'
import type { Measure } from './types.ts'

const DAY = 86_400
const YEAR = 365.2425 * DAY

/** Each measure that is compared. Tons are metric ones; pounds are left to English, for elsewhere they are money. */
const measures = {
  kilometer: { dimension: 'length', size: 1000, system: 'metric' },
  meter: { dimension: 'length', size: 1, system: 'metric' },
  centimeter: { dimension: 'length', size: 0.01, system: 'metric' },
  millimeter: { dimension: 'length', size: 0.001, system: 'metric' },
  mile: { dimension: 'length', size: 1609.344, system: 'imperial' },
  yard: { dimension: 'length', size: 0.9144, system: 'imperial' },
  foot: { dimension: 'length', size: 0.3048, system: 'imperial' },
  inch: { dimension: 'length', size: 0.0254, system: 'imperial' },
  ton: { dimension: 'weight', size: 1e6, system: 'metric' },
  kilogram: { dimension: 'weight', size: 1000, system: 'metric' },
  gram: { dimension: 'weight', size: 1, system: 'metric' },
  pound: { dimension: 'weight', size: 453.59237, system: 'imperial' },
  ounce: { dimension: 'weight', size: 28.349523125, system: 'imperial' },
  liter: { dimension: 'volume', size: 1, system: 'metric' },
  milliliter: { dimension: 'volume', size: 0.001, system: 'metric' },
  second: { dimension: 'time', size: 1, system: 'clock' },
  minute: { dimension: 'time', size: 60, system: 'clock' },
  hour: { dimension: 'time', size: 3600, system: 'clock' },
  day: { dimension: 'time', size: DAY, system: 'clock' },
  week: { dimension: 'time', size: 7 * DAY, system: 'clock' },
  fortnight: { dimension: 'time', size: 14 * DAY, system: 'clock' },
  month: { dimension: 'time', size: YEAR / 12, system: 'calendar' },
  year: { dimension: 'time', size: YEAR, system: 'calendar' },
  decade: { dimension: 'time', size: 10 * YEAR, system: 'calendar' },
  century: { dimension: 'time', size: 100 * YEAR, system: 'calendar' },
  millennium: { dimension: 'time', size: 1000 * YEAR, system: 'calendar' },
  percent: { dimension: 'percent', size: 1, system: 'share' },
} satisfies Record<string, Measure>
type Name = keyof typeof measures

/** Signs and abbreviations that are the same wherever Latin or Cyrillic letters are. */
const signs: [Name, string][] = [
  ['kilometer', 'km км'],
  ['meter', 'm м'],
  ['centimeter', 'cm см'],
  ['millimeter', 'mm мм'],
  ['kilogram', 'kg кг'],
  ['gram', 'g'],
  ['liter', 'l л'],
  ['milliliter', 'ml мл'],
  ['percent', '% ٪'],
]

/** Words of the languages that are compared in full, `_` for a space inside one; the platform knows more, and those of other languages. */
const words: Record<string, Partial<Record<Name, string>>> = {
  en: {
    kilometer: 'kilometre kilometres kilometer kilometers kilometre',
    meter: 'metre metres',
    centimeter: 'centimetre centimetres',
    millimeter: 'millimetre millimetres',
    mile: 'mi',
    foot: 'ft',
    ton: 'ton tons tonne tonnes',
    kilogram: 'kilo kilos kilogramme kilogrammes',
    gram: 'gramme grammes',
    pound: 'pound pounds lb lbs',
    ounce: 'ounce ounces oz',
    liter: 'litre litres',
    second: 'seconds secs',
    minute: 'mins min',
    hour: 'hrs hr h',
    fortnight: 'fortnight fortnights',
    decade: 'decade decades',
    century: 'century centuries',
    millennium: 'millennium millennia',
    percent: 'percent pct per_cent',
  },
  fr: {
    ton: 'tonne tonnes',
    kilogram: 'kilo kilos',
    minute: 'min',
    hour: 'h',
    year: 'an ans année années',
    decade: 'décennie décennies',
    century: 'siècle siècles',
    percent: 'pour_cent',
    millennium: 'millénaire millénaires',
  },
  de: {
    kilometer: 'kilometern',
    meter: 'metern',
    mile: 'meile meilen',
    ton: 'tonne tonnen',
    kilogram: 'kilo kilos',
    hour: 'std h',
    day: 'tag tage tagen tages',
    month: 'monat monate monaten monats',
    year: 'jahr jahre jahren jahres',
    decade: 'jahrzehnt jahrzehnte jahrzehnten',
    century: 'jahrhundert jahrhunderte jahrhunderten',
    millennium: 'jahrtausend jahrtausende jahrtausenden',
    percent: 'prozent',
  },
  es: {
    ton: 'tonelada toneladas',
    kilogram: 'kilo kilos',
    minute: 'min',
    hour: 'h',
    decade: 'década décadas decenio decenios',
    century: 'siglo siglos',
    percent: 'por_ciento',
    millennium: 'milenio milenios',
  },
  ru: {
    kilometer: 'километр километра километров километрах километрами километре',
    meter: 'метр метра метров метрах метрами метре',
    centimeter: 'сантиметр сантиметра сантиметров',
    mile: 'миля мили миль милях',
    foot: 'фут фута футов',
    ton: 'тонна тонны тонн т',
    kilogram: 'кило килограмм килограмма килограммов',
    gram: 'грамм грамма граммов',
    second: 'секунда секунды секунд секунду',
    minute: 'минута минуты минут минуту мин',
    hour: 'час часа часов часам часами ч',
    day: 'день дня дней дням днями сутки суток',
    week: 'неделя недели недель неделю неделями',
    month: 'месяц месяца месяцев месяцам месяцами',
    year: 'год года лет годами годам',
    decade: 'десятилетие десятилетия десятилетий',
    century: 'век века веков столетие столетия столетий',
    millennium: 'тысячелетие тысячелетия тысячелетий',
    percent: 'процент процента процентов',
  },
  th: {
    kilometer: 'กิโลเมตร กม',
    meter: 'เมตร',
    centimeter: 'เซนติเมตร ซม',
    mile: 'ไมล์',
    foot: 'ฟุต',
    inch: 'นิ้ว',
    ton: 'ตัน',
    kilogram: 'กิโลกรัม กก',
    gram: 'กรัม',
    second: 'วินาที',
    minute: 'นาที',
    hour: 'ชั่วโมง ชม',
    day: 'วัน',
    week: 'สัปดาห์ อาทิตย์',
    month: 'เดือน',
    year: 'ปี',
    decade: 'ทศวรรษ',
    century: 'ศตวรรษ',
    millennium: 'สหัสวรรษ',
    percent: 'เปอร์เซ็นต์',
  },
  ja: {
    kilometer: 'キロメートル キロ',
    meter: 'メートル',
    second: '秒 秒間',
    minute: '分間',
    hour: '時間',
    day: '日間 日',
    week: '週間',
    month: 'か月 ヶ月 ヵ月 カ月 ケ月 箇月 か月間 ヶ月間',
    year: '年間 年',
    century: '世紀',
  },
  zh: {
    kilometer: '公里 千米',
    meter: '米 公尺',
    kilogram: '公斤 千克',
    second: '秒',
    minute: '分钟 分鐘',
    hour: '小时 小時 个小时 個小時 钟头',
    day: '天 日',
    week: '周 週 星期 个星期 個星期',
    month: '个月 個月',
    year: '年',
    century: '世纪 世紀 个世纪 個世紀',
  },
}

/** Measures whose words the platform is asked for; a pound is money as often, an inch "in". */
const borrowed: Name[] = [
  ...(['kilometer', 'meter', 'centimeter', 'millimeter', 'mile', 'yard', 'foot', 'inch'] as const),
  ...(['kilogram', 'gram', 'liter', 'milliliter'] as const),
  ...(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'percent'] as const),
]
/** Numbers that between them ask for all the forms that languages have for a noun behind a number. */
const PLURALS = [1, 2, 5, 1500]

const tables = new Map<string, ReadonlyMap<string, Measure>>()
const MOST_TABLES = 200

/** The measures that a language has words for, by the folded word. Made when a language is first asked for. */
export function measuresOf(lang: string): ReadonlyMap<string, Measure> {
  const known = tables.get(lang)
  if (known) return known
  const table = new Map<string, Measure>()
  const add = (name: Name, word: string) => {
    const key = foldWord(word)
    if (key !== '' && !table.has(key)) table.set(key, measures[name])
  }
  for (const [name, list] of [...signs, ...(Object.entries(words[lang] ?? {}) as [Name, string][])]) {
    for (const word of list.split(' ')) add(name, word.replace('_', ' '))
  }
  for (const name of borrowed) for (const word of borrowedWords(lang, name)) add(name, word)
  // "The second" is an ordinal, and a minute a short while.
  if (lang === 'en') table.delete('second')
  if (tables.size >= MOST_TABLES) tables.clear()
  tables.set(lang, table)
  return table
}

function borrowedWords(lang: string, unit: Name): string[] {
  if (!/^[a-z]{2,3}$/.test(lang) || Intl.NumberFormat.supportedLocalesOf(lang).length === 0) return []
  const format = new Intl.NumberFormat(`${lang}-u-nu-latn`, { style: 'unit', unit, unitDisplay: 'long' })
  return PLURALS.map((count) => {
    const parts = format.formatToParts(count)
    return parts.find(({ type }) => type === 'unit')?.value.trim() ?? ''
  }).filter((word) => /^[\p{L}\p{M}]+$/u.test(word))
}
