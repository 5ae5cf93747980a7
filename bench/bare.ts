/**
 * The yardstick: a Fastify that does nothing but send the bytes of a file from memory, which is the most that Fastify
 * can do. `tsx bench/bare.ts FILE`; prints its port.
 */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'

const body = readFileSync(process.argv[2] ?? '')
const app = Fastify()
app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(body))
await app.listen({ host: '127.0.0.1', port: 0 })
console.log((app.server.address() as AddressInfo).port)
