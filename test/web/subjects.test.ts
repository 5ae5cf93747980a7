import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

describe('subject pages', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite({ demo: true })
  })
  afterAll(() => site.close())

  it('shows every universe, its articles or that it is silent, and the facts', async () => {
    const { statusCode, body } = await site.get('/subjects/second-russian-civil-war', { as: 'editor' })
    expect(statusCode).toBe(200)
    expect(body).toContain('href="/u/timeline-1350/second-russian-civil-war"')
    expect(body).toContain('/u/history/new?title=')
    expect((await site.get('/subjects/leon-trotsky')).body).toContain('<caption>Facts</caption>')
  })

  it('lists subjects a page at a time', async () => {
    const { body } = await site.get('/subjects')
    expect(body).toContain('href="/subjects/leon-trotsky"')
    expect((await site.get('/subjects?after=zzz')).body).toContain('No subjects')
  })

  it('answers an unknown one with the nearest names', async () => {
    const { statusCode, body } = await site.get('/subjects/leon-trotzky')
    expect(statusCode).toBe(404)
    expect(body).toContain('href="/subjects/leon-trotsky"')
  })
})
