import type { SmallVocabulary } from './small.ts'

export const italian: SmallVocabulary = {
  suffixes: { ordinal: ['º', 'o', '°'], decade: [] },
  words: {
    the: 'il|l’|lo|la',
    at: 'nel|nell’|dal|dall’|al|all’|del|dell’|il|sul|durante il|entro il|verso il|dopo il|prima del|fino al',
    yearMark: 'anno|anni',
    between: 'tra il|fra il|tra|fra',
    and: 'e|e il|ed il|ed',
    from: 'dal|dall’',
    to: 'al|all’|fino al',
    of: 'del|dell’|di',
    circa: 'circa|ca.|c.',
    unit: { century: 'secolo|secoli|sec.' },
    era: { bce: 'a.c.|a. c.|avanti cristo|a.e.v.', ce: 'd.c.|d. c.|dopo cristo|e.v.' },
    counted: 'uomini|soldati|persone|abitanti|morti|feriti|navi|cavalli|volte|pagine|lire',
    label: 'pagina|pag.|p.|n.|numero|articolo|volume',
  },
}
