import type { Passage } from '../text/types.ts'
import type { PlacedDate } from './read-column.ts'

/** What a title has behind it to be told from others: '(novel, 1988)', '[film, 1996]'. */
const QUALIFIER = /[([（［【]([^()[\]（）［］【】]*)[)\]）］】]\s*[*_~]*\s*$/u

/** Longer lines are no titles. */
const LONGEST_TITLE = 120

/**
 * Words by which the date in a qualifier is one of the story after all ('died 1260', 'reigned from 1201'): how people give
 * the years of a life, a reign or a war.
 */
const OF_THE_STORY = new Set(
  `b born d died r reigned ruled fl flourished from since until till to in on at of the c ca circa about around before after
  né née mort morte règne de depuis jusqu à en vers geb geboren gest gestorben reg regierte von seit bis um ab nach vor im am
  nacido nacida muerto muerta reinó desde hasta hacia род родился родилась ум умер умерла правил правила с от до около в г гг год годы
  bc bce ad ce เกิด ตาย พ ค ศ`.split(/\s+/),
)

/**
 * The dates of a telling, of which those that only tell one title from another say nothing of the story's time. Such are
 * years behind a heading in brackets, with other words than those of a life or a reign, or alone behind the text's own title.
 */
export function withoutTitleYears(
  dates: readonly PlacedDate[],
  passages: readonly Passage[],
  format: 'markdown' | 'text',
): PlacedDate[] {
  return dates.map((date) => {
    const passage = passages[date.passage] as Passage
    const isTitle = date.passage === 0 && (isTopHeading(passage) || isBareTitle(passages, format))
    if (!isTitle && passage.kind !== 'heading') return date
    return qualifies(date, passage.text, isTitle)
      ? { ...date, edtf: null, days: null, kind: 'other', resolved: false }
      : date
  })
}

function isTopHeading({ kind, level }: Passage): boolean {
  return kind === 'heading' && level === 1
}

/** The first line of a plain text, where it is one: short, and no sentence. */
function isBareTitle([first, second]: readonly Passage[], format: 'markdown' | 'text'): boolean {
  if (format !== 'text' || !first || !second) return false
  return (
    first.kind === 'paragraph' && first.text.length <= LONGEST_TITLE && !/[.!?。]["'”’»)]*$/u.test(first.text)
  )
}

function qualifies({ localStart, localEnd, kind }: PlacedDate, title: string, isTitle: boolean): boolean {
  const qualifier = title.length <= LONGEST_TITLE * 4 ? QUALIFIER.exec(title) : null
  if (!qualifier || localStart < qualifier.index) return false
  const rest = `${title.slice(qualifier.index, localStart)} ${title.slice(localEnd)}`
  const words = rest.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  if (words.some((word) => OF_THE_STORY.has(word))) return false
  return words.length > 0 || (isTitle && kind === 'year')
}
