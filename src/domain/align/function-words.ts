import type { Vocabulary } from './terms.ts'

/**
 * Function words (words of grammar) by language, as tokens have them: without accents. In a long text their number gives
 * them away; in a short one 'among' may stand in two passages only, like a rare name. Words that also name things are not
 * among them.
 */
const lists: Record<string, string> = {
  en: `a about after all also although am among an and another any are as at be became because become been before being
    both but by can could did do does during each for from had has have he her here him his how however i if in into is
    it its just may me might more most much must my no nor not now of off on one only or other our out over own same
    shall she should since so some such than that the their them then there these they this those though through to too
    under until up upon us very was we were what when where which while who whom whose why will with would yet you your`,
  fr: `a ai ainsi alors apres au aussi autre aux avait avant avec ce cela ces cet cette chez comme contre dans de depuis
    des deux dont du elle elles en encore entre est et etait ete etre eu fait furent fut il ils je jusque la le les leur
    leurs lors lui mais meme moins ne ni nos notre nous on ont ou par pas pendant plus pour qu quand que qui sa sans se
    ses si son sont sous sur tous tout toute tres tu un une vers vos votre vous y`,
  de: `aber alle als also am an andere auch auf aus bei bis da dann das dass dem den denn der des die dies diese diesem
    diesen dieser doch du durch ein eine einem einen einer eines er es fur hat hatte hatten haben ich ihm ihn ihr ihre
    im in ins ist ja jede jeder kein keine man mehr mit nach nicht noch nun nur ob oder ohne sehr sein seine seinen
    seiner seit sich sie sind so uber um und uns unter vom von vor war waren was weil wenn wer werden wie wieder wir wird
    wurde wurden zu zum zur`,
  es: `a al algo ante antes asi aun aunque cada como con contra cual cuando de del desde despues donde dos durante e el
    ella ellos en entre era eran es esa ese eso esta este esto fue fueron ha habia han hasta hay la las le les lo los
    mas me mi mientras muy ni no nos o otra otro para pero por porque pues que quien se sea segun ser si sin sino sobre
    son su sus tambien tan tanto te todo todos tras tu un una uno unos y ya yo`,
  ru: `а без бы был была были было быть в вам вас весь во вот все всех вы где да для до его ее еи ему если есть еще же за
    и из или им их к как ко когда которая которые которыи кто ли между меня мне мы на над нас не него нее неи нет ни
    них но о об один однако он она они от по под после потом при про с свои себя со так также там то того тоже
    только том ты у уже хотя чем через что чтобы эта эти это этого этот я`,
  th: `ก็ กว่า กับ การ ขณะ ของ ขึ้น ความ คือ จะ จาก จึง ซึ่ง ด้วย ดัง ต่อ ตาม ที่ ทั้ง นั้น นี้ ใน โดย ได้ แต่ แล้ว และ
    ให้ ไม่ ไว้ เป็น เมื่อ เพราะ เพื่อ เพียง มา มี ไป หรือ หาก อยู่ อย่าง อีก ว่า ถึง ถูก`,
}

const byLanguage = new Map(Object.entries(lists).map(([lang, words]) => [lang, new Set(words.split(/\s+/))]))

/** 1 for each term, by its number, that is a function word of the language; none are where there is no list of it. */
export function functionWordTerms({ words, weights }: Vocabulary, lang: string): Uint8Array {
  const found = new Uint8Array(weights.length)
  const functionWords = byLanguage.get(lang)
  if (!functionWords) return found
  for (const [{ keys }, terms] of words) {
    terms.forEach((term, word) => {
      if (functionWords.has(keys[word] as string)) found[term] = 1
    })
  }
  return found
}
