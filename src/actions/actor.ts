import type { Viewer } from '../domain/viewer.ts'

/** Who does something, and when. Actions take the clock from here, never from the system. */
export interface Actor {
  viewer: Viewer
  now: Date
}
