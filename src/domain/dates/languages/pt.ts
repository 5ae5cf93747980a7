import type { SmallVocabulary } from './small.ts'

export const portuguese: SmallVocabulary = {
  suffixes: { ordinal: ['º', 'o', '°'], decade: [] },
  words: {
    the: 'o|a',
    at: 'em|desde|até|durante|por volta de|após|antes de|depois de|de|a|entre',
    weak: 'de|a|entre|até|após|antes de|depois de',
    yearMark: 'ano|ano de|anos de|anos',
    between: 'entre',
    and: 'e',
    from: 'de|desde',
    to: 'a|até',
    of: 'de|do',
    circa: 'cerca de|c.|ca.|por volta de',
    unit: { century: 'século|séculos' },
    era: { bce: 'a.c.|a. c.|antes de cristo|a.e.c.', ce: 'd.c.|d. c.|depois de cristo|e.c.' },
    counted: 'homens|soldados|pessoas|habitantes|mortos|feridos|navios|cavalos|vezes|páginas|reais|escudos',
    label: 'página|pág.|p.|n.º|nº|número|artigo|volume',
  },
}
