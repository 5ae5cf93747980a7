import { describe, expect, test } from 'vitest'
import { outcomeLexicon } from '../../../src/domain/compare/opposites.ts'
import { amid, clashes, compare, telling } from './telling.ts'

type Case = [what: string, left: string, right: string, expected: string[]]

/** Sentences among neighbours of their own language, as most changes stand. */
const frames: Record<string, (words: string) => string> = {
  en: (words) => amid(`The garrison marched along the river before dawn, and ${words} in the old fortress.`),
  fr: (words) =>
    `La vallée fut peuplée tard par des familles venues du nord avec leurs chèvres.\n\nLe matin du marché, ${words} près du vieux moulin au bord de la rivière.\n\nLe moine commença sa chronique trois générations plus tard.`,
  de: (words) =>
    `Das Tal wurde spät von Familien besiedelt, die mit ihren Ziegen über die Pässe kamen.\n\nAm Morgen des Marktes ${words} nahe der alten Mühle am Ufer des Flusses.\n\nDer Mönch begann seine Chronik drei Menschenalter danach.`,
  es: (words) =>
    `El valle se pobló tarde con familias que llegaron del otro lado de la sierra.\n\nLa mañana del mercado ${words} cerca del viejo molino junto al río.\n\nEl monje empezó su crónica tres generaciones más tarde.`,
  ru: (words) =>
    `Долину заселили поздно семьи, которые пришли через перевалы со своими козами.\n\nУтром в базарный день ${words} возле старой мельницы на берегу реки.\n\nМонах начал свою летопись через три поколения.`,
  th: (words) =>
    `หุบเขานี้มีผู้คนมาตั้งถิ่นฐานช้ากว่าที่อื่น\n\nในเช้าวันตลาด ${words} ใกล้โรงสีเก่าริมแม่น้ำสายใหญ่\n\nพระรูปหนึ่งเริ่มเขียนพงศาวดารหลังจากนั้นสามชั่วอายุคน`,
}

const cases: Record<string, Case[]> = {
  en: [
    ['victory', 'it was a great victory that day', 'it was a great defeat that day', ['victory ≠ defeat']],
    ['acquittal', 'the miller was acquitted', 'the miller was convicted', ['acquitted ≠ convicted']],
    ['an office', 'the miller was elected', 'the miller was defeated', ['elected ≠ defeated']],
    ['a crown', 'the prince was crowned', 'the prince was deposed', ['crowned ≠ deposed']],
    ['a rank', 'the captain was promoted', 'the captain was demoted', ['promoted ≠ demoted']],
    ['a siege', 'the town surrendered at last', 'the town held out at last', ['surrendered ≠ held out']],
    [
      'a place',
      'the rebels captured the tower',
      'the rebels failed to take the tower',
      ['captured ≠ failed to take'],
    ],
    ['a dam', 'the dam held that night', 'the dam burst that night', ['held ≠ burst']],
    ['a verdict', 'the verdict was upheld', 'the verdict was reversed', ['upheld ≠ reversed']],
    ['a revolt', 'the revolt was crushed', 'the revolt triumphed', ['crushed ≠ triumphed']],
    ['an arrival', 'help came in time', 'help came too late', ['in time ≠ too late']],
    ['an arrest', 'the smith was captured', 'the smith escaped', ['captured ≠ escaped']],
    ['an illness', 'the miller recovered', 'the miller succumbed', ['recovered ≠ succumbed']],
    ['a fire', 'the barn was burned', 'the barn was spared', ['burned ≠ spared']],
    ['a ship', 'the ferry sank', 'the ferry stayed afloat', ['sank ≠ afloat']],
    ['kin', 'his brother slept', 'his sister slept', ['brother ≠ sister']],
    ['an exam', 'the clerk passed the examination', 'the clerk failed the examination', ['passed ≠ failed']],
    ['a doubled consonant', 'the clerk was admitted', 'the clerk was expelled', ['admitted ≠ expelled']],
    ['a request', 'the patent was granted', 'the patent was refused', ['granted ≠ refused']],
    ['a verdict', 'the verdict was upheld', 'the verdict was overturned', ['upheld ≠ overturned']],
    ['a truce', 'the truce held', 'the truce collapsed', ['held ≠ collapsed']],
    ['a firm', 'the mill prospered', 'the mill went bankrupt', ['prospered ≠ bankrupt']],
    ['a city', 'the city fell that autumn', 'the city held out that autumn', ['fell ≠ held out']],
    ['an ability', 'the ferry was able to cross', 'the ferry was unable to cross', ['able ≠ unable']],
    [
      'an irregular verb',
      'the smiths took the gate',
      'the smiths failed to take the gate',
      ['took ≠ failed to take'],
    ],
    [
      'an irregular verb denied',
      'the smiths held the gate',
      'the smiths did not hold the gate',
      ['held ≠ not'],
    ],
    ['an auxiliary', 'the smiths did not sleep', 'the smiths did sleep', ['not ≠ did sleep']],
    ['untrue, not true', 'the rumour was untrue', 'the rumour was not true', []],
    ['true, untrue', 'the rumour was true', 'the rumour was untrue', ['true ≠ untrue']],
    ['lost, no longer had', 'he lost the trust of the men', 'he no longer had the trust of the men', []],
    ['lost to, captured by', 'the mill was lost to the raiders', 'the mill was captured by the raiders', []],
    ['without, which was left out', 'they crossed without fear', 'they crossed', []],
    ['a death in other words', 'the clerk passed away', 'the clerk died', []],
    ['murdered, killed', 'the clerk was brutally murdered', 'the clerk was killed', []],
    ['an opposite denied', 'the miners lost', 'the miners did not win', []],
    ['the same denied', 'the miners won', 'the miners did not win', ['won ≠ not']],
    ['denied in other words', 'they refused the offer', 'they did not accept the offer', []],
    ['a denial moved', 'they could not all sleep', 'they all could not sleep', []],
    ['a denial', 'the treaty was signed', 'the treaty was never signed', ['was signed ≠ never']],
    ['no claim', 'the men were happy', 'the men were not only happy', []],
    ['a lookalike prefix', 'the news pressed him', 'the news impressed him', []],
    [
      'parts turned',
      'Marlow defeated Prentiss',
      'Prentiss defeated Marlow',
      ['Marlow defeated Prentiss ≠ Prentiss defeated Marlow'],
    ],
    [
      'parts turned by the passive',
      'Marlow defeated Prentiss',
      'Marlow was defeated by Prentiss',
      ['Marlow defeated Prentiss ≠ Marlow was defeated by Prentiss'],
    ],
    ['parts kept in the passive', 'Marlow defeated Prentiss', 'Prentiss was defeated by Marlow', []],
  ],
  fr: [
    [
      'une bataille',
      'les mineurs gagnèrent la bataille',
      'les mineurs perdirent la bataille',
      ['gagnèrent ≠ perdirent'],
    ],
    ['une offre', 'le roi accepta la paix', 'le roi refusa la paix', ['accepta ≠ refusa']],
    ['une négation', 'le roi accepta la paix', "le roi n'accepta pas la paix", ['accepta ≠ pas']],
    [
      'une élision',
      "le jury l'acquitta ce jour-là",
      'le jury le condamna ce jour-là',
      ["l'acquitta ≠ condamna"],
    ],
    ['des synonymes', 'le roi commença la route', 'le roi débuta la route', []],
    [
      'les rôles',
      'Marlow battit Prentice',
      'Prentice battit Marlow',
      ['Marlow battit Prentice ≠ Prentice battit Marlow'],
    ],
  ],
  de: [
    [
      'eine Schlacht',
      'gewannen die Bergleute das Spiel',
      'verloren die Bergleute das Spiel',
      ['gewannen ≠ verloren'],
    ],
    [
      'ein Urteil',
      'wurde der Müller verurteilt',
      'wurde der Müller freigesprochen',
      ['verurteilt ≠ freigesprochen'],
    ],
    ['eine Verneinung', 'kam der König wieder', 'kam der König nicht wieder', ['wieder ≠ nicht']],
    ['ein Überleben verneint', 'überlebte der Müller den Winter nicht', 'starb der Müller im Winter', []],
    ['das Gegenteil verneint', 'verlor der Müller', 'gewann der Müller nicht', []],
  ],
  es: [
    [
      'una batalla',
      'los mineros ganaron la batalla',
      'los mineros perdieron la batalla',
      ['ganaron ≠ perdieron'],
    ],
    ['una ley', 'el consejo aprobó la ley', 'el consejo rechazó la ley', ['aprobó ≠ rechazó']],
    ['una negación', 'el rey firmó la paz', 'el rey nunca firmó la paz', ['firmó ≠ nunca']],
  ],
  ru: [
    ['исход', 'шахтёры победили врага', 'шахтёры проиграли врагу', ['победили ≠ проиграли']],
    ['приговор', 'мельник был осуждён', 'мельник был оправдан', ['осуждён ≠ оправдан']],
    ['отрицание', 'король подписал мир', 'король не подписал мир', ['подписал ≠ не']],
  ],
  th: [
    ['ผลการรบ', 'กองทัพได้รับชัยชนะในการรบ', 'กองทัพได้รับความปราชัยในการรบ', ['ชัยชนะ ≠ ปราชัย']],
    ['คำตอบ', 'พระราชายอมรับข้อเสนอ', 'พระราชาปฏิเสธข้อเสนอ', ['ยอมรับ ≠ ปฏิเสธ']],
    ['ปฏิเสธ', 'พระราชาเสด็จกลับเมือง', 'พระราชาไม่เสด็จกลับเมือง', ['เสด็จ ≠ ไม่']],
  ],
}

describe.each(Object.entries(cases))('how it went, in %s', (lang, table) => {
  const frame = frames[lang] as (words: string) => string
  const found = (left: string, right: string) => {
    const [a, b] = [frame(left), frame(right)]
    return clashes(compare(telling(a, { lang }), telling(b, { lang })), a, b)
      .filter((clash) => /^(outcome|negation): /.test(clash))
      .map((clash) => clash.replace(/^\w+: /, ''))
  }
  test.each(table)('%s', (_, left, right, expected) => {
    expect(found(left, right)).toEqual(expected)
    expect(found(right, left)).toHaveLength(expected.length)
    expect(found(left, left)).toEqual([])
  })
})

describe('the words of outcomes', () => {
  test.each(Object.keys(frames))('no word of %s stands at both ends of one scale', (lang) => {
    const lexicon = outcomeLexicon(lang)
    const words = new Set(
      [...lexicon.words].filter((word) => {
        const ends = lexicon.ends((place) => word.split(' ')[place], 0)
        return ends.some((end) => ends.includes(-end))
      }),
    )
    expect([...words]).toEqual([])
    expect(lexicon.words.length).toBeGreaterThan(20)
  })

  test('a language without words of its own says nothing', () => {
    expect(outcomeLexicon('eo').ends(() => 'won', 0)).toEqual([])
  })

  test('reasons name the canons', () => {
    const [a, b] = ['en', 'en'].map((lang, index) =>
      telling(
        (frames[lang] as (words: string) => string)(['the miners won', 'the miners lost'][index] as string),
        {
          name: ['History', 'The second timeline'][index] as string,
        },
      ),
    )
    const reasons = compare(a as never, b as never).rows.flatMap(({ conflicts }) =>
      conflicts.map(({ reason }) => reason),
    )
    expect(reasons).toEqual(['History says “won”, The second timeline “lost”.'])
  })
})
