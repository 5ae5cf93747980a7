import { articlePath } from '../../domain/addresses.ts'
import type { Draft } from '../../domain/source/draft.ts'
import type { DraftTie } from '../shared/check-draft.ts'
import { universeMark } from '../shared/universe-mark.ts'
import type { Place } from './find-place.ts'
import type { DraftForm } from './schema.ts'

/** As many articles are named; more would not tell more. */
const mostNamed = 6

/**
 * What a new article is told beside, as its form shows it. It asks where that came with the form, so that the tie is kept
 * whatever the title becomes, and where it is doubtful; else it says so. null where nothing else tells of the subject.
 */
export function tieView(
  { universes }: Pick<Place, 'universes'>,
  draft: Draft,
  tie: DraftTie | null,
  choice: DraftForm['tie'],
) {
  if (tie === null || tie.tellings.length === 0) return null
  const asks = tie.by === 'form' || tie.tie === 'doubtful'
  return {
    asks,
    doubtful: tie.tie === 'doubtful',
    byMatter: tie.by === 'matter',
    subject: tie.subject,
    name: draft.title,
    chosen: choice ?? (tie.by === 'form' ? 'same' : null),
    tellings: tie.tellings.slice(0, mostNamed).flatMap(({ universeId, universe, slug, title, lang }) => {
      const home = universes.find(({ id }) => id === universeId)
      return home ? [{ href: articlePath(universe, slug), title, lang, mark: universeMark(home) }] : []
    }),
  }
}
