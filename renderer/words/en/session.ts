export const session = {
  steps: { film: 'Film', notice: 'Notice', build: 'Build', watch: 'Watch', reflect: 'Reflect' },
  stepDone: 'done',
  noteBeingChanged: 'signed, and version {{version}} is being written',
  heading: 'Session {{number}}',
  gone: 'This session is not here any more.',
  tabs: 'Steps of the session',
} as const
