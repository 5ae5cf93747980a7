import type { SmallVocabulary } from './small.ts'

export const polish: SmallVocabulary = {
  words: {
    month: {
      1: 'styczniu|styczniem',
      2: 'lutym',
      3: 'marcu',
      4: 'kwietniu',
      5: 'maju',
      6: 'czerwcu',
      7: 'lipcu',
      8: 'sierpniu',
      9: 'wrześniu',
      10: 'październiku',
      11: 'listopadzie',
      12: 'grudniu',
    },
    at: 'w|we|od|do|po|przed|dnia',
    weak: 'od|do|po|przed',
    yearMark: 'rok|roku|lata|latach',
    yearTail: 'roku|rok|rokiem|r.',
    between: 'między',
    and: 'i|a',
    from: 'od',
    to: 'do',
    circa: 'około|ok.',
    unit: { century: 'wiek|wieku|wieki|wiekach' },
    era: {
      bce: 'p.n.e.|p.n.e|przed naszą erą|przed chrystusem|przed chr.',
      ce: 'n.e.|naszej ery|po chrystusie',
    },
    counted: 'lat|ludzi|żołnierzy|osób|mieszkańców|zabitych|rannych|okrętów|koni|razy|stron|złotych',
    label: 'strona|strony|str.|s.|nr|numer|artykuł|art.|tom',
  },
}
