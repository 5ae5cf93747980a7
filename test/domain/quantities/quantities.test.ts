import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readQuantities } from '../../../src/domain/quantities/read-quantities.ts'
import { relateQuantities } from '../../../src/domain/quantities/relate-quantities.ts'

/** How the only quantities of two texts relate. */
function relate(one: string, other: string, lang: string, otherLang = lang) {
  const [a, ...more] = readQuantities(one, lang)
  const [b, ...evenMore] = readQuantities(other, otherLang)
  expect([more, evenMore], 'one quantity each').toEqual([[], []])
  expect(a && b, 'a quantity each').toBeTruthy()
  return a && b && relateQuantities(a, b)
}

const same: Record<string, [string, string][]> = {
  en: [
    ['for twelve months', 'for one year'],
    ['for a year', 'for twelve months'],
    ['for 48 hours', 'for two days'],
    ['two weeks', 'a fortnight'],
    ['14 days', 'two weeks'],
    ['a decade', 'ten years'],
    ['two centuries', '200 years'],
    ['one year and six months', 'eighteen months'],
    ['a year and a half', '18 months'],
    ['2 hours 30 minutes', '150 minutes'],
    ['half an hour', '30 minutes'],
    ['3 km', '3000 m'],
    ['3 km', '3,000 metres'],
    ['3km', 'three kilometres'],
    ['a three-mile road', '3 miles of road'],
    ['half a mile', '0.5 miles'],
    ['3 miles', '5 km'],
    ['six feet', '2 yards'],
    ['5 feet 6 inches', '66 inches'],
    ['2 kg', '2000 grams'],
    ['two tonnes', '2,000 kilograms'],
    ['2½ miles', '2.5 miles'],
    ['2 ½', '2.5'],
    ['2 1/2', 'two and a half'],
    ['½', '0.5'],
    ['12 500', '12,500'],
    ["12'500", '12,500'],
    ['12’500', '12 500'],
    ['12\u00a0500', '12500'],
    ['1.5 million', '1,500,000'],
    ['one and a half million', '1.5 million'],
    ['two and a half thousand', '2500'],
    ['three dozen', '36'],
    ['a dozen', '12'],
    ['three score', 'sixty'],
    ['threescore', '60'],
    ['50%', '50 percent'],
    ['50 %', 'fifty per cent'],
    ['at 9 p.m.', 'at 21:00'],
    ['at 9pm', 'at 21:00'],
    ['at 9:30 PM', 'at 21:30'],
    ['at nine in the evening', 'at 9 p.m.'],
    ['at half past nine', 'at 9:30'],
    ['at half past nine', 'at 21:30'],
    ['at a quarter to ten', 'at 9:45'],
    ["at nine o'clock", 'at 9 a.m.'],
    ['at noon', 'at 12:00'],
    ['at midnight', 'at 0:00'],
    ['one hundred and five', '105'],
    ['fifty-seven thousand four hundred', '57,400'],
  ],
  fr: [
    ['douze mois', 'un an'],
    ['une année', '12 mois'],
    ['48 heures', 'deux jours'],
    ['un an et demi', '18 mois'],
    ['3 km', '3 000 mètres'],
    ['12 500', '12.500'],
    ['2,5 km', '2½ km'],
    ['deux kilomètres et demi', '2,5 km'],
    ['1,5 million', '1 500 000'],
    ['50 %', 'cinquante pour cent'],
    ['à 21 h', 'à neuf heures du soir'],
    ['à 21h30', 'à 21:30'],
    ['à 21 h 30', 'à neuf heures et demie du soir'],
    ['à midi', 'à 12:00'],
    ['une douzaine', '12'],
    ['une centaine', '100'],
  ],
  de: [
    ['zwölf Monate', 'ein Jahr'],
    ['48 Stunden', 'zwei Tage'],
    ['3 km', '3.000 Meter'],
    ['12.500', '12 500'],
    ['2,5 Kilometer', 'zweieinhalb Kilometer'],
    ['1,5 Millionen', '1.500.000'],
    ['1,5 Mio.', 'anderthalb Millionen'],
    ['50 Prozent', '50 %'],
    ['um 21 Uhr', 'um 21:00'],
    ['um 21 Uhr', 'um neun Uhr abends'],
    ['um halb zehn', 'um 9:30'],
    ['um 21 Uhr 30', 'um 21:30'],
    ['einundzwanzig', '21'],
    ['ein Dutzend', '12'],
  ],
  es: [
    ['doce meses', 'un año'],
    ['48 horas', 'dos días'],
    ['3 km', '3.000 metros'],
    ['2,5 kilómetros', 'dos kilómetros y medio'],
    ['un millón', '1.000.000'],
    ['50 %', 'cincuenta por ciento'],
    ['a las nueve de la noche', 'a las 21:00'],
    ['a las nueve y media de la noche', 'a las 21:30'],
    ['a las 21 horas', 'a las 21:00'],
  ],
  ru: [
    ['двенадцать месяцев', '1 год'],
    ['48 часов', 'двое суток'.replace('двое', '2')],
    ['3 км', '3000 метров'],
    ['12 500', '12500'],
    ['2,5 км', 'два с половиной километра'],
    ['1,5 млн', '1 500 000'],
    ['полтора года', '18 месяцев'],
    ['50 %', '50 процентов'],
    ['в 9 часов вечера', 'в 21:00'],
    ['в половине десятого', 'в 9:30'],
  ],
  th: [
    ['สิบสองเดือน', 'หนึ่งปี'],
    ['๔๘ ชั่วโมง', 'สองวัน'],
    ['๓ กม.', '3,000 เมตร'],
    ['ร้อยละ 50', '50 เปอร์เซ็นต์'],
    ['สามทุ่ม', '21:00 น.'],
    ['21.00 น.', 'สามทุ่ม'],
    ['ยี่สิบเอ็ด', '๒๑'],
  ],
  ja: [
    ['十年間', '10年'],
    ['３キロ', '3000メートル'],
    ['十二か月', '一年'],
    ['三万五千', '35,000'],
    ['二十一', '21'],
  ],
  zh: [
    ['十年', '10年'],
    ['十二个月', '一年'],
    ['两年半', '2.5年'],
    ['三公里', '3000米'],
    ['1.5亿', '150000000'],
  ],
  ar: [
    ['١٢٬٥٠٠', '12500'],
    ['٣٫٥', '3.5'],
    ['٣ كم', '3000 م'].map((each) => each.replace('كم', 'km').replace('م', 'm')) as [string, string],
  ],
  hi: [['१२,५००', '12500']],
  it: [
    ['3 chilometri', '3000 metri'],
    ['12.500', '12500'],
  ],
  pl: [['2 dni', '48 godzin']],
}

const different: Record<string, [string, string][]> = {
  en: [
    ['3 km', '3 miles'],
    ['three hours', 'three days'],
    ['twelve months', 'two years'],
    ['thirteen months', 'one year'],
    ['400 days', 'one year'],
    ['2½', '2.4'],
    ['12,500', '12.500'],
    ['9 p.m.', '9 a.m.'],
    ['9 p.m.', '20:00'],
    ['half past nine', '10:30'],
    ['50%', '5%'],
    ['3 dozen', '30'],
    ['1.5 million', '1.5 billion'],
    ['2 kg', '2 pounds'],
    ['twenty-one', 'twenty-two'],
  ],
  de: [
    ['12.500', '12,5'],
    ['um halb zehn', 'um 10:30'],
    ['um 9 Uhr abends', 'um 9 Uhr morgens'],
  ],
  fr: [
    ['trois heures', 'trois jours'],
    ['3 km', '3 m'],
    ['1,5 million', '1 050 000'],
  ],
  ru: [
    ['3 года', '3 месяца'],
    ['в 9 утра', 'в 21:00'],
  ],
  th: [
    ['สามทุ่ม', '20:00 น.'],
    ['๙ ปี', 'สิบปี'],
  ],
  ja: [
    ['十年', '九年'],
    ['３キロ', '3メートル'],
  ],
  zh: [
    ['十年', '九年'],
    ['三天', '三年'],
  ],
}

describe.each(Object.entries(same))('quantities that are the same in %s', (lang, pairs) => {
  it.each(pairs)('%s = %s', (one, other) => expect(relate(one, other, lang)).toBe('same'))
})
describe.each(Object.entries(different))('quantities that differ in %s', (lang, pairs) => {
  it.each(pairs)('%s ≠ %s', (one, other) => expect(relate(one, other, lang)).toBe('differs'))
})

describe('what does not measure the same', () => {
  it.each([
    ['3 hours', '3 miles'],
    ['3 kg', '3 km'],
    ['3 men', '3 km'],
    ['3 km²', '3 km'],
    ['3 miles per hour', '3 miles'],
    ['9 p.m.', '9 men'],
  ])('%s and %s are not held against each other', (one, other) => {
    expect(relate(one, other, 'en')).toBe('unlike')
  })
})

it.each([
  'million ',
  'dozen ',
  '½',
  '1/2 ',
  '12 500 ',
  'two hours 3 minutes ',
  'one ',
  'twenty-',
  '十',
  '1億',
])('reads a long text of nothing but %s', (piece) => {
  for (const lang of ['en', 'zh']) expect(readQuantities(piece.repeat(20_000), lang)).toBeInstanceOf(Array)
})

it('reads whatever the text, in order and inside it', () => {
  const pieces = [
    '12',
    ' ',
    ' ',
    '500',
    '½',
    '1/2',
    'km',
    'two',
    'and a half',
    'million',
    ':',
    '.',
    ',',
    "'",
    'a',
    'half past',
    'nine',
    'pm',
    '十',
    '万',
    '年',
    '半',
    '-',
    'ครึ่ง',
    'ร้อย',
    'ละ',
    'dozen',
    '%',
    '\n',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 30 }),
      fc.constantFrom('en', 'de', 'fr', 'ru', 'th', 'ja', 'zh', 'xx'),
      (parts, lang) => {
        const text = parts.join('')
        let last = 0
        for (const { start, end } of readQuantities(text, lang)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      },
    ),
  )
})
