import { HAN_NUMERALS, valueOfHanNumber } from '../text/han-numerals.ts'

/** Number words of a language in the order 0 to 20, then tens from 30 to 90, then multipliers from a hundred up. */
const cardinals: Record<string, string> = {
  en: `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion`,
  fr: `zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
    dix-neuf vingt trente quarante cinquante soixante septante huitante nonante cent mille million milliard`,
  de: `null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn
    achtzehn neunzehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert tausend millionen milliarden`,
  es: `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete
    dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil millones -`,
  ru: `ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать
    пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать сорок пятьдесят шестьдесят семьдесят
    восемьдесят девяносто сто тысяч миллионов миллиардов`,
  th: `ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ - - - - - - - - - - - - - - - - - ร้อย พัน ล้าน -`,
}

/** Other forms of the same words: gender, case, and tens and hundreds that are one word; `word=value`. */
const forms: Record<string, string> = {
  fr: 'une=1 millions=1000000 milliards=1000000000 cents=100 vingts=20',
  de: 'zwo=2 million=1000000 milliarde=1000000000',
  es: `un=1 una=1 veintiun=21 veintiuno=21 veintiuna=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25
    veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29 ciento=100 doscientos=200 doscientas=200 trescientos=300
    trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600
    setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900 millon=1000000`,
  ru: `одна=1 одно=1 одного=1 одной=1 две=2 двух=2 трех=3 четырех=4 пяти=5 шести=6 семи=7 восьми=8 девяти=9 десяти=10
    двадцати=20 тридцати=30 сорока=40 пятидесяти=50 шестидесяти=60 семидесяти=70 ста=100 двести=200 триста=300
    четыреста=400 пятьсот=500 шестьсот=600 семьсот=700 восемьсот=800 девятьсот=900 тысяча=1000 тысячи=1000
    миллион=1000000 миллиона=1000000`,
  th: 'เอ็ด=1 ยี่=2 ยี่สิบ=20 แสน=100000',
}

/** A dozen's key: it multiplies what stands before it. */
export const DOZEN = '12×'
const dozens = new Set('dozen dutzend douzaine docena дюжина дюжины дюжину'.split(' '))

const ordinals = `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
  fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`

const values = [...Array(21).keys(), 30, 40, 50, 60, 70, 80, 90, 100, 1000, 1e6, 1e9]

/** Number words by language: folded word to value. */
const tables = new Map(
  Object.entries(cardinals).map(([lang, words]) => [
    lang,
    new Map(
      words.split(/\s+/).flatMap((word, index) => (word === '-' ? [] : [[word, values[index] as number]])),
    ),
  ]),
)
for (const [lang, words] of Object.entries(forms)) {
  for (const form of words.split(/\s+/)) {
    const [word = '', value] = form.split('=')
    tables.get(lang)?.set(word, Number(value))
  }
}
const ordinalWords = new Map(ordinals.split(/\s+/).map((word, index) => [word, index + 1]))

/**
 * One key for all ways to write a number, for a folded word: 'seven' is '7', 'third' and '3rd' are '3.', and a word
 * with digits in it ('105s') is itself. undefined for other words.
 */
export function numeralKey(word: string, lang: string): string | undefined {
  const value = tables.get(lang)?.get(word)
  if (value !== undefined) return String(value)
  if (dozens.has(word)) return DOZEN
  if (lang === 'ja' || lang === 'zh') return hanKey(word)
  if (lang === 'de' && word.length > 8) {
    const value = halfValue(word) ?? gluedValue(word)
    if (value !== undefined) return String(value)
  }
  if (lang === 'en') {
    const nth = ordinalWords.get(word)
    if (nth !== undefined) return `${nth}.`
  }
  const first = word.charCodeAt(0)
  const hasDigit = (first >= 0x30 && first <= 0x39) || (word.length > 1 && /\d/.test(word))
  return hasDigit ? word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1.') : undefined
}

const HALF = 'einhalb'

/** 'zweieinhalb' is 2.5; undefined for other words. */
function halfValue(word: string): number | undefined {
  if (!word.endsWith(HALF)) return undefined
  const whole = word.slice(0, -HALF.length).replace(/und$/, '')
  const value = tables.get('de')?.get(whole) ?? gluedValue(whole)
  return value === undefined ? undefined : value + 0.5
}

/** What is counted by a number that is one word with it; longer ones first. */
const counters =
  /^(?:年間|年间|時間|小时|小時|か月|ヶ月|个月|個月|年|月|日|天|時|时|分|秒|歳|岁|歲|人|个|個|本|枚|名|隻|只|頭|头|回|次|世|代|目|里|万|萬|億|亿)*$/u

/** '二十', '九年', '10年': the number and what it counts. */
function hanKey(word: string): string | undefined {
  const parts = leadingNumber.exec(word)
  const value = parts && valueOfHanNumber(parts[1] ?? '')
  if (!parts || value === null || !counters.test(parts[2] ?? '')) return undefined
  return `${value}${parts[2]}`
}
const leadingNumber = new RegExp(`^([0-9]+|[${HAN_NUMERALS}]+)(.*)$`, 'u')

/** Longer words are no numbers that people write out. */
const LONGEST_GLUED = 60

/** The value of a German number written as one word: 'einundzwanzig' is 21. undefined for other words. */
function gluedValue(word: string): number | undefined {
  if (word.length > LONGEST_GLUED) return undefined
  for (const [part, times] of [
    ['tausend', 1000],
    ['hundert', 100],
  ] as const) {
    const at = word.indexOf(part)
    if (at < 0) continue
    const count = at === 0 ? 1 : gluedValue(word.slice(0, at))
    const tail = word.slice(at + part.length).replace(/^und/, '')
    const rest = tail === '' ? 0 : gluedValue(tail)
    return count === undefined || rest === undefined ? undefined : count * times + rest
  }
  const [unit = '', tens] = word.split(/und(?=\p{L}+ss?ig$|\p{L}+zig$)/u)
  const value = (each: string) => (each === 'ein' ? 1 : tables.get('de')?.get(each))
  const [one, ten] = [value(unit), tens === undefined ? 0 : value(tens)]
  return one === undefined || ten === undefined ? undefined : one + ten
}

/**
 * The value of a number given as the keys of its words ('2', '1000', '1', '100', '70', '2' is 2172); null where they
 * make no plain number. Multipliers apply to what stands before them, as in English.
 */
export function valueOfNumerals(keys: readonly string[]): number | null {
  let total = 0
  let group = 0
  for (const key of keys) {
    const value = key === DOZEN ? 12 : Number(key)
    if (!Number.isFinite(value)) return null
    if (key === DOZEN) group = (group || 1) * 12
    // 'quatre-vingt'
    else if (value === 20 && group % 100 === 4) group += 76
    // 'สามสิบ'
    else if (value === 10 && group % 10 > 0) group += 9 * (group % 10)
    else if (value === 100) group = (group || 1) * 100
    else if (value === 1000 || value === 100_000 || value === 1e6 || value === 1e9) {
      total += (group || 1) * value
      group = 0
    } else group += value
  }
  return total + group
}

/** True for the key of a word that multiplies the number before it: 'hundred', 'million', 'dozen'. */
export function isMultiplier(key: string): boolean {
  return key === DOZEN || (/^10+$/.test(key) && Number(key) >= 100)
}
