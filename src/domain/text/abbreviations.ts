/**
 * Words that end in a full stop without ending a sentence, folded, without their last stop. The sets are merged: a text
 * in one language quotes names and titles in others, and a false friend among them is rarer than a missed break.
 */
const always = new Set(
  (
    'mr mrs ms dr prof st ste rev fr sr jr hon gen col lt ltc maj capt cpt sgt cpl pvt adm cmdr brig gov sen rep pres supt insp ' +
    'no nos vol vols ed eds pp p pt ch sec fig figs art cf viz ca c b d fl r e.g i.e v vs al op cit ibid ft mt ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ' +
    'bzw z.b d.h u.a vgl nr str hrsg geb gest jh jhdt jan febr okt dez ' +
    'm mm mme mlle me p.ex env av apr janv févr fevr juill sept ' +
    'sra srta dna ud uds núm num pág pag ee uu aprox a.c d.c ' +
    'т.е т.д т.п г гг в вв тов им ул св проф акад ген см стр р род ум янв февр авг сент окт нояб дек ' +
    'ค.ศ พ.ศ ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค ดร นพ พล.อ พ.อ ร.ต น ร.ศ จ.ศ'
  ).split(' '),
)

/** Abbreviations that also close sentences; the next word decides. */
const perhaps = new Set(
  'etc usw inc ltd co corp bros u.s u.k u.s.a u.s.s.r a.m p.m b.c a.d b.c.e c.e d.c ph.d др руб тыс'.split(
    ' ',
  ),
)

/** Capitalised words that seldom follow an abbreviation inside a sentence. */
const starters = new Set(
  (
    'the a an in on at by he she it they we i this that these those his her its their there when while after before as if but and ' +
    'however although during from for to with under since until meanwhile der die das ein eine im am le la les il elle un une ' +
    'el los las en se он она они это в на'
  ).split(' '),
)

/** Whether a full stop after `word` (folded, inner stops kept) leaves the sentence open, given the folded next word. */
export function leavesOpen(word: string, next: string): boolean {
  if (always.has(word)) return true
  if (perhaps.has(word)) return !starters.has(next)
  // Inner stops and one-letter parts: initials such as J.R.R. or n.d.
  return /^(\p{L}\.)+\p{L}$/u.test(word) && !starters.has(next)
}
