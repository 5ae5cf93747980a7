import type { LightMyRequestResponse } from 'fastify'
import type { Site } from './site.ts'

type Fields = Record<string, string>

/** The hidden and visible fields of a page's editing form, as a browser would send them. */
export function fieldsOf(body: string): Fields {
  const plain = (text: string) =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&')
  const inputs = [
    ...body.matchAll(/<input[^>]*name="(edit_id|based_on|article|title|summary)"[^>]*value="([^"]*)"/g),
  ]
  const areas = [...body.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>\n([\s\S]*?)<\/textarea>/g)]
  return Object.fromEntries(
    [...inputs, ...areas].map(([, name, value]) => [name as string, plain(value as string)]),
  )
}

/** Writes and edits articles of a site through its forms, as its editor does. */
export function articleForms(site: Site) {
  const editor = { as: 'editor' } as const
  return {
    async write(title: string, fields: Fields = {}, universe = 'history'): Promise<LightMyRequestResponse> {
      const form = fieldsOf((await site.get(`/u/${universe}/new`, editor)).body)
      return site.post(`/u/${universe}/new`, { ...form, title, body: `About ${title}.`, ...fields }, editor)
    },
    async edit(path: string, fields: Fields): Promise<LightMyRequestResponse> {
      const form = fieldsOf((await site.get(`${path}/edit`, editor)).body)
      return site.post(`${path}/edit`, { ...form, ...fields }, editor)
    },
  }
}
