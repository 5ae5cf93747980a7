import type { Viewer } from '../domain/viewer.ts'
import { systemViewer } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'

/** Who acts, and when: actions have no clock of their own. */
export interface Actor {
  viewer: Viewer
  now: Date
}

/** The actor for work that no person asked for: the command line, the demo's import. */
export function systemActor(name: string, now: Date): Actor {
  return { viewer: systemViewer(name), now }
}

/** @throws AppError unauthorized (not signed in) or forbidden. */
export function requireEditor({ viewer }: Actor): void {
  if (viewer.mayRead && viewer.mayEdit) return
  if (viewer.role === 'anonymous') throw new AppError('unauthorized', 'Sign in to edit.')
  throw new AppError(
    'forbidden',
    'Your account may read this wiki but not edit it. Ask an administrator to make you an editor.',
  )
}

/** @throws AppError unauthorized (not signed in) or forbidden. */
export function requireAdministrator({ viewer }: Actor): void {
  if (viewer.mayAdminister) return
  if (viewer.role === 'anonymous') throw new AppError('unauthorized', 'Sign in as an administrator.')
  throw new AppError('forbidden', 'Only administrators may do this.')
}
