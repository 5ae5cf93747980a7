import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { statusOf } from '../shared/errors.ts'
import { type DraftFaults, faultsOf } from './draft.ts'

/** Why a text could not be saved, in words for the form that it goes back into. */
export interface SaveFailure {
  status: number
  faults: DraftFaults
  /** What exists already, or stands nearest. */
  suggestions: readonly { label: string; href: string }[]
}

/** Codes that SQLite's errors begin with when the fault is the machine's, and what the writer can do. */
const machineFaults: readonly [code: string, message: string][] = [
  [
    'SQLITE_FULL',
    'The wiki’s disk is full, so nothing could be written. Your text is here: keep this page open, tell the administrator, and save again when there is room.',
  ],
  [
    'SQLITE_BUSY',
    'The wiki is busy with another big job and could not write. Your text is here: wait a moment, and save again.',
  ],
  [
    'SQLITE_LOCKED',
    'The wiki is busy with another big job and could not write. Your text is here: wait a moment, and save again.',
  ],
  [
    'SQLITE_IOERR',
    'The wiki’s disk failed while writing. Your text is here: keep this page open, tell the administrator, and save again later.',
  ],
  [
    'SQLITE_READONLY',
    'The wiki cannot be written to just now. Your text is here: keep this page open, and tell the administrator.',
  ],
  [
    'SQLITE_CANTOPEN',
    'The wiki cannot be written to just now. Your text is here: keep this page open, and tell the administrator.',
  ],
]

/** Turns whatever a save threw into an answer that keeps the text. What is a bug is logged, not told. */
export function saveFailure(error: unknown, request: FastifyRequest, isNew: boolean): SaveFailure {
  if (error instanceof AppError) {
    const { code, message, fields, suggestions } = error
    return { status: statusOf[code], faults: faultsOf(fields, message, isNew), suggestions }
  }
  request.log.error({ err: error }, 'save failed')
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  const known = machineFaults.find(([begin]) => code.startsWith(begin))
  const message =
    known?.[1] ??
    `The wiki failed, not you. Your text is here: save again in a moment. If it keeps failing, copy it somewhere safe and tell the administrator this number: ${request.id}`
  return { status: known ? 503 : 500, faults: { '': [message] }, suggestions: [] }
}
