import { leavesOpen } from './abbreviations.ts'
import { foldWord } from './fold.ts'

/** UTF-16 offsets of a sentence in the text given, without the white space around it. */
export interface SentenceSpan {
  start: number
  end: number
}

const terminator = /[.!?…‽؟۔।॥။។]+|[。！？｡．]+/g
const closers = /["'”’»›」』）】)\]}*_`]/
const ideographic = /[。！？｡．]/

/**
 * The sentences of one block, in order; every visible character is in exactly one of them. Abbreviations, initials,
 * ordinals, ellipses and speech with its tag ("Why?" he said) do not end one. Thai, which has no full stop, is cut at
 * the spaces where a new clause begins: finer than a grammarian's sentences, but of like size and steady under edits.
 */
export function findSentences(text: string, lang: string): SentenceSpan[] {
  const spans: SentenceSpan[] = []
  let start = 0
  for (const match of text.matchAll(terminator)) {
    let end = match.index + match[0].length
    while (end < text.length && closers.test(text.charAt(end))) end++
    if (!endsSentence(text, match.index, match[0], end, lang, start)) continue
    push(spans, text, start, end)
    start = end
  }
  push(spans, text, start, text.length)
  return /\p{sc=Thai}/u.test(text) ? spans.flatMap((span) => thaiClauses(text, span)) : spans
}

function push(spans: SentenceSpan[], text: string, from: number, to: number): void {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  if (end > start) spans.push({ start, end })
}

function endsSentence(
  text: string,
  at: number,
  stop: string,
  end: number,
  lang: string,
  from: number,
): boolean {
  if (ideographic.test(stop)) return true
  if (end < text.length && !/\s/.test(text.charAt(end))) return false
  const after = text.slice(end, end + 40).trimStart()
  if (after === '') return true
  const next = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}'’]+)/u.exec(after)?.[1] ?? ''
  // A lower-case word goes on with the sentence, after a quotation or an ellipsis too.
  if (/^\p{Ll}/u.test(next) && !/^[•\-–—*]/.test(after)) return false
  if (stop !== '.') return true
  const word = /[\p{L}\p{M}\p{N}.]+$/u.exec(text.slice(Math.max(from, at - 24), at))?.[0] ?? ''
  if (/^\p{Lu}$/u.test(word)) return word === 'I' && /^\p{Lu}\p{Ll}/u.test(next) && !initials(text, at)
  if (/^\d{1,3}$/.test(word)) {
    if (isBlank(text, from, at - word.length)) return false
    if (/^(de|da|nb|nn|no|fi|cs|sk|hu|et|lv|hr|sl|sr|is)\b/.test(lang)) return false
  }
  // Thai writes an era's abbreviation onto the word before it.
  if (/[คพจร]\.ศ$/.test(word)) return false
  return !leavesOpen(foldWord(word), foldWord(next))
}

/** Looked at from its end, which is near: the space that a sentence begins with may be long. */
function isBlank(text: string, from: number, to: number): boolean {
  let end = to
  while (end > from && /\s/.test(text.charAt(end - 1))) end--
  return end === from
}

/** True where the letter before the stop stands among initials ("I. M. Pei", "Nicholas I. said" is not). */
function initials(text: string, at: number): boolean {
  return (
    /^\.\s*\p{Lu}\./u.test(text.slice(at, at + 5)) ||
    /\p{Lu}\.\s*\p{Lu}$/u.test(text.slice(Math.max(0, at - 5), at))
  )
}

/** Words that open a Thai clause: conjunctions, time words, pronouns. */
const thaiOpeners =
  /^(?:แต่|และ|ต่อมา|เขา|เธอ|พวก|ใน(?:ช่วง|ปี|เดือน|ขณะ|กลาง|ปลาย|ต้น|วัน|ระหว่าง|เวลา|ที่สุด)?|อย่างไรก็ตาม|เมื่อ|หลัง|ก่อน|นอกจาก|ทั้ง|ดังนั้น|ขณะ|ส่วน|ครั้น|จากนั้น|แม้|เพราะ|เนื่องจาก|โดย|อีก|การ|ความ|ผู้|รัฐบาล|วันที่|ระหว่าง|เพื่อ|ซึ่ง|พระ|ฝ่าย|คณะ)/

/** Units after which a Thai clause may end, and after which it ends at the next space whatever follows. */
const THAI_LEAST = 60
const THAI_MOST = 200

function thaiClauses(text: string, span: SentenceSpan): SentenceSpan[] {
  const clauses: SentenceSpan[] = []
  let start = span.start
  for (let at = start; at < span.end; at++) {
    const size = at - start
    if (size < THAI_LEAST || !/\s/.test(text.charAt(at))) continue
    const after = text.slice(at, Math.min(span.end, at + 24)).trimStart()
    // Spaces also set off numbers, names in brackets, the repetition sign and era abbreviations.
    if (!/^\p{sc=Thai}/u.test(after) || /^[ๆฯ๐-๙]|^[คพ]\.ศ/.test(after)) continue
    if (/(?:[คพ]\.ศ\.|[(“"])$/.test(text.slice(Math.max(start, at - 5), at))) continue
    if (thaiOpeners.test(after) || size >= THAI_MOST) {
      push(clauses, text, start, at)
      start = at
    }
  }
  push(clauses, text, start, span.end)
  return clauses
}
