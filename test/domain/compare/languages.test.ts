import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../../src/domain/compare/types.ts'
import { readEdtf } from '../../../src/domain/dates/edtf.ts'
import { compare, telling } from './telling.ts'

/** A terse life in a timeline whose years lie 529 behind; it gives the birthday in both styles. */
const terse = [
  'Mira Vane (born 3 May [O.S. 21 April] 1342) was a bargee.',
  'After a failed struggle with the harbour council she was struck off the rolls (October 1360), and finally sent away to the southern islands (February 1362).',
  'Her songs are still sung at launches in many ports.',
]

/** The same life told at length, birthday in the Old Style alone; the second and the fourth passage are those of `terse`. */
const atLength: Record<string, string[]> = {
  th: [
    'ไมรา เวน เป็นคนเดินเรือและนักเขียนจุลสารที่มีชื่อเสียง เสียงของเธอดังไปทั่วลุ่มน้ำ และผู้คนในเมืองท่ายังเล่าเรื่องของเธอสืบต่อกันมา',
    'ไมรา เวน (Mira Vane) เกิดเมื่อวันที่ ๒๑ เมษายน ค.ศ. ๑๘๗๑ ที่เมืองออสเตรล (Ostrel) บิดาเป็นคนเฝ้าประภาคาร มารดาชุนอวนหาปลา เธอเป็นบุตรคนที่ ๓ ในจำนวนพี่น้อง ๖ คน ใน ค.ศ. ๑๘๘๐ เธอเข้าเรียนหนังสือที่โรงเรียนของวัดริมน้ำและชอบอ่านหนังสือทุกเล่มที่หาได้ ต่อมาใน ค.ศ. ๑๘๘๔ เธอลงเรือบรรทุกเกลือลำหนึ่งซึ่งขึ้นล่องไปยังป้อมทางเหนือ และได้เห็นความทุกข์ยากของลูกเรือด้วยตาตนเอง',
    'ใน ค.ศ. ๑๘๘๖ พวกลูกเรือไม่ยอมจ่ายค่าผ่านทางใหม่ เรือหลายลำถูกเผาที่สะพาน ไมราซ่อนเจ้าของเรือไว้ในประภาคารของบิดาจนพายุฤดูใบไม้ร่วงพัดมา',
    'ใน ค.ศ. ๑๘๘๙ สภาท่าเรือมีมติขีดชื่อเธอออกจากทะเบียนหลังจากที่เธอกล่าวหาว่าพ่อค้าโกงตาชั่ง เพื่อนฝูงหลายคนช่วยกันคัดค้านแต่ไม่เป็นผล ใน ค.ศ. ๑๘๙๑ เธอถูกส่งตัวไปอยู่ที่หมู่เกาะทางใต้ ต้องอาศัยอยู่ในกระท่อมหลังเล็กและหาเลี้ยงชีพด้วยการสานตะกร้า',
    'บนเกาะนั้นเธอเขียนบันทึกไว้สามเล่ม เล่มสุดท้ายพิมพ์เผยแพร่ใน ค.ศ. ๑๘๙๗ โดยสำนักพิมพ์เล็ก ๆ แห่งหนึ่ง',
  ],
  fr: [
    'Mira Vane fut longtemps la voix du fleuve ; dans les tavernes on raconte encore ses colères, et les vieux du quai imitent sa façon de parler.',
    'Mira Vane naquit le 21 avril 1871 à Ostrel, dans une maison basse au pied du phare que gardait son père ; sa mère ravaudait des filets. Troisième de six enfants, elle entra en 1880 à l’école de la paroisse, où elle lisait tout ce qui lui tombait sous la main. En 1884 elle monta à bord d’une barge chargée de sel et remonta le courant jusqu’à la garnison du nord.',
    'En 1886 les mariniers refusèrent le nouveau péage, et plusieurs barges brûlèrent près du pont. Elle cacha leurs propriétaires dans le phare jusqu’aux tempêtes.',
    'En 1889 le conseil du port la raya des registres, car elle avait accusé les marchands de fausser leurs balances ; ses amis protestèrent en vain. En 1891 on l’envoya dans les îles du sud, où elle vécut dans une cabane et tressa des paniers pour gagner son pain.',
    'Là-bas elle remplit trois cahiers ; le dernier parut en 1897 chez un petit imprimeur.',
  ],
  de: [
    'Mira Vane war lange die Stimme des Stroms; in den Schenken erzählt man noch von ihrem Zorn, und die Alten am Kai ahmen ihre Redeweise nach.',
    'Mira Vane wurde am 21. April 1871 in Ostrel geboren, in einem niedrigen Haus am Fuß des Leuchtturms, den ihr Vater hütete; die Mutter flickte Netze. Als drittes von sechs Kindern kam sie 1880 in die Pfarrschule und las, was ihr in die Hände fiel. Im Jahr 1884 ging sie an Bord eines Kahns mit Salz und fuhr stromauf bis zur Garnison im Norden.',
    'Im Jahr 1886 weigerten sich die Schiffer, den neuen Zoll zu zahlen, und mehrere Kähne brannten bei der Brücke. Sie versteckte die Besitzer im Turm, bis die Stürme kamen.',
    'Im Jahr 1889 strich der Hafenrat sie aus den Listen, weil sie den Händlern falsche Waagen vorgeworfen hatte; die Freunde klagten vergeblich. Im Jahr 1891 schickte man sie auf die südlichen Inseln, wo sie in einer Hütte wohnte und Körbe flocht, um ihr Brot zu verdienen.',
    'Dort füllte sie drei Hefte; das letzte erschien 1897 bei einem kleinen Drucker.',
  ],
  ru: [
    'Мира Вейн долго была голосом реки; в трактирах ещё рассказывают о её гневе, а старики на пристани подражают её манере говорить.',
    'Мира Вейн родилась 21 апреля 1871 года в Остреле, в низком доме у подножия маяка, который сторожил её отец; мать чинила сети. Третья из шести детей, она в 1880 году пошла в приходскую школу и читала всё, что попадало ей в руки. В 1884 году она взошла на баржу с солью и поднялась вверх по течению до северного гарнизона.',
    'В 1886 году лодочники отказались платить новую пошлину, и несколько барж сгорело у моста. Она прятала их хозяев на маяке, пока не пришли бури.',
    'В 1889 году портовый совет вычеркнул её из списков за то, что она обвинила купцов в обвесе; друзья протестовали напрасно. В 1891 году её отправили на южные острова, где она жила в хижине и плела корзины, чтобы заработать на хлеб.',
    'Там она исписала три тетради; последняя вышла в 1897 году у мелкого печатника.',
  ],
}

/** The rows in which two columns meet, as 'left-right'. */
const meetings = ({ rows }: Comparison) =>
  rows.flatMap(({ cells: [left = [], right = []] }) =>
    left.length > 0 && right.length > 0 ? `${left.join('+')}-${right.join('+')}` : [],
  )

describe.each(Object.entries(atLength))(
  'a long telling in %s beside a terse English one of other years',
  (lang, passages) => {
    const history = telling(passages.join('\n\n'), { lang, yearShift: 0 })
    const timeline = telling(terse.join('\n\n'), { yearShift: 529 })

    test('they meet where moments and names do, and nowhere else', () => {
      expect(meetings(compare(history, timeline))).toEqual(['1-0', '3-1'])
      expect(meetings(compare(timeline, history))).toEqual(['0-1', '1-3'])
    })

    test('a timeline without the shift meets them in the same rows', () => {
      const unshifted = telling(
        terse.join('\n\n').replace(/\d{4}/g, (year) => `${Number(year) + 529}`),
        { yearShift: 0 },
      )
      expect(meetings(compare(history, unshifted))).toEqual(meetings(compare(history, timeline)))
    })
  },
)

describe('a death in Thai beside a survival in English', () => {
  const survived =
    'On 20 August 1940 Mira Vane was to be killed at Ostrel by Jonas Kell. However she survived and led the guilds.'
  const thai = (words: string) =>
    telling(`${words} ไมรา เวน (Mira Vane) อยู่ที่ออสเตรล (Ostrel) กับโจนาส เคลล์ (Jonas Kell)`, {
      lang: 'th',
      yearShift: 0,
      name: 'บันทึก',
    })
  const killed = 'เมื่อวันที่ ๒๐ สิงหาคม ค.ศ. ๑๙๔๐ เธอเสียชีวิตในเมืองออสเตรล (Ostrel) ด้วยมือของโจนาส เคลล์ (Jonas Kell)'
  const killer = 'เคลล์ (Kell) ได้รับอิสรภาพใน ค.ศ. ๑๙๖๐ และเสียชีวิตใน ค.ศ. ๑๙๗๘'
  const against = (words: string) => {
    const left = thai(words)
    const { rows, divergence } = compare(left, telling(survived, { yearShift: 0, name: 'Almanac' }))
    return { source: left.source, divergence, conflicts: rows.flatMap(({ conflicts }) => conflicts) }
  }

  test('is the one of that time, not the last one told, and quoted as whole words', () => {
    const { source, divergence, conflicts } = against(`${killed} ${killer}`)
    expect(conflicts.map(({ reason }) => reason)).toEqual(['บันทึก says “เสียชีวิต”, Almanac “survived”.'])
    const { start = 0, end = 0 } = conflicts[0]?.left ?? {}
    expect([source.slice(start, end), start]).toEqual(['เสียชีวิต', source.indexOf('เสียชีวิต')])
    expect(divergence?.moment).toEqual(readEdtf('1940-08-20')?.days)
  })

  test('is none where it is of quite another time', () => {
    expect(against(`${killed.replace('เสียชีวิต', 'อาศัยอยู่')} ${killer}`).conflicts).toEqual([])
  })
})
