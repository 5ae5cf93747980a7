import { describe, expect, test } from 'vitest'
import { compareFacts } from '../../../src/domain/compare/compare-facts.ts'
import type { Fact } from '../../../src/domain/source/types.ts'
import { clashes, compare, telling } from './telling.ts'

/** One sentence about a siege, between others that both tellings share. */
const frames: Record<string, (words: string) => string> = {
  en: (words) =>
    `The valley was settled late, by families who came over the passes.\n\nThe old garrison held the bridge above the ford for ${words} before the relief came.\n\nNothing of this was written down at the time.`,
  fr: (words) =>
    `La vallée fut peuplée tard, par des familles venues des cols.\n\nLa vieille garnison tint le pont au-dessus du gué pendant ${words} avant l’arrivée des secours.\n\nRien ne fut écrit alors.`,
  de: (words) =>
    `Das Tal wurde spät besiedelt, von Familien jenseits der Pässe.\n\nDie alte Besatzung hielt die Brücke über der Furt ${words} lang, bevor die Hilfe kam.\n\nNichts davon wurde damals geschrieben.`,
  es: (words) =>
    `El valle se pobló tarde, con familias llegadas de los puertos.\n\nLa vieja guarnición defendió el puente sobre el vado durante ${words} antes de la llegada del socorro.\n\nNada se escribió entonces.`,
  ru: (words) =>
    `Долина была заселена поздно, семьями из-за перевалов.\n\nСтарый гарнизон удерживал мост над бродом ${words} до прихода помощи.\n\nНичего из этого тогда не записали.`,
  th: (words) =>
    `หุบเขานี้มีผู้คนมาอยู่ช้า\n\nกองทหารเก่ารักษาสะพานเหนือท่าข้ามอยู่ ${words} ก่อนที่ความช่วยเหลือจะมาถึง\n\nไม่มีใครบันทึกไว้ในเวลานั้น`,
  ja: (words) =>
    `谷に人が住んだのは遅かった。\n\n古い守備隊は浅瀬の上の橋を${words}守り、それから援軍が来た。\n\nその頃は何も書かれなかった。`,
  zh: (words) =>
    `山谷很晚才有人居住。\n\n老守军在渡口上方的桥守了${words}，然后援军到了。\n\n当时没有任何记载。`,
}

function told(lang: string, left: string, right: string): string[] {
  const frame = frames[lang] as (words: string) => string
  const [a, b] = [frame(left), frame(right)]
  return clashes(compare(telling(a, { lang }), telling(b, { lang })), a, b)
}

describe('the same quantity in another form is no conflict', () => {
  test.each([
    ['en', 'twelve months', 'one year'],
    ['en', '48 hours', 'two days'],
    ['en', 'two years and six months', 'thirty months'],
    ['en', '3 km', '3000 m'],
    ['en', '3 km', '3,000 metres'],
    ['en', '12 500 paces', '12,500 paces'],
    ['en', "12'500 paces", '12,500 paces'],
    ['en', '2½ hours', '2.5 hours'],
    ['en', '2 1/2 hours', 'two and a half hours'],
    ['en', 'at 9 p.m. and later', 'at 21:00 and later'],
    ['en', 'until half past nine', 'until 9:30'],
    ['en', '1.5 million heartbeats', '1,500,000 heartbeats'],
    ['en', '50% of a year', 'fifty percent of a year'],
    ['en', 'three score days', 'sixty days'],
    ['en', 'a fortnight', '14 days'],
    ['en-GB', 'seven days', '7 days'],
    ['fr', 'douze mois', 'un an'],
    ['fr', '12 500 heures', '12.500 heures'],
    ['fr', '2,5 heures', '2½ heures'],
    ['de', 'zwölf Monate', 'ein Jahr'],
    ['de', '12.500 Stunden', '12 500 Stunden'],
    ['de', 'zweieinhalb Stunden', '2,5 Stunden'],
    ['es', 'doce meses', 'un año'],
    ['es', '12.500 horas', '12 500 horas'],
    ['ru', 'двенадцать месяцев', 'один год'],
    ['ru', '48 часов', 'двое суток'.replace('двое', '2')],
    ['th', 'สิบสองเดือน', 'หนึ่งปี'],
    ['th', '๔๘ ชั่วโมง', 'สองวัน'],
    ['ja', '十年間', '10年間'],
    ['ja', '十二か月', '一年'],
    ['zh', '十年', '10年'],
  ])('%s: %s / %s', (lang, left, right) => {
    frames['en-GB'] = frames.en as (words: string) => string
    expect(told(lang, left, right)).toEqual([])
  })
})

describe('another quantity is a conflict', () => {
  test.each([
    ['en', '3 km', '3 miles', 'number: 3 km ≠ 3 miles'],
    ['en', 'three hours', 'three days', 'number: three hours ≠ three days'],
    ['en', 'twelve months', 'two years', 'number: twelve months ≠ two years'],
    ['en', '2½ hours', '2.4 hours', 'number: 2½ ≠ 2.4'],
    ['en', 'until 9 p.m. or so', 'until 20:00 or so', 'number: 9 p.m. ≠ 20:00'],
    ['en', "12'500 paces", '12,600 paces', "number: 12'500 ≠ 12,600"],
    ['fr', 'trois heures', 'trois jours', 'number: trois heures ≠ trois jours'],
    ['de', 'drei Stunden', 'drei Tage', 'number: drei Stunden ≠ drei Tage'],
    ['de', '12.500 Stunden', '12,5 Stunden', 'number: 12.500 ≠ 12,5'],
    ['es', 'tres horas', 'tres días', 'number: tres horas ≠ tres días'],
    ['ru', 'три часа', 'три дня', 'number: три часа ≠ три дня'],
    ['th', 'สามวัน', 'สามปี', 'number: สามวัน ≠ สามปี'],
    ['ja', '十年間', '九年間', 'number: 十年間 ≠ 九年間'],
    ['zh', '十年', '九年', 'number: 十年 ≠ 九年'],
    ['zh', '三天', '三年', 'number: 三天 ≠ 三年'],
    ['th', '๑๐ วัน', '๙ วัน', 'number: ๑๐ ≠ ๙'],
  ])('%s: %s / %s', (lang, left, right, clash) => {
    expect(told(lang, left, right)).toEqual([clash])
  })
})

describe('words that merely stand behind a number are none', () => {
  test.each([
    ['en', 'three goats', 'three sheep'],
    ['en', 'three long hours', 'three hours'],
    ['en', 'three hours', 'three miles of road'],
  ])('%s: %s / %s', (lang, left, right) => expect(told(lang, left, right)).toEqual([]))
})

describe('facts', () => {
  const fact = (value: string): Fact =>
    ({
      property: 'length',
      propertyKey: 'length',
      value,
      date: null,
      from: null,
      until: null,
      source: null,
      stance: null,
      origin: 'matter',
    }) as unknown as Fact
  const verdict = (a: string, b: string, lang = 'en', otherLang = lang) =>
    compareFacts(
      [
        [a, lang],
        [b, otherLang],
      ].map(([value = '', lang = '']) => ({
        telling: telling('', { lang, facts: [fact(value)] }),
        yearShift: 0,
        readFromText: [],
      })),
    )[0]?.verdict

  test.each([
    ['3 km', '3000 m'],
    ['twelve months', 'one year'],
    ['12 500 men', '12,500 men'],
    ["12'500 men", '12,500 men'],
    ['2½ hours', '2.5 hours'],
    ['1.5 million', '1,500,000'],
    ['9 p.m.', '21:00'],
    ['fifty percent', '50 %'],
    ['seven ships', '7 ships'],
    ['about 3 km long', 'about 3,000 metres long'],
    ['2 hours 30 minutes', '150 minutes'],
  ])('%s is %s', (a, b) => expect(verdict(a, b)).toBe('same'))

  test.each([
    ['3 km', '3 miles'],
    ['12.500', '12,500'],
    ['twelve months', 'two years'],
    ['3 ships', '3 horses'],
    ['9 p.m.', '9 a.m.'],
  ])('%s is not %s', (a, b) => expect(verdict(a, b)).toBe('differs'))

  test('by each language’s own marks', () => {
    expect(verdict('12.500', '12,500', 'de', 'en')).toBe('same')
    expect(verdict('2,5 km', '2.5 km', 'fr', 'en')).toBe('same')
    expect(verdict('12 500', '12,500', 'fr', 'en')).toBe('same')
    expect(verdict('十年', '九年', 'ja')).toBe('differs')
    expect(verdict('十年', '10年', 'ja')).toBe('same')
  })
})
