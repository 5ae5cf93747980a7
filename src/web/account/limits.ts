/** Routes that anybody may use, also on a wiki that is for its members. */
export const open = { access: 'open' } as const

/** So often from one address may a password or a token be guessed. */
export const guessing = () => ({ max: 10, timeWindow: '5 minutes' })

/** An open route where one can be. A new object a route, since each is counted by itself. */
export const guarded = () => ({ access: 'open' as const, limit: guessing() })
