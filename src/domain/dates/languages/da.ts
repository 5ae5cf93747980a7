import type { SmallVocabulary } from './small.ts'

/** Danish, and Norwegian, which says dates with the same words. */
export const danish: SmallVocabulary = {
  words: {
    the: 'den',
    at: 'i|siden|fra|til|under|omkring|efter|etter|før|mellem|mellom|og',
    weak: 'fra|til|efter|etter|før|mellem|mellom|og',
    yearMark: 'år|året|årene',
    between: 'mellem|mellom',
    and: 'og',
    from: 'fra',
    to: 'til',
    circa: 'cirka|ca.|c.|omkring',
    era: { bce: 'f.kr.|f. kr.|f.kr|før kristus|f.v.t.', ce: 'e.kr.|e. kr.|e.kr|efter kristus|etter kristus' },
    counted:
      'mand|mann|mænd|menn|soldater|personer|mennesker|indbyggere|innbyggere|døde|skibe|skip|heste|hester|gange|ganger|sider|kroner',
    label: 'side|s.|nr.|nummer|artikel|bind',
  },
}
