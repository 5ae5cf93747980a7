import type { SmallVocabulary } from './small.ts'

export const swedish: SmallVocabulary = {
  words: {
    the: 'den',
    at: 'i|sedan|från|till|under|omkring|efter|före|mellan|och',
    weak: 'från|till|efter|före|mellan|och',
    yearMark: 'år|året|åren',
    between: 'mellan',
    and: 'och',
    from: 'från',
    to: 'till',
    circa: 'cirka|ca|ca.|c.|omkring',
    era: { bce: 'f.kr.|f. kr.|f.kr|före kristus|f.v.t.', ce: 'e.kr.|e. kr.|e.kr|efter kristus|e.v.t.' },
    counted: 'man|män|soldater|personer|människor|invånare|döda|skepp|hästar|gånger|sidor|kronor',
    label: 'sida|sidan|s.|nr|nummer|artikel|band',
  },
}
