/** What Chinese and Japanese write numbers with; for a pattern's character class. */
export const HAN_NUMERALS = '〇零一二三四五六七八九十百千两兩'

const digits = '〇一二三四五六七八九'

/** "一九一四", "千九百十四", "三十一", "三万五千", "1914", "１９１４"; null for signs that are no number together. */
export function valueOfHanNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/零/g, '〇')
    .replace(/[两兩]/g, '二')
  let total = 0
  let rest = plain
  for (const [mark, size] of [
    [/[億亿]/u, 1e8],
    [/[万萬]/u, 1e4],
  ] as const) {
    const at = rest.search(mark)
    if (at < 0) continue
    const part = at === 0 ? 1 : valueBelowMyriad(rest.slice(0, at))
    if (part === null) return null
    total += part * size
    rest = rest.slice(at + 1)
  }
  if (rest === '') return total > 0 ? total : null
  const part = valueBelowMyriad(rest)
  return part === null ? null : total + part
}

function valueBelowMyriad(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (!/[十百千]/.test(text)) {
    const each = [...text].map((digit) => digits.indexOf(digit))
    return each.length === 0 || each.includes(-1) ? null : Number(each.join(''))
  }
  const parts = /^(?:(.?)千)?〇?(?:(.?)百)?〇?(?:(.?)十)?(.?)$/u.exec(text)
  if (!parts) return null
  const values = parts.slice(1).map((digit, place) => {
    if (digit === undefined) return 0
    return digit === '' ? (place === 3 ? 0 : 1) : digits.indexOf(digit)
  })
  if (values.some((each) => each < 0)) return null
  const [thousands = 0, hundreds = 0, tens = 0, ones = 0] = values
  return thousands * 1000 + hundreds * 100 + tens * 10 + ones
}
