import { describe, expect, test } from 'vitest'
import { readColumn } from '../../../src/domain/compare/read-column.ts'
import { readLead } from '../../../src/domain/compare/read-lead.ts'
import type { Telling } from '../../../src/domain/compare/types.ts'
import { telling } from './telling.ts'

type Facts = Record<string, string>

/** What the lead of a text states, dates as EDTF. */
function lead(source: string, more: Partial<Telling> = {}): Facts {
  const read = readLead(readColumn(telling(source, more)))
  for (const { value, start, end } of read) {
    expect(source.slice(start as number, end as number).replace(/\s+/g, ' ')).toBe(value)
  }
  return Object.fromEntries(read.map(({ property, value, date }) => [property, date?.edtf ?? value]))
}

const inVienna = { born: '1612', birthplace: 'Vienna' }

const cases: Record<string, [source: string, expected: Facts][]> = {
  en: [
    ['Konrad Weber was born in 1612 in Vienna and moved to Prague in 1630.', inVienna],
    ['Konrad Weber was born in Vienna in 1612 and moved to Prague in 1630.', inVienna],
    ['Konrad Weber was born in 1612 in Vienna to a miller, and moved to Prague in 1630.', inVienna],
    ['Konrad Weber was born in Vienna to a miller in 1612.', inVienna],
    ['Konrad Weber was born to a miller in Vienna in 1612.', inVienna],
    ['Konrad Weber was born to a miller killed in 1612.', {}],
    ['Konrad Weber was born to a miller who had come in 1612.', {}],
    [
      'Konrad Weber, born in 1612 in Vienna, died in 1680 in Prague.',
      { ...inVienna, died: '1680', 'place of death': 'Prague' },
    ],
    [
      'Konrad Weber was born in 1612 in Vienna and died in 1680 in Prague.',
      { ...inVienna, died: '1680', 'place of death': 'Prague' },
    ],
    ['Born in 1612 in Vienna, Konrad Weber moved to Prague in 1630.', inVienna],
    ['Born in Vienna in 1612, Konrad, who moved to Prague, was a miller.', inVienna],
    ['Born in 1612 in Vienna, his father moved to Prague.', {}],
    ['On 12 March 1612, Konrad Weber was born in Vienna.', { born: '1612-03-12', birthplace: 'Vienna' }],
    ['In 1612 Konrad Weber was born in Vienna.', inVienna],
    ['Konrad Weber was born in 1612 in Vienna, Austria.', { born: '1612', birthplace: 'Vienna, Austria' }],
    [
      'Konrad Weber was born in 1612 in Newcastle upon Tyne.',
      { born: '1612', birthplace: 'Newcastle upon Tyne' },
    ],
    ['Konrad Weber was born in 1612 in this town.', { born: '1612' }],
    ['Konrad Weber was born in the village of Tarn in 1612.', { born: '1612' }],
    ['Konrad Weber was born in 1612.', { born: '1612' }],
    ['Konrad Weber was born c. 1612 in Vienna.', { born: '1612~', birthplace: 'Vienna' }],
    ['Konrad Weber was born around 1612.', { born: '1612~' }],
    ['Konrad Weber was born in the 1610s.', { born: '161X' }],
    ['Konrad Weber was born before 1612.', { born: '../1612' }],
    ['Konrad Weber was born in 1431 or 1432.', {}],
    ['Konrad Weber was born in 1431, or perhaps 1432.', {}],
    ['Konrad Weber was born in 1431 (or 1432) in Vienna.', {}],
    ['Konrad Weber was born either in 1431 or in 1432.', {}],
    ['Konrad Weber was born in 1431/32.', {}],
    ['Konrad Weber was born between 1431 and 1433.', {}],
    ['Konrad Weber was born on 12 March.', {}],
    ['Konrad Weber was not born in 1612.', {}],
    ['Konrad Weber was never born in 1612.', {}],
    ['Konrad Weber was born not in 1612 but in 1613.', {}],
    ['Konrad Weber was allegedly born in 1612.', {}],
    ['Konrad Weber is said to have been born in 1612.', {}],
    ['Konrad Weber was born in 1612, according to legend.', {}],
    ['Konrad Weber was born in 1612, though this is disputed.', {}],
    ['Konrad Weber was born in 1612; other sources give 1613.', {}],
    ['According to legend Konrad Weber was born in 1612.', {}],
    ['“Konrad Weber was born in 1612,” said Anna.', {}],
    ['Was Konrad Weber born in 1612?', {}],
    ['If Konrad Weber was born in 1612, he lied.', {}],
    ['Konrad Weber’s father was born in 1580.', {}],
    ['The father of Konrad Weber was born in 1580.', {}],
    ['Konrad Weber, whose father was born in 1580 in Vienna, was a miller.', {}],
    ['Konrad Weber was the son of Karl Weber, who was born in 1580.', {}],
    ['Konrad Weber was the son of Karl Weber, born in 1580.', {}],
    ['Konrad Weber was a miller, born in 1612 in Vienna.', inVienna],
    ['Konrad Weber, a miller, was born in 1612 in Vienna.', inVienna],
    ['Konrad and Maria Weber were born in 1612.', {}],
    ['Konrad Weber and Maria Weber, born in 1612, were millers.', {}],
    ['Konrad Weber was born in 1612 in Vienna, Maria in Prague in 1615.', inVienna],
    ['The Salt Party was born in 1612 in Vienna.', {}],
    ['The firm was born in 1612.', {}],
    ['Konrad Weber died aged 40.', {}],
    ['Konrad Weber died in 1680 aged 68.', { died: '1680' }],
    ['Konrad Weber died in Prague in 1680.', { died: '1680', 'place of death': 'Prague' }],
    ['Konrad Weber died in 1680 or 1681.', {}],
    ['Konrad Weber was born in 1612 and died two years later.', { born: '1612', died: '1614' }],
    ['Konrad Weber was born in 1612 in Vienna. He died in 1680.', { ...inVienna, died: '1680' }],
    ['Konrad Weber was a miller. He was born in 1612 in Vienna.', inVienna],
    ['Konrad Weber was an Austrian miller. He was born in 1612 in Vienna.', inVienna],
    ['Konrad Weber worked for Karl Meyer. He was born in 1612 in Vienna.', {}],
    ['Konrad Weber had a brother. He was born in 1612 in Vienna.', {}],
    ['Konrad Weber was a miller. His brother was born in 1612.', {}],
    ['Konrad Weber was a miller. Karl Weber was born in 1612.', {}],
    ['Konrad Weber was a miller. Weber was born in 1612 in Vienna.', inVienna],
    ['Konrad Weber married in 1640. In 1642 a daughter was born.', {}],
    ['Konrad Weber became mayor in 1640 and died in office.', {}],
    [
      'Konrad Weber (1612 Vienna – 1680 Prague) was a miller.',
      { ...inVienna, died: '1680', 'place of death': 'Prague' },
    ],
    [
      'Konrad Weber (Vienna, 12 March 1612 – Prague, 3 May 1680) was a miller.',
      { born: '1612-03-12', birthplace: 'Vienna', died: '1680-05-03', 'place of death': 'Prague' },
    ],
    [
      'Konrad Weber (12 March 1612, Vienna – 3 May 1680, Prague) was a miller.',
      { born: '1612-03-12', birthplace: 'Vienna', died: '1680-05-03', 'place of death': 'Prague' },
    ],
    [
      'Konrad Weber (12 March 1612 in Vienna – 1680) was a miller.',
      { born: '1612-03-12', birthplace: 'Vienna', died: '1680' },
    ],
    ['Konrad Weber (born 1612) was a miller.', { born: '1612' }],
    ['Konrad Weber (b. 1612 in Vienna; d. 1680) was a miller.', { ...inVienna, died: '1680' }],
    ['Konrad Weber (b. 1612, d. 1680) was a miller.', { born: '1612', died: '1680' }],
    ['Konrad Weber (b. 1612 or 1613, d. 1680) was a miller.', { died: '1680' }],
    ['Konrad Weber (born c. 1612; died after 1680) was a miller.', { born: '1612~', died: '1680/..' }],
    ['Konrad Weber (died 1680) was a miller.', { died: '1680' }],
    ['Konrad Weber (r. 1640–1680) was a king.', {}],
    ['Konrad Weber (reigned 3 May 1640 – 4 May 1680) was a king.', {}],
    ['Konrad Weber (mayor from 3 May 1640) was born in 1612.', { born: '1612' }],
    ['Konrad Weber, son of Karl Weber (12 March 1580 – 3 May 1640), was a miller.', {}],
    ['Konrad Weber and Maria Weber (12 March 1612 – 3 May 1680) were millers.', {}],
    ['The Salt War (1612 Vienna – 1680 Prague) was long.', {}],
    [
      'WEBER, KONRAD (1612-1680), English poet, was born on the 25th of December 1612.',
      { born: '1612-12-25' },
    ],
    ['Konrad Weber (b. 1612) was a miller. He was born in 1613.', {}],
    ['For other men of that name, see Weber.\n\nKonrad Weber was born in 1612.', { born: '1612' }],
    ['# Konrad Weber\n\nWeber was born in 1612 in Vienna.', inVienna],
    ['> Konrad Weber was born in 1612 in Vienna.', {}],
  ],
  de: [
    ['Konrad wurde 1612 in Wien geboren und zog 1630 nach Prag.', { born: '1612', birthplace: 'Wien' }],
    ['Konrad Weber wurde am 12. März 1612 in Wien geboren.', { born: '1612-03-12', birthplace: 'Wien' }],
    [
      'Konrad Weber wurde in Wien am 12. März 1612 geboren und zog 1630 nach Prag.',
      { born: '1612-03-12', birthplace: 'Wien' },
    ],
    ['Konrad Weber wurde 1612 in Wien als Sohn eines Müllers geboren.', { born: '1612', birthplace: 'Wien' }],
    ['Konrad Weber wurde 1612 als Sohn eines Müllers in Wien geboren.', { born: '1612' }],
    ['Konrad Weber wurde geboren am 12. März 1612 in Wien.', { born: '1612-03-12', birthplace: 'Wien' }],
    [
      'Konrad Weber, geboren 1612 in Wien, gestorben 1680 in Prag, war Müller.',
      { born: '1612', birthplace: 'Wien', died: '1680', 'place of death': 'Prag' },
    ],
    [
      'Konrad Weber kam 1612 in Wien zur Welt und starb 1680 in Prag.',
      { born: '1612', birthplace: 'Wien', died: '1680', 'place of death': 'Prag' },
    ],
    ['1612 wurde Konrad Weber in Wien geboren.', { born: '1612', birthplace: 'Wien' }],
    [
      'Am 12. März 1612 wurde Konrad Weber in Wien geboren, 1630 zog er nach Prag.',
      { born: '1612-03-12', birthplace: 'Wien' },
    ],
    ['Geboren 1612 in Wien, zog Konrad Weber 1630 nach Prag.', { born: '1612', birthplace: 'Wien' }],
    [
      'Konrad Weber (* 12. März 1612 in Wien; † 3. Mai 1680 in Prag) war Müller.',
      { born: '1612-03-12', birthplace: 'Wien', died: '1680-05-03', 'place of death': 'Prag' },
    ],
    [
      'Konrad Weber (* 12. März 1612 in Wien; † 1680) war Müller.',
      { born: '1612-03-12', birthplace: 'Wien', died: '1680' },
    ],
    ['Konrad Weber (*1612 – †1680) war Müller.', { born: '1612', died: '1680' }],
    [
      'Konrad Weber (1612 Wien – 1680 Prag) war Müller.',
      { born: '1612', birthplace: 'Wien', died: '1680', 'place of death': 'Prag' },
    ],
    [
      'Konrad Weber (geb. 1612 in Wien, gest. 1680 in Prag) war Müller.',
      { born: '1612', birthplace: 'Wien', died: '1680', 'place of death': 'Prag' },
    ],
    ['Konrad Weber starb 1680 in Prag.', { died: '1680', 'place of death': 'Prag' }],
    ['Konrad Weber ist 1680 in Prag gestorben.', { died: '1680', 'place of death': 'Prag' }],
    ['Konrad Weber wurde um 1612 geboren.', { born: '1612~' }],
    ['Konrad Weber wurde 1611 oder 1612 geboren.', {}],
    ['Konrad Weber wurde zwischen 1611 und 1613 geboren.', {}],
    ['Konrad Weber wurde nicht 1612 in Wien geboren.', {}],
    ['Konrad Weber soll 1612 in Wien geboren worden sein.', {}],
    ['Konrad Weber wurde angeblich 1612 geboren.', {}],
    ['Konrad Weber wurde 1612 geboren, heißt es in der Sage.', {}],
    ['Konrad Weber, dessen Vater 1580 in Wien geboren wurde, war Müller.', {}],
    ['Konrad Weber wurde 1612 in Wien und Maria 1615 in Prag geboren.', {}],
    ['Konrad Weber starb mit 40 Jahren.', {}],
    ['Konrad Weber war Müller. Er wurde 1612 in Wien geboren.', { born: '1612', birthplace: 'Wien' }],
    ['Konrad Weber war Müller. Sein Vater starb 1640.', {}],
    ['Konrad Weber diente Karl Meyer. Er wurde 1612 geboren.', {}],
    ['Konrad Weber heiratete 1640. 1642 wurde seine Tochter Maria geboren.', {}],
    ['Die Partei wurde 1612 geboren.', {}],
    ['Konrad Weber wurde 1612 Bürger von Wien.', {}],
    ['Konrad Weber zog 1630 nach Prag, wo er 1680 starb.', {}],
  ],
  fr: [
    [
      'Conrad Weber est né en 1612 à Vienne et s’installa à Prague en 1630.',
      { born: '1612', birthplace: 'Vienne' },
    ],
    ['Conrad Weber est né à Vienne en 1612.', { born: '1612', birthplace: 'Vienne' }],
    [
      'Conrad Weber, né le 12 mars 1612 à Vienne et mort le 3 mai 1680 à Prague, est un meunier.',
      { born: '1612-03-12', birthplace: 'Vienne', died: '1680-05-03', 'place of death': 'Prague' },
    ],
    ['Conrad Weber naquit en 1612 à Vienne d’un meunier.', { born: '1612', birthplace: 'Vienne' }],
    ['Marie Weber est née le 12 mars 1612 au Mans.', { born: '1612-03-12' }],
    ['Né en 1612 à Vienne, Conrad Weber partit en 1630.', { born: '1612', birthplace: 'Vienne' }],
    ['En 1612, Conrad Weber naît à Vienne.', { born: '1612', birthplace: 'Vienne' }],
    [
      'Conrad Weber (12 mars 1612, Vienne – 3 mai 1680, Prague) est un meunier.',
      { born: '1612-03-12', birthplace: 'Vienne', died: '1680-05-03', 'place of death': 'Prague' },
    ],
    ['Conrad Weber (né en 1612, mort en 1680) est un meunier.', { born: '1612', died: '1680' }],
    ['Conrad Weber mourut à Prague en 1680.', { died: '1680', 'place of death': 'Prague' }],
    ['Conrad Weber est décédé en 1680.', { died: '1680' }],
    ['Conrad Weber est né en 1431 ou 1432.', {}],
    ['Conrad Weber est né entre 1431 et 1433.', {}],
    ['Conrad Weber est né vers 1431.', { born: '1431~' }],
    ['Conrad Weber n’est pas né en 1612.', {}],
    ['Conrad Weber serait né en 1612.', {}],
    ['Conrad Weber est né en 1612, selon la légende.', {}],
    ['Conrad Weber, dont le père est né en 1580, est un meunier.', {}],
    ['Conrad Weber est un meunier. Son père est né en 1580.', {}],
    ['Conrad Weber est un meunier. Il est né en 1612 à Vienne.', { born: '1612', birthplace: 'Vienne' }],
    ['Conrad Weber est mort à 40 ans.', {}],
    ['Le parti est né en 1612.', {}],
  ],
  es: [
    ['Conrado nació en Viena en 1612 y se trasladó a Praga en 1630.', { born: '1612', birthplace: 'Viena' }],
    [
      'Conrado Weber nació el 12 de marzo de 1612 en Viena y murió en Praga en 1680.',
      { born: '1612-03-12', birthplace: 'Viena', died: '1680', 'place of death': 'Praga' },
    ],
    ['Conrado Weber, nacido en 1612 en Viena, fue molinero.', { born: '1612', birthplace: 'Viena' }],
    [
      'Nacido en Viena en 1612, Conrado Weber se trasladó a Praga en 1630.',
      { born: '1612', birthplace: 'Viena' },
    ],
    ['El 12 de marzo de 1612 nació Conrado Weber en Viena.', { born: '1612-03-12', birthplace: 'Viena' }],
    [
      'Conrado Weber (Viena, 12 de marzo de 1612 – Praga, 3 de mayo de 1680) fue un molinero.',
      { born: '1612-03-12', birthplace: 'Viena', died: '1680-05-03', 'place of death': 'Praga' },
    ],
    [
      'Conrado Weber (n. 1612 en Viena; m. 1680) fue un molinero.',
      { born: '1612', birthplace: 'Viena', died: '1680' },
    ],
    ['Conrado Weber fue un molinero. Nació en 1612 en Viena.', { born: '1612', birthplace: 'Viena' }],
    ['Conrado Weber nació en 1431 o 1432.', {}],
    ['Conrado Weber nació entre 1431 y 1433.', {}],
    ['Conrado Weber no nació en 1612.', {}],
    ['Conrado Weber habría nacido en 1612.', {}],
    ['Conrado Weber nació en 1612, según la leyenda.', {}],
    ['Conrado Weber, cuyo padre nació en 1580, fue molinero.', {}],
    ['Conrado Weber fue molinero. Su hermano nació en 1612.', {}],
    ['Conrado Weber falleció en 1680 en Praga.', { died: '1680', 'place of death': 'Praga' }],
    ['Conrado Weber murió a los 40 años.', {}],
    ['La empresa nació en 1612 en Viena.', {}],
  ],
  ru: [
    ['Конрад родился в 1612 году в Вене и переехал в Прагу в 1630 году.', { born: '1612' }],
    ['Конрад Вебер родился в Вене в 1612 году.', { born: '1612' }],
    [
      'Конрад Вебер родился 12 марта 1612 года в Вене и умер в 1680 году в Праге.',
      { born: '1612-03-12', died: '1680' },
    ],
    ['12 марта 1612 года в Вене родился Конрад Вебер.', { born: '1612-03-12' }],
    [
      'Конрад Вебер (12 марта 1612, Вена — 3 мая 1680, Прага) — мельник.',
      { born: '1612-03-12', birthplace: 'Вена', died: '1680-05-03', 'place of death': 'Прага' },
    ],
    ['Конрад Вебер (род. 12 марта 1612, Вена) — мельник.', { born: '1612-03-12', birthplace: 'Вена' }],
    ['Конрад Вебер (род. 1612 — ум. 1680) — мельник.', { born: '1612', died: '1680' }],
    ['Конрад Вебер был мельником. Родился в 1612 году.', { born: '1612' }],
    ['Конрад Вебер родился в 1431 или 1432 году.', {}],
    ['Конрад Вебер родился между 1431 и 1433 годами.', {}],
    ['Конрад Вебер родился около 1431 года.', { born: '1431~' }],
    ['Конрад Вебер не родился в 1612 году.', {}],
    ['Конрад Вебер якобы родился в 1612 году.', {}],
    ['Конрад Вебер родился в 1612 году, как гласит предание.', {}],
    ['Конрад Вебер, чей отец родился в 1580 году, был мельником.', {}],
    ['Конрад Вебер был мельником. Его брат родился в 1612 году.', {}],
    ['Конрад Вебер скончался в 1680 году.', { died: '1680' }],
    ['Конрад Вебер умер в 40 лет.', {}],
  ],
  th: [
    ['คอนราด เวเบอร์ เกิดเมื่อวันที่ 12 มีนาคม ค.ศ. 1612 ที่กรุงเวียนนา', { born: '1612-03-12' }],
    ['คอนราด เวเบอร์ เกิดในปี ค.ศ. 1612 และย้ายไปปรากในปี ค.ศ. 1630', { born: '1612' }],
    ['คอนราด เวเบอร์ เกิดที่กรุงเวียนนาเมื่อ ค.ศ. 1612', { born: '1612' }],
    ['คอนราด เวเบอร์ เกิดในครอบครัวชาวนาเมื่อวันที่ 12 มีนาคม ค.ศ. 1612', { born: '1612-03-12' }],
    ['คอนราด เวเบอร์ เสียชีวิตเมื่อวันที่ 3 พฤษภาคม ค.ศ. 1680', { died: '1680-05-03' }],
    [
      'คอนราด เวเบอร์ (12 มีนาคม ค.ศ. 1612 – 3 พฤษภาคม ค.ศ. 1680) เป็นคนสีข้าว',
      { born: '1612-03-12', died: '1680-05-03' },
    ],
    ['คอนราด เวเบอร์ เกิดเมื่อ ค.ศ. 1431 หรือ 1432', {}],
    ['คอนราด เวเบอร์ เกิดระหว่าง ค.ศ. 1431 ถึง 1433', {}],
    ['คอนราด เวเบอร์ ไม่ได้เกิดเมื่อ ค.ศ. 1612', {}],
    ['บิดาของคอนราดเกิดเมื่อ ค.ศ. 1580', {}],
    ['คอนราด เวเบอร์ เป็นคนสีข้าว บิดาเกิดเมื่อ ค.ศ. 1580', {}],
    ['ว่ากันว่าคอนราดเกิดเมื่อ ค.ศ. 1612', {}],
    ['สงครามเกลือเกิดเมื่อ ค.ศ. 1612', {}],
    ['เหตุการณ์เกิดขึ้นเมื่อ ค.ศ. 1612', {}],
  ],
}

describe.each(Object.entries(cases))('the lead in %s', (lang, rows) => {
  test.each(rows)('%s', (source, expected) => {
    expect(lead(source, { lang, format: 'markdown' })).toEqual(expected)
  })
})

describe('whom a lead is about', () => {
  test.each([
    ['Konrad Weber', 'Konrad Weber was born in 1612.', { born: '1612' }],
    ['Weber', 'Konrad Weber was born in 1612.', { born: '1612' }],
    ['Konrad Weber (miller)', 'Konrad was born in 1612.', { born: '1612' }],
    ['The House of Weber', 'Konrad Meyer was born in 1612 and founded the house.', {}],
    ['Maria Weber', 'Karl Meyer was born in 1612.', {}],
  ])('%s: %s', (title, source, expected) => {
    expect(lead(source, { title })).toEqual(expected)
  })
})

test('what a lead of any length and shape costs is bounded', () => {
  for (const piece of [
    'Aa ',
    'Aa, ',
    'Aa (',
    'born in ',
    'was born in Aa, ',
    'in Aa of ',
    '1612 ',
    '(1612 Aa – ',
    'Aa de la ',
    '* 1612 ',
  ]) {
    for (const lang of ['en', 'de', 'fr', 'es', 'ru', 'th', 'xx']) {
      expect(lead(`Konrad ${piece.repeat(5000)}`, { lang })).toBeInstanceOf(Object)
    }
  }
})
