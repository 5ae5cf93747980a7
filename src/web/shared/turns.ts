/** How much may be under way at once, in whatever its turns are counted. */
export interface TurnLimits {
  /** For all keys together, and for one. A turn that is larger than this by itself has it alone. */
  most: number
  mostEach: number
  /** How many turns may wait besides, of all keys and of one. */
  waiting: number
  waitingEach: number
}

/** Ends a turn; a second call does nothing. */
export type EndTurn = () => void

/** Why there is no turn: this key has too many that wait, or all keys together have. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn'
  readonly because: 'yours' | 'everyones'

  constructor(because: 'yours' | 'everyones') {
    super(`too many wait: ${because}`)
    this.because = because
  }
}

interface Turn {
  key: string
  size: number
  begin: () => void
}

/**
 * Shares out something scarce, so that nobody has all of it. Whoever asks waits until there is room; the first of those
 * who have room left of their own goes first. Rejects with NoTurn where too many wait.
 */
export function createTurns({ most, mostEach, waiting, waitingEach }: TurnLimits) {
  const running = new Set<Turn>()
  const queue: Turn[] = []
  const sizeOf = (turns: Turn[]) => turns.reduce((sum, { size }) => sum + size, 0)

  function fits({ key, size }: Turn): boolean {
    const all = [...running]
    const own = all.filter((turn) => turn.key === key)
    return (
      (all.length === 0 || sizeOf(all) + size <= most) && (own.length === 0 || sizeOf(own) + size <= mostEach)
    )
  }

  function beginWhatFits(): void {
    for (let at = queue.findIndex(fits); at >= 0; at = queue.findIndex(fits)) {
      const [turn] = queue.splice(at, 1) as [Turn]
      running.add(turn)
      turn.begin()
    }
  }

  return {
    take(key: string, size = 1): Promise<EndTurn> {
      return new Promise((resolve, reject) => {
        const turn: Turn = { key, size, begin: () => resolve(end) }
        const end = () => {
          if (running.delete(turn)) beginWhatFits()
        }
        queue.push(turn)
        beginWhatFits()
        const left = queue.indexOf(turn)
        if (left < 0) return
        const tooMany = queue.length > waiting ? 'everyones' : null
        const because = queue.filter((each) => each.key === key).length > waitingEach ? 'yours' : tooMany
        if (because === null) return
        queue.splice(left, 1)
        reject(new NoTurn(because))
      })
    },
  }
}
