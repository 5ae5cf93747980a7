import type { Finding, LoggedName, Thing, Value } from './finding.ts'

/** What a finding means, in one sentence. */
export function describeFinding(finding: Finding): string {
  switch (finding.code) {
    case 'damaged':
      return `SQLite finds it damaged: ${finding.detail}`
    case 'unreadable':
      return `${finding.what} could not be checked: ${finding.reason}`
    case 'migrations':
      return finding.reason
    case 'dangling':
      return `A row of ${finding.table} points at one that is not there.`
    case 'schema':
      return schemaWords(finding)
    case 'text':
      return `Revision ${finding.number} of article ${finding.article} is not the text that was saved (its hash differs).`
    case 'hole':
      return `The history of article ${finding.article} has a hole.`
    case 'entry changed':
      return `${nameOf(finding.row)} is not as it was written (entry ${finding.position} of the log).`
    case 'entry empty':
      return `${nameOf(finding.row)} is gone (entry ${finding.position} of the log).`
    case 'entries gone':
      return finding.from === finding.to
        ? `Entry ${finding.from} of the log is gone.`
        : `Entries ${finding.from} to ${finding.to} of the log are gone.`
    case 'entered twice':
      return `${nameOf(finding.row)} stands in the log twice.`
    case 'not entered':
      return `${nameOf(finding.row)} was added without the log.`
    case 'state':
      return stateWords(finding)
    case 'state gone':
      return `${thingName(finding.thing)} is gone, and the log does not say why.`
    case 'state unknown':
      return `${thingName(finding.thing)} was added without the log.`
    case 'seal':
      return finding.entries < finding.position
        ? `The log has ${finding.entries} entries, and the seal was noted when it had ${finding.position}.`
        : `The log up to entry ${finding.position} is not the one that the seal was noted for.`
    case 'adrift':
      return `Article ${finding.article} does not stand at its last revision; canonry reindex puts it there.`
    case 'search index':
      return `search index: ${finding.reason}`
    case 'derived':
      return `What is derived from article ${finding.article} (“${finding.title}”) differs from a rebuild: ${finding.tables.join(', ')}.`
    case 'derived of nothing':
      return `The table ${finding.table} has rows of article ${finding.article}, which has none to have.`
    case 'subject':
      return `The subject “${finding.slug}” differs from a rebuild.`
  }
}

function schemaWords({ how, type, name }: Extract<Finding, { code: 'schema' }>): string {
  if (how === 'unknown') return `There is a ${type} “${name}” that Canonry does not make.`
  if (how === 'missing') return `The ${type} “${name}” is missing.`
  return `The ${type} “${name}” is not as Canonry makes it.`
}

function stateWords({ thing, column, is, noted }: Extract<Finding, { code: 'state' }>): string {
  const name = thingName(thing)
  if (column === 'password_hash') return `${name} has another password than the log knows of.`
  return `${name}: its ${column.replaceAll('_', ' ')} is ${shown(is)}, and by the log ${shown(noted)}.`
}

const things = { user: 'The account', universe: 'The universe', setting: 'The setting' }

function thingName({ what, name }: Thing): string {
  return `${things[what]} “${name}”`
}

function nameOf({ table, id, article, number, action, target }: LoggedName): string {
  if (table === 'audit')
    return action ? `The audit entry ${id} (${action} of ${target})` : `The audit entry ${id}`
  return article === undefined ? `Revision ${id}` : `Revision ${number} of article ${article}`
}

const longest = 60

function shown(value: Value): string {
  if (value === null || value === '') return 'nothing'
  const text = String(value)
  return `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”`
}
