import type { SmallVocabulary } from './small.ts'

export const japanese: SmallVocabulary = {
  words: {},
  eastAsian: {
    year: '年',
    month: '月',
    day: '日',
    decade: '年代',
    century: '世紀',
    first: '元',
    bce: ['紀元前', '西暦紀元前', '前'],
    ce: ['西暦', '紀元', '紀元後'],
    // Before 1873 the months were the moon's; such days are not the Gregorian ones of that name.
    reigns: {
      明治: { before: 1867, from: 6, years: 45 },
      大正: { before: 1911, years: 15 },
      昭和: { before: 1925, years: 64 },
      平成: { before: 1988, years: 31 },
      令和: { before: 2018, years: 200 },
    },
    joint: /^\s?(?:から|より|ー|[-–—―－~～〜])\s?$/,
    lengths:
      /^\s?(?:間|もの|以上|以下|余|あまり|ほど|くらい|ぐらい|近く|ぶり|目|分|たっ|経|の歴史|の歳月|の間|前(?![半期])|後(?![半期])|も(?:の|続))/,
  },
}
