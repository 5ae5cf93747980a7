import type { LifeProperty } from './lead-language.ts'
import { ANY_DATE, DATE } from './lead-text.ts'
import type { Stretch, Told } from './sayings.ts'

/** Before the verb: somebody else, doubt or denial, or something that happens and is nobody. */
const NOT_THE_SUBJECT =
  /^(?:สงคราม|เหตุ|การ|ยุทธการ|ปฏิวัติ|แผ่นดินไหว|ไฟ|น้ำ|โรค|วิกฤต|พรรค|บริษัท|ลัทธิ)|บิดา|มารดา|พ่อ|แม่|บุตร|ลูก|ธิดา|ภรรยา|สามี|ภริยา|พี่|น้อง|ปู่|ย่า|ยาย|ลุง|ป้า|หลาน|ฝาแฝด|เพื่อน|ไม่|ว่ากันว่า|เชื่อว่า|เชื่อกันว่า|กล่าวว่า|อ้างว่า|ตำนาน|เล่าว่า|อาจ|น่าจะ|ถ้า|หาก|แต่|ซึ่งเป็น/u
/** Between the verb and its date: something else that is told, which the date may be of. */
const ANOTHER = /และ|แต่|แล้ว|ตาย|เสียชีวิต|เกิด|ถึงแก่|หรือ|ขึ้น|ซึ่ง|จน|ย้าย|แต่งงาน|ไม่|บิดา|มารดา|พ่อ|แม่/u
const LONGEST_BEFORE = 160

const sayings: readonly [LifeProperty, RegExp][] = [
  ['born', new RegExp(`เกิด(?!ขึ้น)([^\\uE000-\\uE003.;()]{0,60}?)(${DATE})`, 'u')],
  [
    'died',
    new RegExp(
      `(?:เสียชีวิต|ถึงแก่กรรม|ถึงแก่อสัญกรรม|สวรรคต|สิ้นพระชนม์)([^\\uE000-\\uE003.;()]{0,60}?)(${DATE})`,
      'u',
    ),
  ],
]
const DOUBTED = /ว่ากันว่า|ตำนาน|ตามคำเล่า|บ้างว่า|ไม่แน่ชัด/u
const ALTERNATIVE = new RegExp(`^\\s*[,(]?\\s*(?:หรือ|${ANY_DATE})`, 'u')

/** Words by which a later sentence goes on about the subject, the verb itself among them. */
const GOES_ON = /^(?:เขา|เธอ|ท่าน|พระองค์|เกิด|เสียชีวิต|ถึงแก่)/u
/** What ends the name that an article opens with. */
const BEHIND_NAME = /\s*(?:\(|เป็น|คือ|เกิด|เสียชีวิต|ถึงแก่|ซึ่ง|ไม่|ได้)/u
/** Units of the beginning of a sentence that must stand in the name, for it to be the same name. */
const SAME_NAME = 5

/** The name that a Thai text opens with. */
export function thaiName(text: string): string {
  return text.slice(0, BEHIND_NAME.exec(text)?.index ?? 0).trim()
}

/** A birth and a death as a Thai clause tells them; words stand without spaces there, and names without capitals. */
export function readThaiClause(text: string, { start, end }: Stretch, name: string): Told[] {
  const clause = text.slice(start, end)
  if (!GOES_ON.test(clause) && !name.includes(clause.slice(0, SAME_NAME))) return []
  return sayings.flatMap(([property, saying]) => {
    const found = saying.exec(clause)
    if (!found || found.index > LONGEST_BEFORE) return []
    const [whole, between = '', date = ''] = found
    const before = clause.slice(0, found.index)
    const behind = clause.slice(found.index + whole.length)
    if (NOT_THE_SUBJECT.test(before) || ANOTHER.test(between) || ALTERNATIVE.test(behind)) return []
    if (DOUBTED.test(behind)) return []
    const dateEnd = start + found.index + whole.length
    const told = { start: dateEnd - date.length, end: dateEnd }
    return [{ property, end: dateEnd, date: told, place: null, name: null }]
  })
}
