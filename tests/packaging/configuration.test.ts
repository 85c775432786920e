import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'

const require = createRequire(import.meta.url)
const configuration = load(readFileSync(resolve('electron-builder.yml'), 'utf8')) as Record<string, Record<string, unknown>>
const packageFile = require('../../package.json') as { main: string; productName: string; license: string }

test('the packer accepts the whole configuration', () => {
  const isValid = new Ajv({ strict: false, allErrors: true }).compile(require('app-builder-lib/scheme.json') as object)
  isValid(configuration)
  expect(isValid.errors).toBeNull()
})

test('and would not accept a misspelt one', () => {
  const isValid = new Ajv({ strict: false }).compile(require('app-builder-lib/scheme.json') as object)
  expect(isValid({ ...configuration, electronFuse: {} })).toBe(false)
})

test('the installed program is nothing but this app: no Node, no inspector, no code from beside the archive', () => {
  expect(configuration['electronFuses']).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('nothing is published, and nothing looks for a newer version', () => {
  expect(configuration['publish']).toBeNull()
})

test('Windows installs it for one person, without an administrator, where that person wants it', () => {
  expect(configuration['nsis']).toMatchObject({ perMachine: false, allowElevation: false, oneClick: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false })
})

test('macOS says why it asks for camera and microphone, and lets the hardened app have them', () => {
  expect(configuration['mac']).toMatchObject({ hardenedRuntime: true, extendInfo: { NSCameraUsageDescription: expect.stringContaining('films'), NSMicrophoneUsageDescription: expect.stringContaining('sound') } })
  const entitlements = readFileSync(resolve(String(configuration['mac']?.['entitlements'])), 'utf8')
  expect(entitlements).toContain('com.apple.security.device.camera')
  expect(entitlements).toContain('com.apple.security.device.audio-input')
})

test('the name, the program and the licence are those of the package', () => {
  expect(configuration).toMatchObject({ productName: packageFile.productName, appId: 'org.secondlook.app' })
  expect(packageFile).toMatchObject({ main: 'dist/main/electron.js', license: 'MIT' })
  expect(readFileSync(resolve('LICENSE'), 'utf8')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} The Second Look authors/)
})

test('every system has its icon, sharp at every size', () => {
  const png = readFileSync(resolve('resources/icons/icon.png'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024])
  const ico = readFileSync(resolve('resources/icons/icon.ico'))
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_value, index) => ico[6 + 16 * index] || 256)
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  for (const system of ['win', 'mac', 'linux']) expect(readFileSync(resolve(String(configuration[system]?.['icon']))).length).toBeLessThan(100_000)
})
