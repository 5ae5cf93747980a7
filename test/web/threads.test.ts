import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Lane, lanes } from '../../src/web/shared/threads/lanes.ts'
import { createThreads, type ThreadLanes } from '../../src/web/shared/threads/threads.ts'
import { temporaryDatabase } from '../helpers/database.ts'

const long = 1_000_000

describe('threads', () => {
  let database: Awaited<ReturnType<typeof temporaryDatabase>>
  let threads: ThreadLanes
  const problems: unknown[] = []
  beforeEach(async () => {
    database = await temporaryDatabase()
    threads = createThreads(database, (error) => problems.push(error))
  })
  afterEach(async () => {
    await threads.close()
    await database.close()
  })
  const diff = (asker = 'one', lane: Lane = 'reading') =>
    threads.of(lane, asker).run('diffRevisions', long, 'a\n'.repeat(20_000), 'a\nb\n', {})

  it('say that the wiki stops to whoever waits for them when it does', async () => {
    const waiting = [diff('one'), diff('two'), diff('three'), diff('three')]
    const told = waiting.map((each) =>
      expect(each).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/being stopped/),
      }),
    )
    await threads.close()
    await Promise.all(told)
  })

  it('refuse at once what would wait too long, and do the rest', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => diff(`reader ${n}`)))
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused.length).toBeGreaterThan(0)
    expect(asked.length - refused.length).toBeGreaterThanOrEqual(16)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'unavailable', retryAfter: 5 })
  })

  it('refuse one who asks for much at once, and do what others ask', async () => {
    const mine = Promise.allSettled(Array.from({ length: 18 }, () => diff('greedy')))
    const others = await Promise.allSettled(['one', 'two', 'three'].map((asker) => diff(asker)))
    expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
    const refused = (await mine).flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toHaveLength(14)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'too_often', retryAfter: 5 })
  })

  it('do what writers ask while as many readers as may wait for theirs', async () => {
    const { most, waiting } = lanes.reading.turns
    let left = most + waiting
    const readers = Array.from({ length: left }, (_, n) => diff(`reader ${n}`).finally(() => left--))
    await diff('writer', 'writing')
    expect(left).toBeGreaterThan(waiting / 2)
    await Promise.all(readers)
  })

  it('hand a bug on as one, and go on', async () => {
    const broken = threads.of('reading', 'one').run('diffRevisions', long, null as never, 'b', {})
    await expect(broken).rejects.toThrow(TypeError)
    expect((await diff()).added).toBeGreaterThan(0)
  })
})
