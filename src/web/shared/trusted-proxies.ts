import { BlockList, isIPv6 } from 'node:net'
import type { Config } from '../../config.ts'

/** This machine, and the networks that nobody outside can send from (RFC 1918, 4193, 3927, 4291). */
const near = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  near.addSubnet(network, bits, 'ipv4')
}
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')
near.addSubnet('fe80::', 10, 'ipv6')

/**
 * Fastify's trustProxy: whose word about a request is taken, hop by hop from ourselves. Where only their number is
 * known, the first must be near, on this machine or in its private network: whoever reaches us from outside is no proxy
 * of ours, and tells of no proxies.
 */
export function trustedProxies({ trustProxy }: Pick<Config, 'trustProxy'>) {
  if (typeof trustProxy !== 'number') return trustProxy
  return (address: string, hop: number) => hop < trustProxy && (hop > 0 || isNear(address))
}

function isNear(address: string): boolean {
  return near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
