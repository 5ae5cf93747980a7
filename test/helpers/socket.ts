import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import type { Site } from './site.ts'

/** What a server said over one connection, and how much of a body it let its sender get rid of. */
export interface Said {
  /** Everything that came, heads and bodies. */
  text: string
  status: number
  /** Bytes of the body that the sender could write before the connection ended. */
  sent: number
}

/** Lets a site listen on a free port of this machine. */
export async function listen(site: Site): Promise<number> {
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  return (site.app.server.address() as AddressInfo).port
}

/**
 * Sends one request by hand, byte for byte, and hears everything until the server ends the connection. A sender that has
 * more of its body goes on writing until it cannot. `body` is written as fast as the server takes it; without one the head is all that comes.
 */
export function speak(
  port: number,
  head: readonly string[],
  body: Iterable<Buffer> = [],
  /** Milliseconds between two pieces of the body. */
  pause = 0,
): Promise<Said> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    let text = ''
    let sent = 0
    let written = false
    let ended = false
    const pieces = body[Symbol.iterator]()
    const write = () => {
      for (;;) {
        const { value, done } = pieces.next()
        if (done || socket.destroyed) {
          written = true
          if (ended) socket.destroy()
          return
        }
        sent += value.length
        const isTaken = socket.write(value)
        if (pause > 0) setTimeout(write, pause)
        if (!isTaken || pause > 0) return
      }
    }
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    if (pause === 0) socket.on('drain', write)
    socket.on('data', (data) => {
      text += data.toString('latin1')
    })
    socket.on('end', () => {
      ended = true
      if (written) socket.destroy()
    })
    socket.on('error', () => {}) // writing to who has gone
    socket.on('close', () => resolve({ text, status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), sent }))
    write()
  })
}

/** The head of a form that this site's own page would send. */
export function formHead(path: string, ...more: readonly string[]): string[] {
  return [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/x-www-form-urlencoded',
    ...more,
  ]
}
