import { escapeHtml } from './safe-html.ts'
import { type InlineContext, isShown, tagsOf } from './span-html.ts'
import type { InlineSpan, SafeHtml } from './types.ts'

/** A tag that may be closed and opened again, around markup that it overlaps. */
export interface Wrapper {
  start: number
  end: number
  open: string
  /** Closes where it goes on. */
  pause: string
  /** Closes for good. */
  close: string
}

/**
 * Text with its markup as HTML; `wrappers` are set innermost, cut wherever markup begins or ends inside them, so that
 * the result is always well nested and no wrapper is empty.
 */
export function renderInline(
  text: string,
  spans: readonly InlineSpan[],
  context: InlineContext,
  wrappers: readonly Wrapper[] = [],
): SafeHtml {
  if (spans.length === 0 && wrappers.length === 0) return escapeHtml(text)
  return new InlineRenderer(text, context).render(spans, wrappers)
}

interface Open {
  end: number
  /** Closes markup; '' for a wrapper. */
  close: string
  wrapper?: Wrapper
  /** A wrapper's tag is written when its first text is. */
  shown: boolean
}

class InlineRenderer {
  private html = ''
  private at = 0
  private readonly stack: Open[] = []
  private readonly text: string
  private readonly context: InlineContext

  constructor(text: string, context: InlineContext) {
    this.text = text
    this.context = context
  }

  render(spans: readonly InlineSpan[], wrappers: readonly Wrapper[]): SafeHtml {
    // Longer ones outside, so that few must be cut.
    const waiting = wrappers
      .filter(({ start, end }) => start < end)
      .sort((a, b) => a.start - b.start || b.end - a.end)
    let next = 0
    const wrapBefore = (limit: number) => {
      for (let each = waiting[next]; each && each.start < limit; each = waiting[++next]) this.wrap(each)
    }
    for (const span of spans) {
      wrapBefore(span.start)
      this.open(span)
    }
    wrapBefore(this.text.length)
    this.moveTo(this.text.length)
    return this.html as SafeHtml
  }

  /** Writes text up to an offset, closing what ends on the way. */
  private moveTo(offset: number): void {
    for (;;) {
      let end = Number.POSITIVE_INFINITY
      for (let index = this.innermost(); index < this.stack.length; index++) {
        end = Math.min(end, (this.stack[index] as Open).end)
      }
      if (end > offset) break
      this.write(end)
      this.close(end)
    }
    this.write(offset)
  }

  /** Index of the innermost markup; wrappers below it end no sooner than it does, so only those above matter. */
  private innermost(): number {
    return Math.max(
      0,
      this.stack.findLastIndex(({ wrapper }) => !wrapper),
    )
  }

  private write(to: number): void {
    if (to <= this.at) return
    this.show()
    this.html += escapeHtml(this.text.slice(this.at, to))
    this.at = to
  }

  private show(): void {
    for (let index = this.innermost(); index < this.stack.length; index++) {
      const open = this.stack[index] as Open
      if (open.wrapper && !open.shown) this.html += open.wrapper.open
      open.shown = true
    }
  }

  /** Closes everything that ends at `end`, and opens again the wrappers in its way. */
  private close(end: number): void {
    let lowest = this.stack.length
    for (let index = lowest - 1; index >= 0; index--) {
      const open = this.stack[index] as Open
      if (open.end <= end) lowest = index
      else if (!open.wrapper) break
    }
    const above = this.stack.splice(lowest)
    for (const { close, wrapper, shown, end: ownEnd } of above.toReversed()) {
      if (!wrapper) this.html += close
      else if (shown) this.html += ownEnd <= end ? wrapper.close : wrapper.pause
    }
    for (const open of above) if (open.end > end) this.stack.push({ ...open, shown: false })
  }

  private wrap(wrapper: Wrapper): void {
    // What stands in an image's text has been written with it.
    if (wrapper.end <= this.at) return
    this.moveTo(Math.max(this.at, wrapper.start))
    this.stack.push({ end: wrapper.end, close: '', wrapper, shown: false })
  }

  private open(span: InlineSpan): void {
    if (span.start < this.at || !isShown(span)) return
    this.moveTo(span.start)
    const tags = tagsOf(span, this.text, this.context)
    if (tags.instead !== undefined) {
      this.show()
      this.html += tags.instead
      this.at = span.end
      return
    }
    // A wrapper that ends inside must close before this opens, and goes on inside.
    let crossing = this.innermost()
    while (crossing < this.stack.length && !isCrossing(this.stack[crossing] as Open, span.end)) crossing++
    const paused = this.stack.splice(crossing)
    for (const { wrapper, shown } of paused.toReversed()) if (shown) this.html += wrapper?.pause
    this.show()
    this.stack.push({ end: span.end, close: tags.close, shown: true })
    this.html += tags.open
    for (const open of paused) this.stack.push({ ...open, shown: false })
  }
}

function isCrossing({ wrapper, end }: Open, spanEnd: number): boolean {
  return wrapper !== undefined && end < spanEnd
}
