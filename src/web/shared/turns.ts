/** How much may be under way at once, in whatever its turns are counted. */
export interface TurnLimits {
  /** For all keys together, and for one. A turn that is larger than this by itself has it alone. */
  most: number
  mostEach: number
  /** How many turns may wait besides, of all keys and of one. */
  waiting: number
  waitingEach: number
  /** How long a turn is waited for, in milliseconds; for ever where not given. */
  patience?: number
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
 * Shares out something scarce, so that nobody has all of it. Whoever asks waits until there is room, and of those who
 * have room left of their own, the one who had a turn longest ago goes first. Rejects with NoTurn where too many wait.
 */
export function createTurns({ most, mostEach, waiting, waitingEach, patience }: TurnLimits) {
  const running = new Set<Turn>()
  const queue: Turn[] = []
  /** When each key had a turn last, counted in turns, until none is under way. */
  const lastTurn = new Map<string, number>()
  let begun = 0
  const sizeOf = (turns: Turn[]) => turns.reduce((sum, { size }) => sum + size, 0)

  function fits({ key, size }: Turn): boolean {
    const all = [...running]
    const own = all.filter((turn) => turn.key === key)
    return (
      (all.length === 0 || sizeOf(all) + size <= most) && (own.length === 0 || sizeOf(own) + size <= mostEach)
    )
  }

  function beginWhatFits(): void {
    for (let turn = next(); turn; turn = next()) {
      queue.splice(queue.indexOf(turn), 1)
      running.add(turn)
      lastTurn.set(turn.key, ++begun)
      turn.begin()
    }
    if (running.size === 0) lastTurn.clear()
  }

  function next(): Turn | undefined {
    const since = ({ key }: Turn) => lastTurn.get(key) ?? 0
    return queue
      .filter(fits)
      .reduce<Turn | undefined>(
        (first, turn) => (first && since(first) <= since(turn) ? first : turn),
        undefined,
      )
  }

  return {
    take(key: string, size = 1): Promise<EndTurn> {
      return new Promise((resolve, reject) => {
        let patient: NodeJS.Timeout | undefined
        const end = () => {
          if (running.delete(turn)) beginWhatFits()
        }
        const begin = () => {
          clearTimeout(patient)
          resolve(end)
        }
        const turn: Turn = { key, size, begin }
        const leave = (because: NoTurn['because']) => {
          queue.splice(queue.indexOf(turn), 1)
          reject(new NoTurn(because))
        }
        queue.push(turn)
        beginWhatFits()
        if (running.has(turn)) return
        if (queue.filter((each) => each.key === key).length > waitingEach) leave('yours')
        else if (queue.length > waiting) leave('everyones')
        else if (patience !== undefined) {
          patient = setTimeout(() => {
            leave('everyones')
            beginWhatFits()
          }, patience).unref()
        }
      })
    },
  }
}
