import type { SmallVocabulary } from './small.ts'

export const romanian: SmallVocabulary = {
  words: {
    at: 'în|din|până în',
    yearMark: 'anul|anului|anii|anilor',
    between: 'între',
    and: 'și|şi',
    circa: 'circa|cca.|c.',
    unit: { century: 'secolul|secolului' },
    era: { bce: 'î.hr.|î. hr.|î.e.n.|înainte de hristos', ce: 'd.hr.|d. hr.|e.n.|după hristos' },
    counted: 'de|oameni|soldați|persoane|locuitori|morți|nave|ori|pagini|lei|ani',
    label: 'pagina|pag.|p.|nr.|numărul|articolul|volumul',
  },
}
