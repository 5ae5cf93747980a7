import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      host: 'localhost',
      port: 3000,
      dataDir: join(import.meta.dirname, '../data/wiki'),
      baseUrl: null,
      setupToken: null,
      logLevel: 'warn',
      demo: true,
      trustProxy: false,
      cacheBytes: 64 * 1024 * 1024,
      sessionMaxDays: 90,
      hstsSubdomains: false,
      sessionDays: 30,
      rateLimit: true,
    })
  })

  it('takes PORT where CANONRY_PORT is not set or empty, and CANONRY_PORT first', () => {
    expect(readConfig({ PORT: '8080' }).port).toBe(8080)
    expect(readConfig({ PORT: '8080', CANONRY_PORT: '' }).port).toBe(8080)
    expect(readConfig({ PORT: '8080', CANONRY_PORT: '9090' }).port).toBe(9090)
  })

  it('reads proxies as a switch or addresses', () => {
    const proxies = (text: string) => readConfig({ CANONRY_TRUST_PROXY: text }).trustProxy
    expect([proxies('false'), proxies('true'), proxies('0')]).toEqual([false, true, false])
    expect(proxies('10.0.0.1, 10.0.0.2')).toEqual(['10.0.0.1', '10.0.0.2'])
  })

  it('keeps the origin of the base address alone', () => {
    expect(readConfig({ CANONRY_BASE_URL: 'https://Wiki.example.org/' }).baseUrl?.origin).toBe(
      'https://wiki.example.org',
    )
    expect(() => readConfig({ CANONRY_BASE_URL: 'https://wiki.example.org/wiki' })).toThrow(/no path/)
    expect(() => readConfig({ CANONRY_BASE_URL: 'wiki.example.org' })).toThrow(/https:\/\/wiki\.example\.org/)
    expect(() => readConfig({ CANONRY_BASE_URL: 'javascript:alert(1)' })).toThrow(ConfigError)
  })

  it('reports every fault at once, by name', () => {
    const faulty = {
      CANONRY_PORT: '70000',
      CANONRY_DEMO: 'perhaps',
      CANONRY_SETUP_TOKEN: 'short',
      CANONRY_PROT: '1',
    }
    try {
      readConfig(faulty)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError)
      const { faults } = error as ConfigError
      expect(faults).toHaveLength(4)
      for (const name of Object.keys(faulty)) expect(faults.join('\n')).toContain(name)
    }
  })

  it('leaves alone what is not its own', () => {
    expect(readConfig({ HOME: '/root', CANONRY_CHROMIUM: '/usr/bin/chromium' }).port).toBe(3000)
  })
})
