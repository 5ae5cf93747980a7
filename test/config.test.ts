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
      basePath: '',
      setupToken: null,
      logLevel: 'warn',
      demo: true,
      trustProxy: false,
      cacheBytes: 32 * 1024 * 1024,
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

  it('reads proxies as how many there are, or where', () => {
    const proxies = (text: string) => readConfig({ CANONRY_TRUST_PROXY: text }).trustProxy
    expect([proxies('false'), proxies('no'), proxies('0')]).toEqual([false, false, false])
    // Never all of them: then a reader's own X-Forwarded-For is believed.
    expect([proxies('true'), proxies('yes'), proxies('1'), proxies('2')]).toEqual([1, 1, 1, 2])
    expect(proxies('10.0.0.1, 10.0.0.0/8,::1,fd00::/8,loopback')).toEqual([
      '10.0.0.1',
      '10.0.0.0/8',
      '::1',
      'fd00::/8',
      'loopback',
    ])
    for (const wrong of [
      'nginx',
      '10.0.0.1/33',
      '10.0.0',
      '*',
      '0.0.0.0/0/0',
      '10.0.0.1;10.0.0.2',
      '::1/129',
      '12',
    ]) {
      expect(() => proxies(wrong), wrong).toThrow(/CANONRY_TRUST_PROXY must be the number of proxies/)
    }
  })

  it('reads the base address as an origin and a path', () => {
    const read = (text: string) => {
      const { baseUrl, basePath } = readConfig({ CANONRY_BASE_URL: text })
      return [baseUrl?.origin, basePath]
    }
    expect(read('https://Wiki.example.org/')).toEqual(['https://wiki.example.org', ''])
    expect(read('https://example.org/wiki')).toEqual(['https://example.org', '/wiki'])
    expect(read('http://example.org:8080/our/Wiki-2/')).toEqual(['http://example.org:8080', '/our/Wiki-2'])
    for (const wrong of [
      'https://a.example/wiki?x',
      'https://a.example/wiki#x',
      'https://me:secret@a.example/',
      'https://a.example//wiki',
      'https://a.example/a/../b',
      'https://a.example/./b',
      'https://a.example/a;b',
      'https://a.example/"b',
      'https://a.example/%62',
    ]) {
      expect(() => read(wrong), wrong).toThrow(/must have no query/)
    }
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
