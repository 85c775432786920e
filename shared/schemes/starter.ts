import type { CodingScheme } from '../domain/coding-scheme'

/** Our own neutral words, for services without a scheme of their own. */
export const starterScheme: CodingScheme = {
  id: 'starter',
  version: '1',
  title: 'Starter scheme',
  licenceHolder: null,
  tracks: [
    { id: 'child', label: 'Child', who: 'child' },
    { id: 'adult', label: 'Adult', who: 'adult' },
  ],
  codes: [
    { id: 'reaches-out', label: 'reaches out', kind: 'point', trackId: 'child', key: 'KeyQ' },
    { id: 'explores', label: 'explores', kind: 'interval', trackId: 'child', key: 'KeyW' },
    { id: 'shows-feeling', label: 'shows feeling', kind: 'point', trackId: 'child', key: 'KeyE' },
    { id: 'needs-comfort', label: 'needs comfort', kind: 'interval', trackId: 'child', key: 'KeyR' },
    { id: 'turns-away', label: 'turns away', kind: 'point', trackId: 'child', key: 'KeyT' },
    { id: 'notices', label: 'notices', kind: 'point', trackId: 'adult', key: 'KeyA' },
    { id: 'waits', label: 'waits', kind: 'interval', trackId: 'adult', key: 'KeyS' },
    { id: 'follows', label: 'follows', kind: 'interval', trackId: 'adult', key: 'KeyD' },
    { id: 'names', label: 'names', kind: 'point', trackId: 'adult', key: 'KeyF' },
    { id: 'shares-feeling', label: 'shares feeling', kind: 'point', trackId: 'adult', key: 'KeyG' },
    { id: 'comforts', label: 'comforts', kind: 'interval', trackId: 'adult', key: 'KeyZ' },
    { id: 'takes-turns', label: 'takes turns', kind: 'interval', trackId: 'adult', key: 'KeyX' },
    { id: 'helps-with-change', label: 'helps with change', kind: 'interval', trackId: 'adult', key: 'KeyC' },
    { id: 'sets-a-kind-limit', label: 'sets a kind limit', kind: 'point', trackId: 'adult', key: 'KeyV' },
  ],
}
