/**
 * A load generator for one address, run in a process of its own so that it does not share the server's event loop:
 * `tsx bench/load.ts URL CONNECTIONS SECONDS`. Each connection keeps one request in flight. Prints one line of JSON.
 */
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

/** What one run of load found. */
export interface Load {
  requests: number
  seconds: number
  /** Milliseconds. */
  p99: number
}

const [address = '', connections = '16', seconds = '5'] = process.argv.slice(2)
const url = new URL(address)
const request = Buffer.from(
  `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: text/html\r\nConnection: keep-alive\r\n\r\n`,
)
const times: number[] = []
let failures = 0
const started = performance.now()
const end = started + Number(seconds) * 1000

await Promise.all(Array.from({ length: Number(connections) }, keepAsking))
const took = (performance.now() - started) / 1000
times.sort((a, b) => a - b)
const load: Load & { failures: number } = {
  requests: times.length,
  seconds: took,
  p99: times[Math.floor(times.length * 0.99)] ?? 0,
  failures,
}
console.log(JSON.stringify(load))

/** One connection: asks, reads a whole response by its Content-Length, asks again until the time is over. */
function keepAsking(): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(url.port), url.hostname)
    socket.setNoDelay(true)
    let sent = 0
    let missing = 0
    const ask = () => {
      if (performance.now() >= end) return socket.end()
      sent = performance.now()
      socket.write(request)
    }
    socket.on('connect', ask)
    socket.on('data', (chunk) => {
      if (missing === 0) {
        // The head arrives in one piece here: it is far smaller than a loopback segment.
        const headEnd = chunk.indexOf('\r\n\r\n') + 4
        const head = chunk.toString('latin1', 0, headEnd)
        if (!head.startsWith('HTTP/1.1 200')) failures++
        missing = headEnd + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      }
      missing -= chunk.length
      if (missing > 0) return
      missing = 0
      times.push(performance.now() - sent)
      ask()
    })
    socket.on('error', () => failures++)
    socket.on('close', () => resolve())
  })
}
