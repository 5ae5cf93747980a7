import type { SmallVocabulary } from './small.ts'

export const arabic: SmallVocabulary = {
  gluedPrefixes: true,
  // "1914م" is a year of our era, and 1,914 metres.
  suffixes: { ordinal: [], decade: [], year: ['م'] },
  words: {
    // The names of the Levant and of Iraq, of the Maghreb, and other spellings.
    month: {
      1: 'كانون الثاني|جانفي|جانفيي',
      2: 'شباط|فيفري',
      3: 'آذار',
      4: 'نيسان|أفريل',
      5: 'أيار|ماي',
      6: 'حزيران|جوان',
      7: 'تموز|جويلية|يوليوز',
      8: 'آب|أوت|غشت|اغسطس',
      9: 'أيلول|شتنبر',
      10: 'تشرين الأول|اكتوبر',
      11: 'تشرين الثاني|نونبر',
      12: 'كانون الأول|دجنبر',
    },
    at: 'في|منذ|حتى|إلى|من|قبل|بعد|بين|نحو|يوم',
    weak: 'إلى|من|قبل|بعد|بين|حتى',
    yearMark: 'عام|سنة|العام|السنة|عامي|سنتي|أعوام|سنوات',
    between: 'بين',
    and: 'و',
    from: 'من|منذ',
    to: 'إلى|حتى',
    circa: 'حوالي|نحو',
    era: { bce: 'ق.م|ق.م.|ق م|قبل الميلاد', ce: 'ميلادي|ميلادية|للميلاد' },
    // The Hijra's years are shorter: they are not read.
    otherCount: 'هـ|ه|هـ.|هجري|هجرية|للهجرة|هجريا|هجرياً',
    counted: 'رجل|رجلا|رجلاً|جندي|جنديا|جندياً|شخص|شخصا|شخصاً|نسمة|قتيل|قتيلا|سفينة|مرة|صفحة',
    label: 'صفحة|ص|ص.|رقم|المادة|الجزء',
  },
}
