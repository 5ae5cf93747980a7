import type { FastifyRequest } from 'fastify'
import type { DraftFaults } from '../../domain/source/draft.ts'
import { AppError } from '../../errors.ts'
import { statusOf } from '../shared/errors.ts'
import { faultsOf } from './draft.ts'

/** Why a text could not be saved, in words for the form that it goes back into. */
export interface SaveFailure {
  status: number
  faults: DraftFaults
  /** What exists already, or stands nearest. */
  suggestions: readonly { label: string; href: string }[]
  /** Seconds; where it is worth trying again. */
  retryAfter?: number | undefined
}

/** Turns whatever a save threw into an answer that keeps the text. What is a bug is logged, not told. */
export function saveFailure(error: unknown, request: FastifyRequest, isNew: boolean): SaveFailure {
  const known = error instanceof AppError
  if (!known || error.code === 'unavailable') request.log.error({ err: error }, 'save failed')
  if (known) {
    const { code, message, fields, suggestions, retryAfter } = error
    return { status: statusOf[code], faults: faultsOf(fields, message, isNew), suggestions, retryAfter }
  }
  const words = `The wiki failed, not you. Save again in a moment. If it keeps failing, copy your text somewhere safe and tell the administrator this number: ${request.id}`
  return { status: 500, faults: { '': [words] }, suggestions: [] }
}
