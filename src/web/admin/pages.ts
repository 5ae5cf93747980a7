import type { Universe } from '../../domain/universe.ts'
import type { Role, Viewer } from '../../domain/viewer.ts'
import type { FieldErrors } from '../../errors.ts'
import type { Settings } from '../../storage/settings.ts'
import type { User } from '../../storage/users.ts'
import { plural } from '../shared/format.ts'
import { instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'

type View = Page & Record<string, unknown>

const roles: readonly { value: Role; label: string; words: string }[] = [
  { value: 'reader', label: 'Reader', words: 'reads, also where only members may' },
  { value: 'editor', label: 'Editor', words: 'writes and changes articles and universes' },
  { value: 'administrator', label: 'Administrator', words: 'looks after people and settings too' },
]

export interface PeopleFacts {
  viewer: Viewer
  settings: Settings
  people: readonly User[]
  /** The form for a new person, as typed. */
  typed?: { name: string; password: string; role: string }
  fields?: FieldErrors
  /** What was refused about somebody in the list. */
  changeFields?: FieldErrors
}

export function peoplePage({
  viewer,
  settings,
  people,
  typed,
  fields = {},
  changeFields = {},
}: PeopleFacts): View {
  return {
    title: 'People',
    section: 'people',
    noindex: true,
    lede: `${plural(people.length, 'person has', 'people have')} an account here. ${
      settings.signUp === 'open'
        ? 'Visitors may make accounts themselves, as readers.'
        : 'You make the accounts.'
    }`,
    people: people.map(({ id, name, role, createdAt, disabledAt }) => ({
      id,
      name,
      role,
      own: id === viewer.id,
      since: instantOf(createdAt),
      disabled: disabledAt !== null,
    })),
    roles,
    typed: typed ?? { name: '', password: '', role: 'editor' },
    fields,
    changeFields,
    passwordHint: 'Ten characters or more.',
  }
}

const choices = [
  {
    name: 'read',
    legend: 'Who may read',
    options: [
      { value: 'everyone', label: 'Everyone', words: 'also visitors who are not signed in' },
      { value: 'members', label: 'Members', words: 'people with an account' },
    ],
  },
  {
    name: 'edit',
    legend: 'Who may write',
    options: [
      { value: 'members', label: 'Editors', words: 'and administrators' },
      { value: 'everyone', label: 'Everyone who may read', words: 'visitors too, where they may read' },
    ],
  },
  {
    name: 'signUp',
    legend: 'New accounts',
    options: [
      { value: 'closed', label: 'Administrators make them', words: 'on the page People' },
      {
        value: 'open',
        label: 'Visitors make their own',
        words: 'and are readers until somebody makes them more',
      },
    ],
  },
]

/** The settings form's fields as text. */
export type TypedSettings = Record<'siteName' | 'defaultUniverse' | 'read' | 'edit' | 'signUp', string>

export function settingsAsTyped({ siteName, defaultUniverse, access, signUp }: Settings): TypedSettings {
  return { siteName, defaultUniverse: defaultUniverse ?? '', read: access.read, edit: access.edit, signUp }
}

export function settingsPage(
  universes: readonly Universe[],
  typed: TypedSettings,
  fields: FieldErrors = {},
): View {
  return {
    title: 'Settings',
    section: 'settings',
    noindex: true,
    universes: universes.map(({ slug, name }) => ({ slug, name })),
    typed,
    fields,
    choices,
  }
}
