import type { SmallVocabulary } from './small.ts'

export const chinese: SmallVocabulary = {
  words: {},
  eastAsian: {
    year: '年',
    month: '月',
    day: '日|号|號',
    decade: '年代',
    century: '世纪|世紀',
    first: '元',
    bce: ['公元前', '西元前', '纪元前', '紀元前', '前'],
    ce: ['公元', '西元', '公历', '公曆'],
    reigns: { 民国: { before: 1911, years: 300 }, 民國: { before: 1911, years: 300 } },
    joint: /^\s?(?:至|到|[-–—―－~～〜])\s?$/,
    lengths:
      /^\s?(?:间|間|多|余|餘|来|來|以上|以下|之久|历史|歷史|的历史|的歷史|左右|时间|時間|前(?![半期])|后(?![半期])|後(?![半期]))/,
  },
}
