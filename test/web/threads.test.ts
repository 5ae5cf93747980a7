import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createThreads, type Threads } from '../../src/web/shared/threads/threads.ts'
import { temporaryDatabase } from '../helpers/database.ts'

const long = 1_000_000

describe('threads', () => {
  let database: Awaited<ReturnType<typeof temporaryDatabase>>
  let threads: Threads
  const problems: unknown[] = []
  beforeEach(async () => {
    database = await temporaryDatabase()
    threads = createThreads(database, (error) => problems.push(error))
  })
  afterEach(async () => {
    await threads.close()
    await database.close()
  })
  const diff = () => threads.run('diffRevisions', long, 'a\n'.repeat(20_000), 'a\nb\n', {})

  it('say that the wiki stops to whoever waits for them when it does', async () => {
    const waiting = diff()
    const told = expect(waiting).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/being stopped/),
    })
    await threads.close()
    await told
  })

  it('refuse at once what would wait too long, and do the rest', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 30 }, diff))
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused.length).toBeGreaterThan(0)
    expect(asked.length - refused.length).toBeGreaterThanOrEqual(16)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'unavailable' })
  })

  it('hand a bug on as one, and go on', async () => {
    const broken = threads.run('diffRevisions', long, null as never, 'b', {})
    await expect(broken).rejects.toThrow(TypeError)
    expect((await diff()).added).toBeGreaterThan(0)
  })
})
