/** Offsets as they are found, of each unit or token of a text; plain lists of numbers cost several times as much. */
export class OffsetList {
  length = 0
  #values = new Uint32Array(256)

  /** The offset at an index; undefined beyond the end. */
  at(index: number): number | undefined {
    return index < this.length ? this.#values[index] : undefined
  }

  /** Puts another offset in the place of the one at an index. */
  set(index: number, offset: number): void {
    this.#values[index] = offset
  }

  push(offset: number): void {
    this.#grow(1)
    this.#values[this.length++] = offset
  }

  /** Adds `count` offsets: from `first` on, one more each; or the same again and again with a `step` of 0. */
  pushRun(first: number, count: number, step: 0 | 1 = 1): void {
    this.#grow(count)
    const values = this.#values
    for (let at = this.length, offset = first, end = at + count; at < end; at++, offset += step)
      values[at] = offset
    this.length += count
  }

  /** Adds the offsets of another list, each `delta` further. */
  pushAll(list: OffsetList, count: number, delta: number): void {
    this.#grow(count)
    for (let at = 0; at < count; at++) {
      this.#values[this.length++] = (list.#values[at] as number) + delta
    }
  }

  /** Lowers offsets that are greater than one that follows or than `most`, and raises those under `least`. */
  clamp(least: number, most: number): void {
    const values = this.#values
    for (let at = this.length - 1, limit = most; at >= 0; at--) {
      limit = values[at] = Math.max(least, Math.min(limit, values[at] as number))
    }
  }

  /** The offsets so far, leaving none. */
  take(): Uint32Array {
    const taken = this.#values.slice(0, this.length)
    this.length = 0
    return taken
  }

  #grow(count: number): void {
    if (this.length + count <= this.#values.length) return
    const grown = new Uint32Array(Math.max(this.length + count, 2 * this.#values.length))
    grown.set(this.#values.subarray(0, this.length))
    this.#values = grown
  }
}
