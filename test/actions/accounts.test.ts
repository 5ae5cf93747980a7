import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/actions/actor.ts'
import { addUser } from '../../src/actions/add-user.ts'
import { changePassword } from '../../src/actions/change-password.ts'
import { endSessions } from '../../src/actions/end-sessions.ts'
import { hashSecret, sessionEnd } from '../../src/actions/lib/accounts.ts'
import { resetPassword } from '../../src/actions/reset-password.ts'
import { revokeSession } from '../../src/actions/revoke-session.ts'
import { setRole } from '../../src/actions/set-role.ts'
import { prepareSetUp, setUp } from '../../src/actions/set-up.ts'
import { signIn } from '../../src/actions/sign-in.ts'
import { signOut } from '../../src/actions/sign-out.ts'
import { signUp } from '../../src/actions/sign-up.ts'
import { updateSettings } from '../../src/actions/update-settings.ts'
import { viewerOf } from '../../src/domain/viewer.ts'
import type { Database } from '../../src/storage/open.ts'
import { findSession, listSessions } from '../../src/storage/sessions.ts'
import { defaultSettings, getSettings, putSecret } from '../../src/storage/settings.ts'
import { listUsers, type User } from '../../src/storage/users.ts'
import { makeUniverse, temporaryDatabase, testActor, testNow, testViewer } from '../helpers/database.ts'

let database: Database
const password = 'seven quiet words about hills'
const newPassword = 'nine louder words about rivers'
const browser = { userAgent: 'Test', sessionDays: 30, sessionMaxDays: 90 }
const actor = testActor()

beforeEach(async () => {
  database = await temporaryDatabase()
})
afterEach(() => database.close())

const actorOf = (user: User): Actor => ({ viewer: viewerOf(user, defaultSettings.access), now: testNow })

async function makeAdministrator(): Promise<{ user: User; token: string }> {
  const token = (await prepareSetUp(database.db)) ?? ''
  const { user, session } = await setUp(database.db, actor, { token, name: 'Ada', password, ...browser })
  return { user, token: session.token }
}

describe('setting up', () => {
  test('the token makes one administrator, once', async () => {
    const token = await prepareSetUp(database.db)
    expect(token?.length).toBeGreaterThanOrEqual(43)
    const input = { token: token ?? '', name: ' Ada  L. ', password, ...browser }
    const { user, session } = await setUp(database.db, actor, input)
    expect(user).toMatchObject({ name: 'Ada L.', role: 'administrator' })
    expect(await findSession(database.db, hashSecret(session.token), testNow)).toMatchObject({
      user: { name: 'Ada L.' },
    })
    await expect(setUp(database.db, actor, { ...input, name: 'Eve' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await prepareSetUp(database.db)).toBeUndefined()
    expect(await listUsers(database.db)).toHaveLength(1)
  })

  test('a token that was planted beside an administrator makes none', async () => {
    await makeAdministrator()
    await putSecret(database.db, 'set-up token', hashSecret('planted'))
    const trying = setUp(database.db, actor, { token: 'planted', name: 'Eve', password, ...browser })
    await expect(trying).rejects.toMatchObject({ code: 'conflict' })
  })

  test('two at once with the right token make one', async () => {
    const token = (await prepareSetUp(database.db)) ?? ''
    const tries = ['Ada', 'Bea'].map((name) =>
      setUp(database.db, actor, { token, name, password, ...browser }),
    )
    const results = await Promise.allSettled(tries)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listUsers(database.db)).toHaveLength(1)
  })

  test('a wrong token, an old one, and a short chosen one are refused; no secret is stored as it is', async () => {
    const old = (await prepareSetUp(database.db)) ?? ''
    const token = (await prepareSetUp(database.db, 'a-chosen-token-of-mine')) ?? ''
    expect(token).toBe('a-chosen-token-of-mine')
    for (const wrong of [old, '', 'guess']) {
      const trying = setUp(database.db, actor, { token: wrong, name: 'Eve', password, ...browser })
      await expect(trying).rejects.toMatchObject({ code: 'forbidden', fields: { token: expect.any(String) } })
    }
    await expect(prepareSetUp(database.db, 'short')).rejects.toMatchObject({ code: 'invalid' })
    const rows = await database.db.selectFrom('settings').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('signing in', () => {
  test('opens a session whose secret is nowhere in the database', async () => {
    await makeAdministrator()
    const { user, session } = await signIn(database.db, actor, { name: 'ADA', password, ...browser })
    expect(user.name).toBe('Ada')
    expect(Buffer.from(session.token, 'base64url')).toHaveLength(32)
    expect(session.expiresAt).toEqual(new Date(testNow.getTime() + 30 * 86_400_000))
    const rows = await database.db.selectFrom('sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(session.token)
    expect(rows.map((row) => row.id_hash)).toContain(hashSecret(session.token))
  })

  test('a wrong name and a wrong password get the same answer', async () => {
    await makeAdministrator()
    const answer = async (name: string, secret: string) =>
      signIn(database.db, actor, { name, password: secret, ...browser }).then(
        () => 'in',
        ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
      )
    const wrong = await answer('Ada', 'not the password')
    expect(wrong).toMatch(/^invalid /)
    expect(await answer('Nobody', password)).toBe(wrong)
    expect(await answer('', '')).toBe(wrong)
    expect(await answer('Ada', `${password}${'x'.repeat(1_000_000)}`)).toBe(wrong)
  })

  test('a password in any script, of the longest length, works in either Unicode form', async () => {
    const long = `${'🦊é'.repeat(99)}ab`
    const token = (await prepareSetUp(database.db)) ?? ''
    await setUp(database.db, actor, { token, name: 'Ада', password: long, ...browser })
    const input = { name: 'ада', password: long.normalize('NFD'), ...browser }
    expect((await signIn(database.db, actor, input)).user.name).toBe('Ада')
  })

  test('a password is stored as argon2id alone', async () => {
    await makeAdministrator()
    const row = await database.db.selectFrom('users').select('password_hash').executeTakeFirstOrThrow()
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('a session ends by signing out, by its time, and by closing the account', async () => {
    const { user } = await makeAdministrator()
    const open = async () =>
      hashSecret((await signIn(database.db, actor, { name: 'Ada', password, ...browser })).session.token)
    const first = await open()
    await signOut(database.db, actor, { sessionHash: first })
    expect(await findSession(database.db, first, testNow)).toBeUndefined()
    const second = await open()
    const later = new Date(testNow.getTime() + 31 * 86_400_000)
    expect(await findSession(database.db, second, later)).toBeUndefined()
    expect(await findSession(database.db, second, testNow)).toBeDefined()
    const other = await addUser(database.db, actorOf(user), { name: 'Bea', password, role: 'administrator' })
    await setRole(database.db, actorOf(other), { userId: user.id, disabled: true })
    expect(await findSession(database.db, second, testNow)).toBeUndefined()
    await expect(open()).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('one’s own account', () => {
  test('sessions are listed and revoked, one’s own only', async () => {
    const { user, token } = await makeAdministrator()
    await signIn(database.db, actor, { name: 'Ada', password, ...browser })
    const bea = await addUser(database.db, actorOf(user), { name: 'Bea', password, role: 'reader' })
    await signIn(database.db, actor, { name: 'Bea', password, newPassword, ...browser })
    const [theirs] = await listSessions(database.db, bea.id, testNow)
    expect(await revokeSession(database.db, actorOf(user), { publicId: theirs?.publicId ?? '' })).toBe(0)
    expect(await listSessions(database.db, user.id, testNow)).toHaveLength(2)
    expect(await revokeSession(database.db, actorOf(user), { exceptHash: hashSecret(token) })).toBe(1)
    expect(await findSession(database.db, hashSecret(token), testNow)).toBeDefined()
    await expect(
      revokeSession(database.db, { viewer: testViewer('anonymous'), now: testNow }, { publicId: 'x' }),
    ).rejects.toMatchObject({ code: 'unauthorized' })
  })

  test('changing the password asks for the present one and ends the other sessions', async () => {
    const { user, token } = await makeAdministrator()
    const other = await signIn(database.db, actor, { name: 'Ada', password, ...browser })
    const sessionHash = hashSecret(token)
    const change = (current: string, next: string) =>
      changePassword(database.db, actorOf(user), { current, password: next, sessionHash })
    await expect(change('wrong', 'another good passphrase')).rejects.toMatchObject({
      fields: { current: expect.any(String) },
    })
    await expect(change(password, 'short')).rejects.toMatchObject({
      fields: { password: expect.any(String) },
    })
    await change(password, 'another good passphrase')
    expect(await findSession(database.db, sessionHash, testNow)).toBeDefined()
    expect(await findSession(database.db, hashSecret(other.session.token), testNow)).toBeUndefined()
    await expect(signIn(database.db, actor, { name: 'Ada', password, ...browser })).rejects.toMatchObject({
      code: 'invalid',
    })
    await signIn(database.db, actor, { name: 'Ada', password: 'another good passphrase', ...browser })
  })

  test.each([
    'short',
    'password123',
    'Password 123!',
    'basketball',
    '!!Sunshine2024',
    'aaaaaaaaaaaa',
    'Ada Lovelace',
    'ada-lovelace-1',
    'canonry2026',
    'Canonry-Admin',
    'my canonry wiki',
    'Saltmarsh Atlas!',
    'saltmarshatlas99',
    'x'.repeat(201),
    'with\0nul and more',
  ])('a weak password is refused: %j', async (weak) => {
    await updateSettings(database.db, actor, { siteName: 'Saltmarsh Atlas' })
    const token = (await prepareSetUp(database.db)) ?? ''
    const trying = setUp(database.db, actor, { token, name: 'Ada Lovelace', password: weak, ...browser })
    await expect(trying).rejects.toMatchObject({
      code: 'invalid',
      fields: { password: expect.any(String) },
    })
  })

  test.each([
    '\u0410da',
    'Ad\u03b1',
    'Ada\u3164',
    'Ada\u2800',
    '',
    '   ',
    'x'.repeat(41),
    'a\u200bb',
    '…',
    'Anonymous',
    'a\nb\0',
  ])('a bad name is refused: %j', async (name) => {
    const token = (await prepareSetUp(database.db)) ?? ''
    const trying = setUp(database.db, actor, { token, name, password, ...browser })
    await expect(trying).rejects.toMatchObject({ code: 'invalid', fields: { name: expect.any(String) } })
  })
})

describe('others’ accounts', () => {
  test('sign-up is closed until the site opens it, and makes readers', async () => {
    const input = { name: 'Visitor', password, ...browser }
    await expect(signUp(database.db, actor, input)).rejects.toMatchObject({ code: 'forbidden' })
    await updateSettings(database.db, actor, { signUp: 'open' })
    expect((await signUp(database.db, actor, input)).user).toMatchObject({ role: 'reader' })
    await expect(signUp(database.db, actor, { ...input, name: 'VISITOR' })).rejects.toMatchObject({
      code: 'conflict',
      fields: { name: expect.any(String) },
    })
  })

  test('a password that an administrator chose lets in only with one of their own', async () => {
    const { user } = await makeAdministrator()
    const bea = await addUser(database.db, actorOf(user), { name: 'Bea', password, role: 'editor' })
    const own = 'a kettle under green stars'
    const enter = (more: { password?: string; newPassword?: string }) =>
      signIn(database.db, actor, { name: 'Bea', password, ...browser, ...more })
    const asked = { code: 'invalid', fields: { newPassword: expect.any(String) } }

    for (const newPassword of ['', password, 'short', 'password123']) {
      await expect(enter({ newPassword })).rejects.toMatchObject(asked)
    }
    await expect(enter({ password: 'guessed', newPassword: own })).rejects.toMatchObject({
      fields: { '': expect.any(String) },
    })
    expect((await enter({ newPassword: own })).user.id).toBe(bea.id)
    await expect(enter({})).rejects.toMatchObject({ fields: { '': expect.any(String) } })
    await enter({ password: own })

    await resetPassword(database.db, actorOf(user), { userId: bea.id, password })
    await expect(enter({})).rejects.toMatchObject(asked)
  })

  test('a session ends on its last day, however much it is used', async () => {
    const life = { sessionDays: 30, sessionMaxDays: 90 }
    const end = (opened: string, used: string) =>
      sessionEnd(life, { openedAt: new Date(opened), usedAt: new Date(used) })
        .toISOString()
        .slice(0, 10)
    expect(end('2026-01-01', '2026-01-01')).toBe('2026-01-31')
    expect(end('2026-01-01', '2026-01-20')).toBe('2026-02-19')
    expect(end('2026-01-01', '2026-03-31')).toBe('2026-04-01')
  })

  test('an administrator signs somebody else out everywhere', async () => {
    const { user, token } = await makeAdministrator()
    const bea = await addUser(database.db, actorOf(user), { name: 'Bea', password, role: 'editor' })
    const input = { name: 'Bea', password, newPassword: 'a kettle under green stars', ...browser }
    await signIn(database.db, actor, input)
    await signIn(database.db, actor, { ...input, password: input.newPassword })
    expect(await endSessions(database.db, actorOf(user), { userId: bea.id })).toBe(2)
    expect(await listSessions(database.db, bea.id, testNow)).toEqual([])
    expect(await findSession(database.db, hashSecret(token), testNow)).toBeDefined()
    await expect(endSessions(database.db, actorOf(bea), { userId: user.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('a role is one of the three, whatever asks for it', async () => {
    const role = 'owner' as never
    const refused = { code: 'invalid', fields: { role: expect.stringContaining('administrator') } }
    await expect(addUser(database.db, actor, { name: 'Ben', password, role })).rejects.toMatchObject(refused)
    const ben = await addUser(database.db, actor, { name: 'Ben', password, role: 'reader' })
    await expect(setRole(database.db, actor, { userId: ben.id, role })).rejects.toMatchObject(refused)
  })

  test('where there is no administrator yet, nobody is taken for the last one', async () => {
    const ben = await addUser(database.db, actor, { name: 'Ben', password, role: 'editor' })
    expect(await setRole(database.db, actor, { userId: ben.id, role: 'reader' })).toMatchObject({
      role: 'reader',
    })
    expect(await setRole(database.db, actor, { userId: ben.id, disabled: true })).toMatchObject({
      role: 'reader',
    })
  })

  test('a closed administrator may become a reader while another is open', async () => {
    const { user } = await makeAdministrator()
    const ben = await addUser(database.db, actor, { name: 'Ben', password, role: 'administrator' })
    await setRole(database.db, actor, { userId: user.id, disabled: true })
    expect(await setRole(database.db, actor, { userId: user.id, role: 'reader' })).toMatchObject({
      role: 'reader',
    })
    await expect(setRole(database.db, actor, { userId: ben.id, disabled: true })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('the last administrator stays one', async () => {
    const { user } = await makeAdministrator()
    for (const change of [{ role: 'reader' as const }, { disabled: true }]) {
      await expect(setRole(database.db, actorOf(user), { userId: user.id, ...change })).rejects.toMatchObject(
        { code: 'conflict' },
      )
    }
    expect(await listUsers(database.db)).toMatchObject([{ role: 'administrator', disabledAt: null }])
    await expect(setRole(database.db, actorOf(user), { userId: 99, role: 'editor' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('an account that is closed and opened again has to sign in anew', async () => {
    const { user } = await makeAdministrator()
    const bea = await addUser(database.db, actorOf(user), { name: 'Bea', password, role: 'reader' })
    const { session } = await signIn(database.db, actor, { name: 'Bea', password, newPassword, ...browser })
    for (const disabled of [true, false]) {
      await setRole(database.db, actorOf(user), { userId: bea.id, disabled })
    }
    expect(await findSession(database.db, hashSecret(session.token), testNow)).toBeUndefined()
    const again = { name: 'Bea', password: newPassword, ...browser }
    expect((await signIn(database.db, actor, again)).user.id).toBe(bea.id)
  })

  test.each(['anonymous', 'reader', 'editor'] as const)('%s may administer nothing', async (role) => {
    const other: Actor = { viewer: testViewer(role), now: testNow }
    const code = role === 'anonymous' ? 'unauthorized' : 'forbidden'
    await expect(addUser(database.db, other, { name: 'X', password, role: 'reader' })).rejects.toMatchObject({
      code,
    })
    await expect(setRole(database.db, other, { userId: 1, role: 'administrator' })).rejects.toMatchObject({
      code,
    })
    await expect(updateSettings(database.db, other, { siteName: 'X' })).rejects.toMatchObject({ code })
  })
})

test('settings are kept, checked, and those left out stay', async () => {
  await makeUniverse(database, 'history')
  expect(await getSettings(database.db)).toEqual({ ...defaultSettings, defaultUniverse: 'history' })
  await updateSettings(database.db, actor, {
    siteName: ' My  wiki ',
    access: { read: 'members', edit: 'members' },
  })
  expect(await getSettings(database.db)).toMatchObject({
    siteName: 'My wiki',
    access: { read: 'members' },
    defaultUniverse: 'history',
  })
  for (const [bad, field] of [
    [{ siteName: ' ' }, 'siteName'],
    [{ defaultUniverse: 'nowhere' }, 'defaultUniverse'],
  ] as const) {
    await expect(updateSettings(database.db, actor, bad)).rejects.toMatchObject({
      fields: { [field]: expect.any(String) },
    })
  }
})
