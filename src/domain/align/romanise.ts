const letters: Record<string, string> = {
  // Cyrillic, as English newspapers write it; what folding has already made alike is left out.
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
  },
  ...{
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'sh',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
  },
  ...{ ю: 'iu', я: 'ia', і: 'i', є: 'e', ґ: 'g' },
  // Greek.
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
  },
  ...{ ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
}

/** Thai consonants by the class of sound a foreign name is heard with; vowels and silent carriers have none. */
const thai: Record<string, string> = {
  ...{
    ก: 'k',
    ข: 'k',
    ฃ: 'k',
    ค: 'k',
    ฅ: 'k',
    ฆ: 'k',
    ง: 'nk',
    จ: 'j',
    ฉ: 'j',
    ช: 'j',
    ฌ: 'j',
    ซ: 's',
    ญ: 'j',
    ฎ: 't',
  },
  ...{
    ฏ: 't',
    ฐ: 't',
    ฑ: 't',
    ฒ: 't',
    ณ: 'n',
    ด: 't',
    ต: 't',
    ถ: 't',
    ท: 't',
    ธ: 't',
    น: 'n',
    บ: 'p',
    ป: 'p',
    ผ: 'p',
  },
  ...{
    ฝ: 'f',
    พ: 'p',
    ฟ: 'f',
    ภ: 'p',
    ม: 'm',
    ย: 'j',
    ร: 'r',
    ล: 'l',
    ว: 'w',
    ศ: 's',
    ษ: 's',
    ส: 's',
    ฬ: 'l',
    ฤ: 'r',
  },
}

/** A folded word of Cyrillic or Greek script in Latin letters; other words unchanged. */
export function romanise(word: string): string {
  return /[\u0370-\u04ff]/.test(word)
    ? word.replace(/[\u0370-\u04ff]/g, (letter) => letters[letter] ?? letter)
    : word
}

/**
 * The bones of a name: its consonants by class of sound, doubled ones once, so that spellings in two scripts meet:
 * 'David' and 'ดาวิด' are both 'twt'. Takes a folded, romanised word.
 */
export function skeletonOfLatin(word: string): string {
  return word
    .replace(
      /tsch|tch|sch|sh|zh|ch|cz|ph|th|ck|kh|gh|ts|tz|c(?=[eiy])|x|qu?|ng|y(?=[aeiou])/g,
      (sound) => sounds[sound] ?? 's',
    )
    .replace(/[zcgbdvJ]/g, (letter) => plainSounds[letter] as string)
    .replace(/[^fjklmnprstw]/g, '')
    .replace(/(.)\1+/g, '$1')
}

const sounds: Record<string, string> = {
  ...{
    tsch: 'J',
    tch: 'J',
    ch: 'J',
    cz: 'J',
    ph: 'f',
    th: 't',
    ck: 'k',
    kh: 'k',
    gh: 'k',
    x: 'ks',
    q: 'k',
    qu: 'k',
    ng: 'nk',
    y: 'j',
  },
}
const plainSounds: Record<string, string> = { z: 's', c: 'k', g: 'k', b: 'p', d: 't', v: 'w', J: 'j' }

/** The sounds of a stretch of Thai, to be put together and then made bones of. */
export function soundsOfThai(text: string): string {
  let heard = ''
  for (const letter of text) heard += thai[letter] ?? ''
  return heard
}

/** The bones of sounds: doubled ones once. */
export function bonesOf(heard: string): string {
  let bones = ''
  for (const sound of heard) if (!bones.endsWith(sound)) bones += sound
  return bones
}
