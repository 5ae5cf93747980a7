import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFields } from '../../src/web/shared/forms.ts'

const read = (body: string) => parseFields(Buffer.from(body, 'latin1'))

describe('a form is read', () => {
  it('as the platform reads it, whatever was typed', () => {
    const typed = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(typed, typed), { selector: ([name]) => name }), (pairs) => {
        const body = new URLSearchParams(pairs).toString()
        expect({ ...read(body) }).toEqual(Object.fromEntries(new URLSearchParams(body)))
      }),
    )
  })

  it.each<[string, Record<string, string | string[]>]>([
    ['', {}],
    ['&&', {}],
    ['a', { a: '' }],
    ['a=', { a: '' }],
    ['a=b=c', { a: 'b=c' }],
    ['a=1&b=2&a=3', { a: ['1', '3'], b: '2' }],
    ['a=%4&b=%zz&c=100%', { a: '%4', b: '%zz', c: '100%' }],
    ['a=1+1%2B1', { a: '1 1+1' }],
    ['__proto__=x', { ['__proto__']: 'x' }],
    ['a=%EF%BB%BFx', { a: '\ufeffx' }],
    ['a=%EF%BF%BD', { a: '\ufffd' }],
  ])('%s', (body, fields) => {
    expect(Object.entries(read(body))).toEqual(Object.entries(fields))
  })

  it.each(['a=%FF', '%C3=x', 'a=%ED%A0%80', 'a=\xe4'])('%s is refused: it is not UTF-8', (body) => {
    expect(() => read(body)).toThrow('not UTF-8')
  })
})
