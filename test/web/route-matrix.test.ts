import { afterEach, describe, expect, it } from 'vitest'
import type { AccessSettings } from '../../src/domain/viewer.ts'
import { openSite, type Site } from '../helpers/site.ts'

/**
 * Who may use which route, route by route and in words of its own: a second opinion on what the code says. A route
 * that is not here fails the test, so nobody adds one without deciding.
 */
const matrix: Record<string, Need> = {
  'GET /assets/*': 'open',
  'GET /robots.txt': 'open',
  'GET /favicon.ico': 'open',
  'GET /healthz': 'open',
  'GET /help': 'open',
  'GET /setup': 'open',
  'POST /setup': 'open',
  'GET /sign-in': 'open',
  'POST /sign-in': 'open',
  'POST /sign-out': 'open',
  'GET /sign-up': 'open',
  'POST /sign-up': 'open',

  'GET /': 'read',
  'GET /universes': 'read',
  'GET /u': 'read',
  'GET /u/:universe': 'read',
  'POST /u/:universe/notice': 'read',
  'GET /u/:universe/:article': 'read',
  'GET /u/:universe/:article/links': 'read',
  'GET /u/:universe/:article/source': 'read',
  'GET /u/:universe/:article/history': 'read',
  'GET /u/:universe/:article/diff': 'read',
  'GET /subjects': 'read',
  'GET /subjects/:subject': 'read',
  'GET /compare': 'read',
  'GET /compare/:subject': 'read',
  'GET /search': 'read',
  'GET /api/v1/compare': 'read',
  'GET /api/v1/suggest': 'read',
  'GET /recent': 'read',
  'GET /recent/feed.atom': 'read',
  'GET /u/:universe/feed.atom': 'read',
  'GET /u/:universe/:article/feed.atom': 'read',
  'GET /tags': 'read',
  'GET /tags/:tag': 'read',

  'GET /universes/new': 'edit',
  'POST /universes': 'edit',
  'GET /u/:universe/settings': 'edit',
  'POST /u/:universe/settings': 'edit',
  'GET /u/:universe/new': 'edit',
  'POST /u/:universe/new': 'edit',
  'GET /u/:universe/:article/edit': 'edit',
  'POST /u/:universe/:article/edit': 'edit',
  'GET /u/:universe/:article/rename': 'edit',
  'POST /u/:universe/:article/rename': 'edit',
  'GET /u/:universe/:article/delete': 'edit',
  'POST /u/:universe/:article/delete': 'edit',
  'GET /deleted': 'edit',
  'GET /deleted/:id': 'edit',
  'GET /deleted/:id/history': 'edit',
  'GET /deleted/:id/diff': 'edit',
  'GET /deleted/:id/source': 'edit',
  'POST /deleted/:id/restore': 'edit',
  'POST /u/:universe/:article/revert': 'edit',

  'GET /account': 'sign-in',
  'POST /account/password': 'sign-in',
  'POST /account/sessions/:session/revoke': 'sign-in',
  'POST /account/sessions/revoke': 'sign-in',

  'POST /u/:universe/delete': 'office',
  'GET /people': 'office',
  'POST /people': 'office',
  'POST /people/:person/role': 'office',
  'POST /people/:person/disable': 'office',
  'POST /people/:person/sign-out': 'office',
  'POST /people/:person/enable': 'office',
  'GET /settings': 'office',
  'POST /settings': 'office',
}

type Need = 'open' | 'read' | 'edit' | 'sign-in' | 'office'
type Who = 'anonymous' | 'reader' | 'editor' | 'administrator'

const members: Who[] = ['reader', 'editor', 'administrator']
const writers: Who[] = ['editor', 'administrator']
const everyone: Who[] = ['anonymous', ...members]

const settings: { access: AccessSettings; read: Who[]; edit: Who[] }[] = [
  { access: { read: 'everyone', edit: 'members' }, read: everyone, edit: writers },
  { access: { read: 'everyone', edit: 'everyone' }, read: everyone, edit: everyone },
  { access: { read: 'members', edit: 'members' }, read: members, edit: writers },
  { access: { read: 'members', edit: 'everyone' }, read: members, edit: members },
]

/** Words that stand in content alone, never in an address that the test itself asks for. */
const secrets = ['Vellmark Canon', 'Orla Quist', 'quicksilver']

let site: Site | undefined
afterEach(async () => {
  await site?.close()
  site = undefined
})

describe.each(settings)(
  'where $access.read may read and $access.edit may write',
  ({ access, read, edit }) => {
    const allowed: Record<Need, Who[]> = {
      open: everyone,
      read,
      edit,
      'sign-in': members,
      office: ['administrator'],
    }

    it.each(everyone)('lets %s use exactly the routes meant for them', async (who) => {
      site = await openSite({ access })
      await site.configure({ signUp: 'open' })
      await site.addUniverse({ name: 'Vellmark Canon', slug: 'vm' })
      await site.addArticle('vm', 'Orla Quist', '---\ntags: [navy]\n---\nOn quicksilver seas.')
      const wrong: string[] = []

      for (const route of routesOf(site)) {
        const need = matrix[route]
        if (!need) {
          wrong.push(`${route} is not in the matrix`)
          continue
        }
        const [method, url] = route.replace(/:(\w+)|\*/g, (name) => samples[name] ?? name).split(' ') as [
          string,
          string,
        ]
        // Signing out would end the session that the rest of the walk needs.
        const as = route === 'POST /sign-out' ? 'anonymous' : who
        const answer = method === 'GET' ? await site.get(url, { as }) : await site.post(url, {}, { as })
        const { statusCode, body, headers } = answer
        const turnedAway =
          statusCode === 401 || statusCode === 403 || String(headers.location).startsWith('/sign-in?next=')
        const expected = allowed[need].includes(as)
        if (turnedAway === expected)
          wrong.push(`${route} ${expected ? 'refuses' : 'lets in'} ${as}: ${statusCode}`)
        if (statusCode >= 500) wrong.push(`${route} fails for ${as}: ${statusCode}`)
        const said = body + JSON.stringify(headers)
        if (!read.includes(as) && secrets.some((secret) => said.includes(secret))) {
          wrong.push(`${route} tells ${as} what only members may read`)
        }
      }
      expect(wrong).toEqual([])
    })
  },
)

it('names no route that is gone', async () => {
  site = await openSite()
  const real = routesOf(site)
  expect(Object.keys(matrix).filter((route) => !real.includes(route))).toEqual([])
})

it('answers HEAD as it answers GET, with no body', async () => {
  site = await openSite()
  await site.addUniverse({ name: 'Vellmark Canon', slug: 'vm' })
  for (const url of ['/', '/u/vm', '/help', '/healthz', '/people']) {
    const [head, get] = [await site.app.inject({ method: 'HEAD', url }), await site.get(url)]
    expect([url, head.statusCode, head.body]).toEqual([url, get.statusCode, ''])
  }
})

const samples: Record<string, string> = {
  ':universe': 'vm',
  ':article': 'orla-quist',
  ':subject': 'orla-quist',
  ':tag': 'navy',
  ':session': 'nobodys',
  ':person': '999',
  ':id': '1',
  '*': 'manifest.json',
}

/** 'GET /u/:universe' and so on; HEAD goes where GET goes. */
function routesOf({ app }: Site): string[] {
  return app.routeTable.filter(({ method }) => method !== 'HEAD').map(({ method, url }) => `${method} ${url}`)
}
