import { articlePath, comparePath } from '../../domain/addresses.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { RecentChange } from '../../storage/revisions.ts'
import type { Settings } from '../../storage/settings.ts'
import type { Subject } from '../../storage/subjects.ts'
import { plural } from '../shared/format.ts'
import { instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'
import type { UniverseMark } from '../shared/universe-mark.ts'
import type { Branch } from '../shared/universe-tree.ts'
import { layOutLanes } from './lanes.ts'

export interface HomeFacts {
  settings: Settings
  viewer: Viewer
  branches: Branch[]
  marks: ReadonlyMap<number, UniverseMark>
  divergent: readonly Subject[]
  recent: readonly RecentChange[]
}

/** What the home page shows: the canons in time, where they disagree most, and what people wrote last. */
export function homePage({
  settings,
  viewer,
  branches,
  marks,
  divergent,
  recent,
}: HomeFacts): Page & Record<string, unknown> {
  // Those that differ; only where none does, those that are told more than once at all.
  const differing = divergent.filter(({ differing }) => differing > 0)
  return {
    title: 'Every canon side by side',
    wide: true,
    siteName: settings.siteName,
    branches,
    lanes: layOutLanes(branches),
    mayEdit: viewer.mayEdit,
    mayAdminister: viewer.mayAdminister,
    toldApart: differing.length > 0 || divergent.length === 0,
    divergent: (differing.length > 0 ? differing : divergent).map(
      ({ slug, title, universes, agreeing, differing }) => ({
        title,
        href: comparePath(slug),
        universes: plural(universes, 'universe'),
        facts: factWords(agreeing, differing),
      }),
    ),
    recent: recent.map((change) => ({
      title: change.articleTitle,
      href: articlePath(change.universe, change.articleSlug),
      universe: marks.get(change.universeId),
      author: change.authorName,
      summary: change.summary,
      at: instantOf(change.createdAt),
    })),
  }
}

function factWords(agreeing: number, differing: number): string {
  const words = [
    differing > 0 ? `${plural(differing, 'fact')} ${differing === 1 ? 'differs' : 'differ'}` : '',
    agreeing > 0
      ? `${differing > 0 ? agreeing : plural(agreeing, 'fact')} ${agreeing === 1 ? 'agrees' : 'agree'}`
      : '',
  ]
  return words.filter(Boolean).join(', ') || 'no fact told twice yet'
}
