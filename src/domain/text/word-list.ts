import { classAt, UNSPACED } from './characters.ts'
import { foldNumber, foldWord } from './fold.ts'

export type TokenKind = 'word' | 'number' | 'sign'

/** Buckets of a new list, a power of two; four times as many whenever half of them are taken. */
const BUCKETS = 256

/**
 * The different words, numbers and signs of some texts in one language, as they are written; each has a number, from 0.
 * They are found where they stand, by an open hash table: to cut each occurrence out of its text for a Map costs more than
 * all else that is done with it, and a comparison of two articles asks some ten thousand times.
 */
export class WordList {
  readonly lang: string
  readonly written: string[] = []
  /** Folded, so that what a reader takes for the same word has the same key. */
  readonly keys: string[] = []
  readonly kinds: TokenKind[] = []
  #hashes = new Int32Array(BUCKETS)
  /** The number of what is in each bucket, and one more; 0 in an empty one. */
  #numbers = new Int32Array(BUCKETS)

  constructor(lang: string) {
    this.lang = lang
  }

  /** The number of what stands in `text` from `start` to `end`, and is of this kind. */
  numberAt(text: string, start: number, end: number, kind: TokenKind): number {
    let hash = kind.length
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
    const mask = this.#hashes.length - 1
    let bucket = bucketOf(hash, mask)
    for (let next = this.#numbers[bucket] as number; next > 0; next = this.#numbers[bucket] as number) {
      const number = next - 1
      if (
        this.#hashes[bucket] === hash &&
        this.kinds[number] === kind &&
        stands(this.written[number] as string, text, start, end)
      )
        return number
      bucket = (bucket + 1) & mask
    }
    return this.#add(text.slice(start, end), kind, hash, bucket)
  }

  #add(written: string, kind: TokenKind, hash: number, bucket: number): number {
    const number = this.written.push(written) - 1
    this.keys.push(keyOf(written, kind, this.lang))
    this.kinds.push(kind)
    this.#hashes[bucket] = hash
    this.#numbers[bucket] = number + 1
    if (number * 2 > this.#hashes.length) this.#grow()
    return number
  }

  #grow(): void {
    const [hashes, numbers] = [this.#hashes, this.#numbers]
    const mask = hashes.length * 4 - 1
    this.#hashes = new Int32Array(mask + 1)
    this.#numbers = new Int32Array(mask + 1)
    for (let old = 0; old < numbers.length; old++) {
      if (numbers[old] === 0) continue
      let bucket = bucketOf(hashes[old] as number, mask)
      while (this.#numbers[bucket] !== 0) bucket = (bucket + 1) & mask
      this.#hashes[bucket] = hashes[old] as number
      this.#numbers[bucket] = numbers[old] as number
    }
  }
}

function bucketOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask
}

function stands(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false
  for (let at = 0; at < written.length; at++) {
    if (written.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  }
  return true
}

function keyOf(written: string, kind: TokenKind, lang: string): string {
  if (kind === 'number') return foldNumber(written, lang)
  // Signs between spaced words stay as they are: an ellipsis is one sign.
  return kind === 'word' || classAt(written, 0) === UNSPACED ? foldWord(written) : written
}
