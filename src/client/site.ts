/** Where the site is, with a slash at the end: the host, and the path that it may be served under. */
export const site = new URL('..', import.meta.url)
