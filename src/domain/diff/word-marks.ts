import { diffArrays } from 'diff'
import { tokenise } from '../text/tokens.ts'

/** A run of a line's text; `changed` where the other side has something else. */
export interface DiffPart {
  text: string
  changed: boolean
}

/** Edits until jsdiff gives up on the words of one line. */
const mostEdits = 400
/** Lines longer than this are marked whole: nobody reads confetti in them. */
const longestLine = 20_000

/** What marking words may cost over all lines of a page, in characters. */
export interface WordBudget {
  characters: number
}

export function wordBudget(): WordBudget {
  return { characters: 150_000 }
}

/** Both sides of a changed line in runs; words of any script are whole. What `budget` cannot pay for is marked whole. */
export function markWords(before: string, after: string, budget: WordBudget): [DiffPart[], DiffPart[]] {
  const all = (text: string): DiffPart[] => [{ text, changed: true }]
  budget.characters -= before.length + after.length
  const tooLong = Math.max(before.length, after.length) > longestLine
  if (tooLong || budget.characters < 0) return [all(before), all(after)]
  const changes = diffArrays(words(before), words(after), { maxEditLength: mostEdits })
  if (!changes) return [all(before), all(after)]
  const side = (other: 'added' | 'removed') =>
    joinRuns(
      changes
        .filter((change) => !change[other])
        .map(({ value, added, removed }) => ({ text: value.join(''), changed: added || removed })),
    )
  return [side('added'), side('removed')]
}

const belongsBefore = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})/u

/** A text in words, signs and what stands between, none of which ends inside a letter or an emoji. */
function words(text: string): string[] {
  const cuts = tokenise(text, 'und').flatMap(({ start, end }) => [start, end])
  const pieces: string[] = []
  let from = 0
  for (const cut of [...cuts, text.length]) {
    const piece = text.slice(from, cut)
    const last = pieces.at(-1)
    if (last !== undefined && (belongsBefore.test(piece) || last.endsWith('\u200d'))) {
      pieces[pieces.length - 1] = last + piece
    } else if (piece !== '') pieces.push(piece)
    from = cut
  }
  return pieces
}

/** Runs next to each other become one, and a lone space between two changed runs changes with them. */
function joinRuns(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  for (const [index, part] of parts.entries()) {
    const bridge =
      !part.changed && /^\s+$/.test(part.text) && joined.at(-1)?.changed && parts[index + 1]?.changed
    const changed = part.changed || Boolean(bridge)
    const last = joined.at(-1)
    if (last?.changed === changed) last.text += part.text
    else joined.push({ text: part.text, changed })
  }
  return joined
}
