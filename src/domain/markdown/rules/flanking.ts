import type { MarkdownIt } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'

/** Scripts that put no spaces between words, besides those of East Asia. */
const unspaced = /\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}|\p{Script=Tibetan}/u

/**
 * Emphasis beside letters that stand without spaces: CommonMark reads marks between a letter and punctuation (`**「本」**は`)
 * as none, for it takes spaces to part words. The plugin mends that for Chinese, Japanese and Korean, this for the others.
 */
export function flankingRules(md: MarkdownIt): void {
  md.use(cjkFriendly)
  md.inline.State = class extends md.inline.State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const delims = super.scanDelims(start, canSplitWord)
      const [before, after] = [this.src[start - 1] ?? ' ', this.src[start + delims.length] ?? ' ']
      if (!canSplitWord || (!unspaced.test(before) && !unspaced.test(after))) return delims
      return { ...delims, can_open: !/\s/.test(after), can_close: !/\s/.test(before) }
    }
  }
}
