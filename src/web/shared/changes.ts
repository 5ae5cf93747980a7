import type { Database } from '../../storage/open.ts'
import type { App } from './types.ts'

/** Another process's write may go unseen for this many milliseconds; our own never do. */
const lookEvery = 2

/**
 * Notes on each request, before anything is read for it, how often the database has changed: what is remembered under
 * that number holds for it.
 */
export function useChanges(app: App): void {
  const changesNow = frequentChanges(app.database)
  app.decorateRequest('changesSeen', 0)
  app.addHook('onRequest', (request, _reply, done) => {
    request.changesSeen = changesNow()
    done()
  })
}

/** The database's change counter for use on every request: a look at the file costs as much as a warm page. */
function frequentChanges(database: Database): () => number {
  let changes = database.changes()
  let commits = database.ownCommits()
  let lookedAt = performance.now()
  return () => {
    const now = performance.now()
    if (database.ownCommits() !== commits || now - lookedAt >= lookEvery) {
      commits = database.ownCommits()
      changes = database.changes()
      lookedAt = now
    }
    return changes
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * The database's change counter before anything was read for this request, its viewer and the settings included:
     * a write that lands while a page is made must not be hidden under its own number.
     */
    changesSeen: number
  }
}
