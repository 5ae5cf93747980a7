import type { RevisionKind } from '../../storage/tables.ts'

/** What a revision is called where it is more than an edit; null for a plain one. */
export const revisionKindWords: Record<RevisionKind, string | null> = {
  create: 'created',
  edit: null,
  merge: 'merged',
  rename: 'renamed',
  delete: 'deleted',
  restore: 'restored',
  revert: 'reverted',
  import: 'imported',
}
