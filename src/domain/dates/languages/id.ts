import type { SmallVocabulary } from './small.ts'

/** Indonesian, and Malay. */
export const indonesian: SmallVocabulary = {
  words: {
    at: 'pada|sejak|hingga|sampai',
    weak: 'hingga|sampai',
    yearMark: 'tahun',
    between: 'antara',
    and: 'dan',
    era: { bce: 'sm|s.m.|sebelum masehi', ce: 'masehi' },
    counted: 'tahun|orang|tentara|prajurit|penduduk|kapal|kali|halaman|rupiah',
    label: 'halaman|hlm.|no.|nomor|pasal|jilid',
  },
}
