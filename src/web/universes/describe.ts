import { renderMarkdown } from '../../domain/markdown/render.ts'
import type { SafeHtml } from '../../domain/markdown/types.ts'
import { findWikiLinks } from '../../domain/markdown/wiki-links.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Db } from '../../storage/tables.ts'
import { linkTargets } from '../shared/link-targets.ts'
import type { OwnJob } from '../shared/threads/threads.ts'

/** A universe's description for its page; one query for all of its links. */
export async function renderDescription(
  db: Db,
  viewer: Viewer,
  universe: Universe,
  universes: readonly Universe[],
): Promise<SafeHtml> {
  const links = findWikiLinks(universe.description)
  const resolveLink = await linkTargets(db, viewer, { universe, filePath: null, links }, universes)
  return renderMarkdown(universe.description, { resolveLink }).html
}

export const describeJob: OwnJob<[Viewer, Universe, readonly Universe[]], SafeHtml> = {
  file: 'universes/describe',
  name: 'renderDescription',
  work: renderDescription,
  shortText: 16_000,
}
