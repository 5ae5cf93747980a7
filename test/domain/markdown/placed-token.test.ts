import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { PlacingBlockState } from '../../../src/domain/markdown/block-state.ts'
import { PlacingInlineState } from '../../../src/domain/markdown/inline-state.ts'
import { newToken, type PlacedToken } from '../../../src/domain/markdown/placed-token.ts'

/** Tokens without what is ours alone. */
const bare = (tokens: readonly PlacedToken[]) =>
  tokens.map(({ from: _from, to: _to, place: _place, ...token }) => token)

/** What rules push: text, a construct that opens, one that closes, one that stands alone. */
const pushes = fc.array(fc.constantFrom('text', 'open', 'close', 'alone'), { maxLength: 12 })

describe('tokens of ours beside markdown-it’s, whose pushing we do in its place', () => {
  test('a new one is a token of the library, with each of its fields', () => {
    const token = newToken('em_open', 'em', 1)
    expect(token).toBeInstanceOf(MarkdownIt.Token)
    expect(bare([token])).toEqual([{ ...new MarkdownIt.Token('em_open', 'em', 1) }])
    token.attrSet('class', 'x')
    expect(token.attrGet('class')).toBe('x')
  })

  test('inline rules push the same', () => {
    const run = (State: typeof MarkdownIt.StateInline, steps: readonly string[]) => {
      const tokens: PlacedToken[] = []
      const state = new State('', new MarkdownIt(), { budget: 1e6 }, tokens)
      const open: number[] = []
      for (const step of steps) {
        if (step === 'text') state.pending += 'ab'
        else if (step === 'alone') state.push('code_inline', 'code', 0)
        else if (step === 'open') open.push(state.push('em_open', 'em', 1).level)
        else if (open.pop() !== undefined) state.push('em_close', 'em', -1)
      }
      const { level, pending, pendingLevel, delimiters, tokens_meta } = state
      return { tokens: bare(tokens), level, pending, pendingLevel, delimiters, tokens_meta }
    }
    fc.assert(
      fc.property(pushes, (steps) => {
        expect(run(PlacingInlineState, steps)).toEqual(run(MarkdownIt.StateInline, steps))
      }),
    )
  })

  test('block rules push the same', () => {
    const run = (State: typeof MarkdownIt.StateBlock, steps: readonly string[]) => {
      const tokens: PlacedToken[] = []
      const state = new State('', new MarkdownIt(), { budget: 1e6 }, tokens)
      for (const step of steps) {
        if (step === 'alone') state.push('hr', 'hr', 0)
        else if (step === 'open') state.push('blockquote_open', 'blockquote', 1)
        else if (step === 'close') state.push('blockquote_close', 'blockquote', -1)
      }
      return { tokens: bare(tokens), level: state.level }
    }
    fc.assert(
      fc.property(pushes, (steps) => {
        expect(run(PlacingBlockState, steps)).toEqual(run(MarkdownIt.StateBlock, steps))
      }),
    )
  })
})
