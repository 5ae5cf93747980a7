import type { Conflict, TargetDifference } from '../../domain/compare/types.ts'
import { shownStretch } from '../../domain/markdown/hidden.ts'
import type { LoadedColumn } from './load.ts'

/**
 * Why two passages cannot both be so, with the canons by name: the comparison itself knows only one and the other. A
 * date's reason needs arithmetic, so it is the comparison's own.
 */
export function conflictWords(
  { kind, left, right, reason }: Conflict,
  columns: readonly LoadedColumn[],
): string {
  if (kind === 'date') return reason
  const said = ({ column, start, end }: Conflict['left']) => {
    const { name, article } = columns[column] as LoadedColumn
    return `${name}: “${plain(shownStretch(article.text, start, end))}”`
  }
  return `${said(left)}; ${said(right)}.`
}

/** Words without the marks of Markdown. */
function plain(source: string): string {
  return source
    .replace(/\[\[(?:[^\]|]*\\?\|)?([^\]|]*)\]\]/g, '$1')
    .replace(/[[\]*_`|]+/g, '')
    .trim()
}

/** Where the same words lead, or which pictures stand, by the names of the columns. */
export function targetWords({ kind, left, right }: TargetDifference, names: readonly string[]): string {
  const [a, b] = [left, right].map((place) => place && names[place.column])
  if (kind === 'link') return `Links to ${left?.to} in ${a}, to ${right?.to} in ${b}.`
  if (!left || !right) return `${a ?? b} has the picture ${left?.to ?? right?.to} here.`
  return `${a} shows the picture ${left.to}, ${b} ${right.to}.`
}
