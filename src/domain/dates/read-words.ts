import { isDash, meaningAt, type Read, type Scan, tokenAt } from './scan.ts'

/** A year in English words: "nineteen seventeen", "eighteen sixty-one", "seventeen hundred", "nineteen hundred and five". */
export function readYearInWords(scan: Scan, at: number): Read<number> | null {
  const century = meaningAt(scan, at, 'count')
  if (century === undefined || century < 10 || century > 20) return null
  const next = isDash(scan, at + 1) ? at + 2 : at + 1
  if (tokenAt(scan, next).text === 'hundred') {
    const rest = meaningAt(scan, next + 1, 'and') ? readBelowHundred(scan, next + 2) : null
    return { value: century * 100 + (rest?.value ?? 0), next: rest?.next ?? next + 1 }
  }
  const rest = readBelowHundred(scan, next)
  return rest && rest.value >= 10 ? { value: century * 100 + rest.value, next: rest.next } : null
}

function readBelowHundred(scan: Scan, at: number): Read<number> | null {
  const first = meaningAt(scan, at, 'count')
  if (first === undefined || first >= 100) return null
  const next = isDash(scan, at + 1) ? at + 2 : at + 1
  const second = meaningAt(scan, next, 'count')
  const compound = first >= 20 && first % 10 === 0 && second !== undefined && second < 10
  return compound ? { value: first + second, next: next + 1 } : { value: first, next: at + 1 }
}
