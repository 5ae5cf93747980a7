import type { SmallVocabulary } from './small.ts'

export const turkish: SmallVocabulary = {
  words: {
    yearTail: 'yılında|yılı|yılından|yılına|yılının|senesinde|yıllarında',
    era: {
      bce: 'mö|m.ö.|milattan önce|milattan önceki',
      ce: 'ms|m.s.|milattan sonra',
    },
    counted: 'yıl|kişi|asker|adam|insan|gemi|at|kez|kere|sayfa|lira',
    label: 'sayfa|s.|no|numara|madde|cilt',
  },
}
