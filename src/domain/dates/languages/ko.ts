import type { SmallVocabulary } from './small.ts'

export const korean: SmallVocabulary = {
  words: {},
  eastAsian: {
    year: '년',
    month: '월',
    day: '일',
    decade: '년대',
    century: '세기',
    first: '원',
    bce: ['기원전', '서기전', 'BC'],
    ce: ['서기', '기원후', 'AD'],
    reigns: {},
    joint: /^\s?(?:부터|에서|[-–—―－~～〜])\s?$/,
    lengths: /^\s?(?:간|동안|이상|이하|넘|여|만에|전|후|뒤|째|의 역사|의 세월)/,
  },
}
