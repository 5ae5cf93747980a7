import type { SourceBlock } from '../markdown/types.ts'

/** UTF-16 offsets in a telling's source. */
export interface Span {
  start: number
  end: number
}

/** A unit of alignment: a block and its sentences. */
export interface Passage {
  index: number
  kind: SourceBlock['kind']
  level: number
  /** In the source. */
  start: number
  end: number
  text: string
  /** Source offsets of each unit of text (see SourceBlock). */
  offsets: Uint32Array
  /** Sentence spans in the source. */
  sentences: Span[]
}
