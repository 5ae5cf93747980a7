import { hash, verify } from '@node-rs/argon2'
import { foldKey } from '../../domain/slugs.ts'
import { AppError } from '../../errors.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The package's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const shortest = 10
const longest = 200

/** Ten letters and more that guessing programs try first. */
const common = new Set(
  `1234567890 12345678910 0123456789 0987654321 1111111111 password12 password123 password1234 qwertyuiop
  qwerty12345 qwerty123456 1q2w3e4r5t 1qaz2wsx3edc iloveyou12 iloveyou123 welcome123 administrator adminadmin
  letmein123 letmeinnow abcdefghij changeme123 changemenow passwordpassword trustno1trustno1 football123 baseball123
  superman123 sunshine123 princess123 correcthorsebatterystaple`.split(/\s+/),
)

/** argon2id in its own text form, parameters and salt included. Some 20 ms on a thread of its own: never in a transaction. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/**
 * Whether the password is the one that was hashed. Where there is no hash (an unknown name) as much work is done, so
 * that the time tells nobody which names exist.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  // Nobody's password is that long, and normalising megabytes would take a while.
  const typed = password.length > 4 * longest ? '' : password.normalize('NFC')
  const right = await verify(passwordHash ?? (await decoy()), typed)
  return right && passwordHash !== undefined
}

/** @throws AppError invalid, for the given field, when a password is too weak to take. */
export function checkPassword(password: string, name: string, field = 'password'): void {
  const fault = weakness(password, name)
  if (fault) throw new AppError('invalid', fault, { fields: { [field]: fault } })
}

function weakness(password: string, name: string): string | undefined {
  const letters = [...password]
  if (letters.length < shortest)
    return `A password needs at least ${shortest} characters. A few words make a good one.`
  if (letters.length > longest) return `A password can have at most ${longest} characters.`
  if (!password.isWellFormed() || password.includes('\0'))
    return 'This password holds characters that cannot be typed.'
  const key = foldKey(password)
  if (common.has(key.replaceAll(' ', '')) || new Set(letters).size < 4)
    return 'This password is one of the first that are tried. Choose another.'
  if (foldKey(name).length > 3 && key.replace(foldKey(name), '').length < 5)
    return 'A password cannot be little more than your name.'
  return undefined
}

let decoyHash: Promise<string> | undefined

function decoy(): Promise<string> {
  decoyHash ??= hashPassword('nobody has this password')
  return decoyHash
}
