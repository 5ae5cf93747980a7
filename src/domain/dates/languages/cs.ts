import type { SmallVocabulary } from './small.ts'

export const czech: SmallVocabulary = {
  words: {
    month: {
      1: 'lednu',
      2: 'únoru',
      3: 'březnu',
      4: 'dubnu',
      5: 'květnu',
      6: 'červnu',
      7: 'červenci',
      8: 'srpnu',
      9: 'září',
      10: 'říjnu',
      11: 'listopadu',
      12: 'prosinci',
    },
    at: 'v|ve|od|do|po|před|dne',
    weak: 'od|do|po|před',
    yearMark: 'rok|roce|roku|rokem|letech|léta',
    between: 'mezi',
    and: 'a',
    circa: 'kolem|asi|cca',
    unit: { century: 'století' },
    era: { bce: 'př. n. l.|př.n.l.|před kristem|př. kr.', ce: 'n. l.|n.l.|po kristu' },
    counted: 'let|lidí|mužů|vojáků|osob|obyvatel|mrtvých|lodí|krát|stran|korun',
    label: 'strana|str.|s.|č.|číslo|článek|díl',
  },
}
