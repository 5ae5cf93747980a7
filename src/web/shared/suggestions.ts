import { articlePath, universePath } from '../../domain/addresses.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Suggestion } from '../../errors.ts'
import type { NearArticle } from '../../storage/nearest.ts'

/** An article as a link to offer; one of another universe than `home` says which. */
export function suggestArticle(
  { universe, slug, title, universeName }: NearArticle,
  home?: string,
): Suggestion {
  return {
    label: universe === home ? title : `${title} (${universeName})`,
    href: articlePath(universe, slug),
  }
}

/** A universe as a link to offer. */
export function suggestUniverse({ name, slug }: Universe): Suggestion {
  return { label: name, href: universePath(slug) }
}
