import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/actions/actor.ts'
import { addUser } from '../../src/actions/add-user.ts'
import { backUp } from '../../src/actions/back-up.ts'
import { createArticle } from '../../src/actions/create-article.ts'
import { createUniverse } from '../../src/actions/create-universe.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { deleteUniverse } from '../../src/actions/delete-universe.ts'
import { endSessions } from '../../src/actions/end-sessions.ts'
import { importFiles } from '../../src/actions/import-files.ts'
import { reindex } from '../../src/actions/reindex.ts'
import { renameArticle } from '../../src/actions/rename-article.ts'
import { resetPassword } from '../../src/actions/reset-password.ts'
import { restoreArticle } from '../../src/actions/restore-article.ts'
import { revertArticle } from '../../src/actions/revert-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { setRole } from '../../src/actions/set-role.ts'
import { updateSettings } from '../../src/actions/update-settings.ts'
import { updateUniverse } from '../../src/actions/update-universe.ts'
import { type Viewer, viewerOf } from '../../src/domain/viewer.ts'
import { makeUniverse, temporaryDatabase, testActor, testNow, testViewer } from '../helpers/database.ts'

let database: Awaited<ReturnType<typeof temporaryDatabase>>
beforeAll(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
  const article = { universe: 'history', title: 'Fort', text: 'Stone.', editId: 'made' }
  await createArticle(database.db, testActor(), article)
})
afterAll(() => database.close())

type Call = (actor: Actor) => Promise<unknown>

/** Each would go through, or fail for another reason, if nobody asked who acts. */
const forEditors: Record<string, Call> = {
  'create-article': (actor) =>
    createArticle(database.db, actor, {
      universe: 'history',
      title: 'New fort',
      text: 'x',
      editId: 'create',
    }),
  'create-universe': (actor) =>
    createUniverse(database.db, actor, { name: 'Other', kind: 'history', color: 'blue' }),
  'delete-article': (actor) => deleteArticle(database.db, actor, { articleId: 1, editId: 'delete' }),
  'import-files': (actor) => importFiles(database.db, actor, [], { universe: 'history' }),
  'rename-article': (actor) =>
    renameArticle(database.db, actor, { articleId: 1, title: 'Castle', editId: 'rename' }),
  'restore-article': (actor) => restoreArticle(database.db, actor, { articleId: 1, editId: 'restore' }),
  'revert-article': (actor) =>
    revertArticle(database.db, actor, { articleId: 1, to: 1, basedOn: 1, editId: 'revert' }),
  'save-article': (actor) =>
    saveArticle(database.db, actor, { articleId: 1, text: 'Wood.', basedOn: 1, editId: 'save' }),
  'update-universe': (actor) => updateUniverse(database.db, actor, { universe: 'history', version: 9 }),
}
const forAdministrators: Record<string, Call> = {
  'add-user': (actor) => addUser(database.db, actor, { name: '', password: '', role: 'reader' }),
  'back-up': (actor) => backUp(database, actor, { file: database.file }),
  'end-sessions': (actor) => endSessions(database.db, actor, { userId: 99 }),
  'delete-universe': (actor) => deleteUniverse(database.db, actor, { universe: 'nowhere' }),
  reindex: (actor) => reindex(database.db, actor),
  'reset-password': (actor) => resetPassword(database.db, actor, { userId: 99, password: '' }),
  'set-role': (actor) => setRole(database.db, actor, { userId: 99, role: 'administrator' }),
  'update-settings': (actor) => updateSettings(database.db, actor, {}),
}
/** Guarded by a secret, a password, or the shell; each has tests of its own. */
const forAnyone = [
  'change-password',
  'check-backup',
  'restore',
  'revoke-session',
  'set-up',
  'sign-in',
  'sign-out',
  'sign-up',
]

/** How an action ended for an actor: the code of its refusal, or 'let in' whatever came of it then. */
async function outcome(call: Call, viewer: Viewer): Promise<string> {
  const code = await call({ viewer, now: testNow }).then(
    () => '',
    (error: { code?: string }) => error.code,
  )
  return code === 'unauthorized' || code === 'forbidden' ? code : 'let in'
}

const membersOnly = { read: 'members', edit: 'members' } as const
const refused: [who: string, viewer: Viewer, code: string][] = [
  ['a visitor', testViewer('anonymous'), 'unauthorized'],
  ['a visitor of a closed wiki', testViewer('shut out'), 'unauthorized'],
  ['a reader', testViewer('reader'), 'forbidden'],
  [
    'a reader of a closed wiki',
    viewerOf({ id: 1, name: 'Reader', role: 'reader' }, membersOnly),
    'forbidden',
  ],
]

test('every action is in one of the lists', () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/actions')).filter((each) =>
    each.endsWith('.ts'),
  )
  const listed = [...Object.keys(forEditors), ...Object.keys(forAdministrators), ...forAnyone, 'actor']
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(listed.sort())
})

describe.each(Object.entries(forEditors))('%s', (_, call) => {
  test.each(refused)('refuses %s', async (_, viewer, code) => {
    expect(await outcome(call, viewer)).toBe(code)
  })
  test('lets an editor in', async () => {
    expect(await outcome(call, testViewer('editor'))).toBe('let in')
  })
})

describe.each(Object.entries(forAdministrators))('%s', (_, call) => {
  test.each([...refused, ['an editor', testViewer('editor'), 'forbidden'] as const])(
    'refuses %s',
    async (_, viewer, code) => {
      expect(await outcome(call, viewer)).toBe(code)
    },
  )
  test('lets an administrator in', async () => {
    expect(await outcome(call, testViewer('administrator'))).toBe('let in')
  })
})
