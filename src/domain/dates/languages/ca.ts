import type { SmallVocabulary } from './small.ts'

export const catalan: SmallVocabulary = {
  suffixes: { ordinal: ['r', 'n', 't', 'è'], decade: [] },
  words: {
    the: 'el|l’|la',
    at: 'el|del|al|en|des del|fins al|durant el',
    yearMark: 'any|anys',
    between: 'entre',
    and: 'i',
    of: 'de|d’|del|de l’',
    circa: 'cap al|c.|ca.',
    unit: { century: 'segle|segles' },
    era: { bce: 'ac|a.c.|a. c.|abans de crist', ce: 'dc|d.c.|d. c.|després de crist' },
    counted: 'homes|soldats|persones|habitants|morts|vaixells|cavalls|vegades|pàgines|pessetes',
    label: 'pàgina|pàg.|p.|núm.|número|article|volum',
  },
}
