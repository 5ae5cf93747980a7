import { tagPath } from '../../domain/addresses.ts'
import { AppError } from '../../errors.ts'
import { listArticles } from '../../storage/articles.ts'
import { findTag, listTags } from '../../storage/tags.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { articlesAPage, mostTags, nearestTags, tagPage, tagsPage } from './pages.ts'
import { tagParams, tagQuery } from './schema.ts'

/** Every tag, and the articles of one over all universes. */
export const tagRoutes: Routes = async (app) => {
  app.get('/tags', { config: { access: 'read', cached: true } }, async (request, reply) => {
    const tags = await listTags(app.db, request.viewer, mostTags + 1)
    return sendPage(request, reply, 'tags/list', tagsPage(tags))
  })

  app.get(
    '/tags/:tag',
    { config: { access: 'read', cached: true }, schema: { params: tagParams, querystring: tagQuery } },
    async (request, reply) => {
      const { viewer, params, query } = request
      const tag = await findTag(app.db, viewer, params.tag)
      if (!tag) {
        const tags = await listTags(app.db, viewer)
        throw new AppError('not_found', `No article has the tag “${params.tag}”.`, {
          suggestions: [...nearestTags(params.tag, tags), { label: 'Every tag', href: '/tags' }],
        })
      }
      if (params.tag !== tag.key) {
        const rest = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
        return reply.header('cache-control', 'no-cache').redirect(tagPath(tag.key) + rest, 301)
      }
      const { after, id } = query
      const [universes, articles] = await Promise.all([
        request.universes(),
        listArticles(app.db, viewer, {
          tag: tag.key,
          limit: articlesAPage + 1,
          after: after !== undefined && id !== undefined ? { title: after, id } : undefined,
        }),
      ])
      return sendPage(request, reply, 'tags/show', tagPage(tag, articles, universes, after !== undefined))
    },
  )
}
