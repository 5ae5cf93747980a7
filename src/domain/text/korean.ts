/** Particles behind any syllable; those whose form hangs on the syllable before stand below. */
const ANY = `에서는 에서도 에서의 에서만 에서부터 에서 에게서 에게는 에게도 에게 에는 에도 에만 에 의 도 만 까지는 까지도 까지
  부터는 부터 마다 조차 마저 처럼 보다 한테서 한테 께서는 께서 만큼 하고 밖에`
const BEHIND_CONSONANT = `은 이 을 과 으로는 으로도 으로서 으로써 으로부터 으로 이랑 이나 이며 이고 이라는 이라고 이었다 이다`
const BEHIND_VOWEL = '는 가 를 와 랑 라는 라고 였다'
/** Behind a vowel, and behind ㄹ. */
const BEHIND_VOWEL_OR_RIEUL = '로는 로도 로서 로써 로부터 로'

type Ending = 'any' | 'consonant' | 'vowel' | 'vowel or rieul'
const particles: readonly (readonly [particle: string, behind: Ending])[] = (
  [
    [ANY, 'any'],
    [BEHIND_CONSONANT, 'consonant'],
    [BEHIND_VOWEL, 'vowel'],
    [BEHIND_VOWEL_OR_RIEUL, 'vowel or rieul'],
  ] as const
)
  .flatMap(([list, behind]) => list.split(/\s+/).map((particle) => [particle, behind] as const))
  .sort((a, b) => b[0].length - a[0].length)

const LONGEST_PARTICLE = 4

/**
 * A Korean word without the particle that is written to it: '서울' of '서울에서'. undefined for a word that has none, as far
 * as its syllables tell: behind a vowel no '은' is a particle, and '사과' is an apple. Some nouns end as particles do
 * ('결과'); so a word is kept beside what this takes for its stem, and never replaced by it.
 */
export function koreanStem(word: string): string | undefined {
  if (!isHangul(word.charCodeAt(word.length - 1))) return undefined
  const known = particles.find(([particle]) => particle.length < word.length && word.endsWith(particle))
  // Of a shorter particle the syllables may tell better: "도시은" has none, "서울로" has.
  const fitting = known && particles.find((each) => word.endsWith(each[0]) && fits(word, each))
  return fitting && word.slice(0, -fitting[0].length)
}

/** Stems that a search may ask for instead of the word: of one syllable only where nouns hardly end so. */
export function askedStem(word: string): string | undefined {
  const stem = koreanStem(word)
  const particle = stem === undefined ? '' : word.slice(stem.length)
  return (stem?.length ?? 0) > 1 || particle.length > 1 || /^[은는을를에]$/.test(particle) ? stem : undefined
}

/** True where a text holds a syllable of the Korean script. */
export function hasHangul(text: string): boolean {
  return /[\uac00-\ud7a3]/.test(text)
}

function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3
}

function fits(word: string, [particle, behind]: readonly [string, Ending]): boolean {
  const before = word.charCodeAt(word.length - particle.length - 1)
  if (word.length <= particle.length || particle.length > LONGEST_PARTICLE) return false
  // How a foreign word or a number ends is not written.
  if (!isHangul(before) || behind === 'any') return true
  const final = (before - 0xac00) % 28
  if (behind === 'consonant') return final !== 0
  return final === 0 || (behind === 'vowel or rieul' && final === RIEUL)
}

const RIEUL = 8
