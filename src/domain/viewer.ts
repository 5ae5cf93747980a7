/** What a signed-in person may do at most. Site settings can lower the bar for reading and editing. */
export type Role = 'reader' | 'editor' | 'administrator'

/** Every role, from the least. */
export const roles: readonly Role[] = ['reader', 'editor', 'administrator']

/** Who may read, and who may edit: everyone, or only members (for editing: members whose role is editor or more). */
export interface AccessSettings {
  read: 'everyone' | 'members'
  edit: 'everyone' | 'members'
}

/** Who asks. Every query of content takes one; it is made once a request, from the session and the site's settings. */
export interface Viewer {
  /** Row id of the user, null when not signed in. */
  id: number | null
  /** Name shown beside revisions; 'anonymous' when not signed in. */
  name: string
  role: Role | 'anonymous'
  mayRead: boolean
  mayEdit: boolean
  mayAdminister: boolean
}

/** The viewer that a session's user (or nobody) is under the site's access settings. */
export function viewerOf(
  user: { id: number; name: string; role: Role } | null,
  access: AccessSettings,
): Viewer {
  if (!user) {
    return {
      id: null,
      name: 'anonymous',
      role: 'anonymous',
      mayRead: access.read === 'everyone',
      mayEdit: access.read === 'everyone' && access.edit === 'everyone',
      mayAdminister: false,
    }
  }
  const editor = user.role !== 'reader' || access.edit === 'everyone'
  return { ...user, mayRead: true, mayEdit: editor, mayAdminister: user.role === 'administrator' }
}

/** The viewer for work that no person asked for: the command line, import and reindex. May do everything. */
export function systemViewer(name: string): Viewer {
  return { id: null, name, role: 'administrator', mayRead: true, mayEdit: true, mayAdminister: true }
}
