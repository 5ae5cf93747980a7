import type { SmallVocabulary } from './small.ts'

export const vietnamese: SmallVocabulary = {
  numberedMonths: true,
  words: {
    dayMark: 'ngày',
    monthMark: 'tháng',
    yearMark: 'năm',
    era: { bce: 'trước công nguyên|tcn|tr. cn', ce: 'sau công nguyên|scn|công nguyên' },
    counted: 'người|lính|lần|trang|đồng|tàu',
    label: 'trang|số|điều|tập',
  },
}
