import { expect, it } from 'vitest'
import { type Told, tellingNames } from '../../src/web/shared/telling-names.ts'

const told = (universe: string, more: Partial<Told> = {}): Told => ({
  universe,
  title: 'Ada',
  lang: 'en',
  revision: 1,
  ...more,
})

it.each([
  ['one of each universe', [told('History'), told('Other')], ['History', 'Other']],
  [
    'two languages',
    [told('History'), told('History', { lang: 'th' }), told('Other')],
    ['History (English)', 'History (Thai)', 'Other'],
  ],
  [
    'two titles',
    [told('History'), told('History', { title: 'Ada as a child' })],
    ['History (Ada)', 'History (Ada as a child)'],
  ],
  [
    'two revisions',
    [told('History'), told('History', { revision: 7 })],
    ['History (revision 1)', 'History (revision 7)'],
  ],
  [
    'a tag that is no language',
    [told('History'), told('History', { lang: 'a language' })],
    ['History (English)', 'History (a language)'],
  ],
])('names %s', (_, tellings, names) => {
  expect(tellingNames(tellings)).toEqual(names)
})
