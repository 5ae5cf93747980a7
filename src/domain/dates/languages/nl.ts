import type { SmallVocabulary } from './small.ts'

export const dutch: SmallVocabulary = {
  suffixes: { ordinal: ['e', 'de', 'ste'], decade: [] },
  words: {
    the: 'de|het',
    at: 'in|sinds|vanaf|tot|na|voor|tijdens|anno|rond|omstreeks|van|tussen|en',
    weak: 'tot|na|voor|van|tussen|en',
    yearMark: 'jaar|jaren',
    between: 'tussen',
    and: 'en',
    from: 'van|vanaf',
    to: 'tot|tot en met|t/m',
    of: 'van',
    circa: 'circa|ca.|c.|rond|omstreeks',
    unit: { century: 'eeuw|eeuwen' },
    era: { bce: 'v.chr.|v. chr.|v.chr|voor christus|v.o.j.', ce: 'n.chr.|n. chr.|n.chr|na christus' },
    counted: 'man|mannen|soldaten|mensen|personen|inwoners|doden|schepen|paarden|keer|pagina’s|gulden',
    label: 'pagina|blz.|p.|nr.|nummer|artikel|deel',
  },
}
