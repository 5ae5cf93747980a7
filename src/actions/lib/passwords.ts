import { hash, verify } from '@node-rs/argon2'
import { longestPassword } from './weak-passwords.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The package's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

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
  const typed = password.length > 4 * longestPassword ? '' : password.normalize('NFC')
  const right = await verify(passwordHash ?? (await decoy()), typed)
  return right && passwordHash !== undefined
}

let decoyHash: Promise<string> | undefined

function decoy(): Promise<string> {
  decoyHash ??= hashPassword('nobody has this password')
  return decoyHash
}
