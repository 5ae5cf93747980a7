/**
 * `npm run bench:mixed`: what a server holds of the machine's memory while readers, searchers, comparers and a writer
 * come all at once. Options: `--articles 20000 --requests 26000 --connections 24`. It builds first, works in a temporary
 * folder, asks nobody but its own server on 127.0.0.1, and takes some minutes.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from '../scripts/build.mjs'
import { systemActor } from '../src/actions/actor.ts'
import { addUser } from '../src/actions/add-user.ts'
import { createArticle } from '../src/actions/create-article.ts'
import { createUniverse } from '../src/actions/create-universe.ts'
import { hashSecret } from '../src/actions/lib/accounts.ts'
import { saveArticle } from '../src/actions/save-article.ts'
import { openDatabase } from '../src/storage/open.ts'
import { insertSession } from '../src/storage/sessions.ts'
import type { Db } from '../src/storage/tables.ts'
import { makeArticle, numbers, wordOfRank } from './corpus.ts'
import { serveCanonry } from './processes.ts'
import { fill } from './writing.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    requests: { type: 'string', default: '26000' },
    connections: { type: 'string', default: '24' },
  },
})
const [articles, requests, connections] = [values.articles, values.requests, values.connections].map(
  Number,
) as [number, number, number]
/** Subjects that are told at length in two canons. */
const longSubjects = 60
const folder = mkdtempSync(join(tmpdir(), 'canonry-mixed-'))

interface Request {
  kind: string
  path: string
  form?: Record<string, string>
}

try {
  await build()
  const cookie = await makeWiki(join(folder, 'canonry.db'))
  await mix(cookie)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function mix(cookie: string): Promise<void> {
  const served = await serveCanonry(folder)
  const times = new Map<string, number[]>()
  const statuses: Record<string, number> = {}
  let peak = served.memory()
  console.log(`${articles} articles; ${peak.toFixed(0)} MiB at the start`)
  const watch = setInterval(() => {
    peak = Math.max(peak, served.memory())
  }, 50)
  const next = numbers(42)
  const started = performance.now()
  let left = requests
  const ask = async () => {
    while (left-- > 0) {
      const { kind, path, form } = anyRequest(next)
      const from = performance.now()
      const response = await fetch(served.origin + path, {
        redirect: 'manual',
        ...(form && {
          method: 'POST',
          body: new URLSearchParams(form),
          headers: { cookie, 'sec-fetch-site': 'same-origin' },
        }),
      })
      await response.arrayBuffer()
      times.set(kind, [...(times.get(kind) ?? []), performance.now() - from])
      const told = `${kind} ${response.status}`
      statuses[told] = (statuses[told] ?? 0) + 1
      if (left > 0 && left % Math.ceil(requests / 12) === 0)
        console.log(`  ${left} to go, ${served.memory().toFixed(0)} MiB`)
    }
  }
  await Promise.all(Array.from({ length: connections }, ask))
  clearInterval(watch)
  const seconds = (performance.now() - started) / 1000
  for (const [kind, took] of [...times].sort()) {
    took.sort((a, b) => a - b)
    const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(0)
    const answers = Object.entries(statuses).flatMap(([told, count]) =>
      told.startsWith(`${kind} `) ? `${count} × ${told.split(' ').at(-1)}` : [],
    )
    console.log(`  ${kind.padEnd(12)} median ${at(0.5)} ms, p99 ${at(0.99)} ms; ${answers.join(', ')}`)
  }
  console.log(
    `  ${requests} requests in ${seconds.toFixed(0)} s, ${served.processor().toFixed(0)} s of processor`,
  )
  console.log(`  memory: ${peak.toFixed(0)} MiB at most, ${served.memory().toFixed(0)} MiB at the end`)
  await served.stop()
}

/** One of what people and programs ask of a wiki, the costly out of proportion. */
function anyRequest(next: () => number): Request {
  const any = (count: number) => Math.floor(next() * count)
  const article = `/u/bench/${slugOf(any(articles))}`
  const word = () => wordOfRank(any(4000))
  const long = `long-${any(longSubjects)}`
  const share = next()
  if (share < 0.4) return { kind: 'article', path: article }
  if (share < 0.5) return { kind: 'list', path: `/u/bench?from=${word()}` }
  if (share < 0.55) return { kind: 'unknown', path: `/universes?x=${any(1e9)}` }
  if (share < 0.7) return { kind: 'search', path: `/search?q=${word()}+${word()}` }
  if (share < 0.8) {
    const pages = ['history', 'diff', 'source', 'links']
    return { kind: 'past', path: `${article}/${pages[any(pages.length)]}` }
  }
  if (share < 0.85) return { kind: 'missing', path: `/u/bench/${word()}-${any(1e6)}` }
  if (share < 0.9) return { kind: 'old', path: `/u/bench/${long}?rev=1` }
  if (share < 0.95) {
    const as = ['', '&as=json', '&as=csv', '&from=101', '&only=differences'][any(5)]
    return { kind: 'comparison', path: `/compare/${long}?in=bench,other${as}` }
  }
  if (share < 0.98) {
    const body = makeArticle(any(1e6)).text.split('---\n').at(-1) ?? ''
    const form = { title: '', matter: '', body: body.repeat(20), summary: '', action: 'preview' }
    return { kind: 'preview', path: `${article}/edit`, form }
  }
  const body = makeArticle(any(1e6)).text.split('---\n').at(-1) ?? ''
  return {
    kind: 'save',
    path: '/u/bench/new',
    form: { title: `New ${any(1e12)}`, body, summary: '', edit_id: `mixed-${any(1e12)}` },
  }
}

function slugOf(n: number): string {
  return makeArticle(n).title.toLowerCase().replace(' ', '-')
}

/** Fills a wiki and signs an editor in. @returns the editor's cookie. */
async function makeWiki(file: string): Promise<string> {
  const { db, close } = await openDatabase(file)
  const actor = systemActor('bench', new Date())
  for (const name of ['Bench', 'Other']) {
    await createUniverse(db, actor, { name, slug: name.toLowerCase(), kind: 'history', color: 'blue' })
  }
  await fill(db, 'bench', 0, articles)
  for (let n = 0; n < longSubjects; n++) await writeLong(db, n)
  const { id } = await addUser(db, actor, { name: 'Ada', password: 'lantern fleet at dawn', role: 'editor' })
  const token = randomBytes(32).toString('base64url')
  await insertSession(db, {
    idHash: hashSecret(token),
    publicId: 'bench',
    userId: id,
    now: new Date(),
    expiresAt: new Date(Date.now() + 86_400_000),
    userAgent: 'bench',
  })
  await close()
  return `canonry=${token}`
}

/** A subject of 6,000 to 18,000 words in two canons that share most passages, and a second revision of one. */
async function writeLong(db: Db, n: number): Promise<void> {
  const actor = systemActor('bench', new Date())
  const parts = Array.from({ length: 20 + (n % 5) * 10 }, (_, part) => {
    const { text } = makeArticle(n * 1000 + part)
    return text.split('---\n').at(-1) ?? ''
  })
  const told = parts.map((part, index) => (index % 7 === n % 7 ? part.replaceAll(' March ', ' May ') : part))
  const write = (universe: string, body: string[]) =>
    createArticle(db, actor, {
      universe,
      title: `Long ${n}`,
      text: `---\nsubject: long-${n}\n---\n${body.join('\n')}`,
      editId: `long-${universe}-${n}`,
    })
  const { revision } = await write('bench', parts)
  await write('other', told)
  await saveArticle(db, actor, {
    articleId: revision.articleId,
    basedOn: 1,
    text: `---\nsubject: long-${n}\n---\n${parts.join('\n')}\nOne more line.\n`,
    editId: `long-again-${n}`,
    summary: '',
  })
}
