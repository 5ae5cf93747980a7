import type { SmallVocabulary } from './small.ts'

/** Prepositions are the first letter of the word behind them. */
const behindPrefixes = (name: string) => ['ב', 'ל', 'מ', 'ה'].map((prefix) => prefix + name).join('|')

export const hebrew: SmallVocabulary = {
  gluedPrefixes: true,
  words: {
    month: {
      1: behindPrefixes('ינואר'),
      2: behindPrefixes('פברואר'),
      3: behindPrefixes('מרץ'),
      4: behindPrefixes('אפריל'),
      5: behindPrefixes('מאי'),
      6: behindPrefixes('יוני'),
      7: behindPrefixes('יולי'),
      8: behindPrefixes('אוגוסט'),
      9: behindPrefixes('ספטמבר'),
      10: behindPrefixes('אוקטובר'),
      11: behindPrefixes('נובמבר'),
      12: behindPrefixes('דצמבר'),
    },
    at: 'ב|מ|ל|עד|מאז|לפני|אחרי|בין',
    weak: 'ל|מ|עד|לפני|אחרי|בין',
    yearMark: 'שנת|בשנת|משנת|לשנת|עד שנת|השנים|בשנים',
    between: 'בין',
    and: 'ו',
    circa: 'סביב|בסביבות',
    era: { bce: 'לפנה"ס|לפנה״ס|לפני הספירה', ce: 'לספירה|לסה"נ|לסה״נ' },
    counted: 'איש|אנשים|חיילים|תושבים|הרוגים|ספינות|פעמים|עמודים|שנים',
    label: 'עמוד|עמ׳|מס׳|מספר|סעיף|כרך',
  },
}
