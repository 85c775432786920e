import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../../../renderer/commands'
import type { Command } from '../../../renderer/commands/command'
import { chordLabel, chordOf } from '../../../renderer/commands/keymap'
import { schemes } from '../../../shared/schemes'

const all: readonly Command[] = commands

test('no two commands have the same name in the list', () => {
  expect(new Set(all.map(command => command.id)).size).toBe(all.length)
})

test('every command is given something to do by some screen', () => {
  const screens = ['renderer/app-frame', 'renderer/features'].flatMap(room => readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name)).map(name => readFileSync(join(room, name), 'utf8')))
  expect(all.map(({ id }) => id).filter(id => !screens.some(text => text.includes(`'${id}': `)))).toEqual([])
})

test('no two commands that can be active together share a key', () => {
  const clashes = all.flatMap(command =>
    all
      .filter(other => other.id > command.id && (other.scope === command.scope || other.scope === 'app' || command.scope === 'app'))
      .flatMap(other => command.keys.filter(key => other.keys.includes(key)).map(key => `${key}: ${command.id} and ${other.id}`)),
  )
  expect(clashes).toEqual([])
})

test.each(schemes)('the keys of "$title" leave the Notice commands alone', scheme => {
  const taken = new Set(all.filter(command => command.scope === 'notice' || command.scope === 'app').flatMap(command => command.keys))
  expect(scheme.codes.filter(code => taken.has(code.key)).map(code => code.id)).toEqual([])
  expect(new Set(scheme.codes.map(code => code.key)).size).toBe(scheme.codes.length)
})

const press = (code: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers,
})

test('the command key is Mod on a Mac, Control elsewhere', () => {
  expect(chordOf(press('KeyZ', { metaKey: true, shiftKey: true }), true)).toBe('Mod+Shift+KeyZ')
  expect(chordOf(press('KeyZ', { ctrlKey: true }), false)).toBe('Mod+KeyZ')
  expect(chordOf(press('KeyZ', { metaKey: true }), false)).toBe('KeyZ')
})

test('a key is shown as it is printed on the keyboard', () => {
  expect(chordLabel('Mod+KeyZ', false)).toBe('Ctrl+Z')
  expect(chordLabel('Mod+Comma', true)).toBe('⌘ ,')
})
