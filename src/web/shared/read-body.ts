import type { Readable } from 'node:stream'

/**
 * All of a stream, or undefined as soon as there is more of it than `most` bytes; the rest is dropped.
 * @throws what the stream fails with.
 */
export function readBody(stream: Readable, most: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const settle = (body: Buffer | undefined) => {
      stream.off('data', take).off('end', whole).off('error', reject)
      resolve(body)
    }
    const whole = () => settle(Buffer.concat(chunks, length))
    const take = (chunk: Buffer) => {
      length += chunk.length
      if (length <= most) chunks.push(chunk)
      else {
        settle(undefined)
        stream.resume() // into nothing, until its connection is let go of
      }
    }
    stream.on('data', take).on('end', whole).on('error', reject)
  })
}
