import type { SmallVocabulary } from './small.ts'

export const finnish: SmallVocabulary = {
  words: {
    yearMark: 'vuonna|vuosi|vuoden|vuodesta|vuoteen|vuosina|vuodelta|vuosien',
    circa: 'noin|n.',
    era: { bce: 'eaa.|eaa|ekr.|ekr|e.kr.|ennen ajanlaskun alkua', ce: 'jaa.|jaa|jkr.|jkr|j.kr.' },
    counted: 'vuotta|miestä|sotilasta|henkeä|ihmistä|asukasta|laivaa|kertaa|sivua|markkaa',
    label: 'sivu|s.|nro|numero',
  },
}
