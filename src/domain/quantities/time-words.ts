/** How a language says a time of day. Alternatives are patterns, parted by `|`. */
export interface TimeWords {
  /** The hours one to twelve, alternatives parted by `/`, in order. */
  hours: string
  /** Behind a number that is an hour ("Uhr"). The first group of words says so surely; `perhaps` ones are lengths of time too. */
  oclock: string
  perhaps?: string
  /** Before and behind the hour's number: minutes that are added to it. */
  before?: Readonly<Record<string, number>>
  behind?: Readonly<Record<string, number>>
  /** Behind all: the part of the day, which tells of the two hours of one number; `noon` is added where the hour is below twelve. */
  morning: string
  afternoon: string
  /** What must stand before a number that only the part of the day makes a time: "в три дня" is one, "три дня" are three days. */
  at?: RegExp
  /** Whole times in a word. */
  noon: string
  midnight: string
}

export const timeWords: Record<string, TimeWords> = {
  en: {
    hours: 'one two three four five six seven eight nine ten eleven twelve',
    oclock: "o[’']clock",
    before: {
      'half past': 30,
      'half-past': 30,
      '(?:a )?quarter past': 15,
      '(?:a )?quarter after': 15,
      '(?:a )?quarter to': -15,
      'ten past': 10,
      'twenty past': 20,
      'five past': 5,
      'ten to': -10,
      'twenty to': -20,
      'five to': -5,
    },
    morning: 'a\\.?\\s?m\\.?|in the (?:early )?morning',
    afternoon: 'p\\.?\\s?m\\.?|in the (?:late )?(?:afternoon|evening)|at night',
    noon: 'noon|midday',
    midnight: 'midnight',
  },
  fr: {
    hours: 'une deux trois quatre cinq six sept huit neuf dix onze douze',
    oclock: '(?!.)',
    perhaps: 'heures?|h',
    behind: { 'et demie?': 30, 'et quart': 15, 'moins le quart': -15 },
    morning: 'du matin',
    afternoon: "de l[’']après-midi|du soir",
    noon: 'midi',
    midnight: 'minuit',
  },
  de: {
    hours: 'ein/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
    oclock: 'uhr',
    before: { halb: -30, 'viertel nach': 15, 'viertel vor': -15, dreiviertel: -15 },
    morning: '(?:am |des )?(?:morgens?|vormittags?)|früh',
    afternoon: '(?:am |des )?(?:nachmittags?|abends?)',
    noon: 'mittags?',
    midnight: 'mitternacht|mitternachts',
  },
  es: {
    hours: 'una dos tres cuatro cinco seis siete ocho nueve diez once doce',
    oclock: '(?!.)',
    perhaps: 'horas?|h',
    behind: { 'y media': 30, 'y cuarto': 15, 'menos cuarto': -15 },
    morning: 'de la (?:mañana|madrugada)|a\\.?\\s?m\\.?',
    afternoon: 'de la (?:tarde|noche)|p\\.?\\s?m\\.?',
    noon: 'mediodía',
    midnight: 'medianoche',
  },
  ru: {
    hours:
      'час/первого два/второго три/третьего четыре/четвёртого/четвертого пять/пятого шесть/шестого семь/седьмого восемь/восьмого девять/девятого десять/десятого одиннадцать/одиннадцатого двенадцать/двенадцатого',
    oclock: '(?!.)',
    perhaps: 'час(?:а|ов)?|ч',
    before: { половина: -30, 'в половине': -30 },
    morning: 'утра|ночи',
    afternoon: 'дня|вечера',
    at: /(?:^|[^\p{L}])(?:в|к|до|после|около)\s$/iu,
    noon: 'полдень|в полдень',
    midnight: 'полночь|в полночь',
  },
  th: {
    hours: 'หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง',
    oclock: 'น\\.|นาฬิกา',
    morning: 'โมงเช้า',
    afternoon: 'โมงเย็น',
    noon: 'เที่ยงวัน',
    midnight: 'เที่ยงคืน',
  },
}
