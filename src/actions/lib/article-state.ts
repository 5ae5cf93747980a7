import { AppError } from '../../errors.ts'
import type { ArticleState } from '../../storage/article-state.ts'

/** @throws AppError conflict for a deleted article: its text cannot change until it is restored. */
export function requireLive({ deletedAt, title }: ArticleState): void {
  if (deletedAt === null) return
  throw new AppError('conflict', `“${title}” was deleted. Restore it first; what you typed is still here.`)
}
