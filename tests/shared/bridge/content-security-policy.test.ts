import { expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../../shared/bridge/content-security-policy'

const rules = new Map(CONTENT_SECURITY_POLICY.split('; ').map((rule): [string, string] => [rule.slice(0, rule.indexOf(' ')), rule.slice(rule.indexOf(' ') + 1)]))

test('the page runs the app’s own files and nothing that is written into it', () => {
  for (const kind of ['script-src', 'style-src', 'worker-src', 'font-src']) expect(rules.get(kind)).toBe("'self'")
  expect(rules.get('trusted-types')).toBe("'none'")
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|nonce|sha\d/)
})

test('nothing is asked of anyone but the app, and nobody else shows the page', () => {
  for (const kind of ['default-src', 'object-src', 'frame-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(rules.get(kind)).toBe("'none'")
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/\*|https?:|wss?:/)
})
