import type { DateWording } from '../date-wording.ts'

const months = 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(
  ' ',
)

export const thaiWording: DateWording = {
  year: (year) => (year <= 0 ? `${1 - year} ปีก่อน ค.ศ.` : `ค.ศ. ${year}`),
  month: (month) => months[month - 1] ?? '',
  dated: (day, month, year) => [day, month, year].filter(Boolean).join(' '),
  season: (season, year) => `${season} ${year}`,
  seasons: {
    21: 'ฤดูใบไม้ผลิ',
    22: 'ฤดูร้อน',
    23: 'ฤดูใบไม้ร่วง',
    24: 'ฤดูหนาว',
    33: 'ไตรมาสแรกของ',
    34: 'ไตรมาสที่สองของ',
    35: 'ไตรมาสที่สามของ',
    36: 'ไตรมาสที่สี่ของ',
    37: 'ช่วงต้นของ',
    38: 'ช่วงกลางของ',
    39: 'ช่วงปลายของ',
    40: 'ครึ่งแรกของ',
    41: 'ครึ่งหลังของ',
  },
  decade: (first) => `ทศวรรษ ${first}`,
  century: (nth, before) => (before ? `ศตวรรษที่ ${nth} ก่อน ค.ศ.` : `คริสต์ศตวรรษที่ ${nth}`),
  millennium: (nth, before) => `สหัสวรรษที่ ${nth}${before ? ' ก่อน ค.ศ.' : ''}`,
  anyYear: 'ไม่ทราบปี',
  about: (date) => `ราว ${date}`,
  perhaps: (date) => `อาจเป็น ${date}`,
  from: (date) => `ตั้งแต่ ${date}`,
  until: (date) => `จนถึง ${date}`,
  unknown: '?',
  or: ' หรือ ',
  and: ' และ ',
}
