/** The few sentences the app says outside its page, where the message catalogue cannot reach. */
export const words = {
  appName: 'Second Look',
  closing: {
    question: 'The last changes are not on disk yet.',
    detail: 'If you wait a little, nothing is lost. If you close now, the last thing you did may be missing.',
    wait: 'Wait',
    closeNow: 'Close now',
  },
  pageStops: {
    question: 'Second Look stopped several times in a short while.',
    detail: 'What you filmed and wrote is on disk. You can try once more, or close the app and restart the computer.',
    tryAgain: 'Try again',
    close: 'Close',
  },
  cannotStart: {
    title: 'Second Look cannot start',
    alreadyOpen: 'Second Look is already open with this data folder. Use the window that is open, or close it first.',
    diskFull: 'The disk is full. Make some room and start again. Nothing was changed.',
    otherVersion: 'These data were made by another version of Second Look. Nothing was changed. Open them with that version, or start with another data folder.',
    storage: 'The data folder cannot be read or written. Check that the disk is connected and that you may write to it. Nothing was changed.',
    other: 'Something is wrong with this installation. Nothing was changed. Install Second Look again; your data stay where they are.',
  },
  saveAsPdf: { title: 'Save as PDF', pdf: 'PDF document', untitled: 'Page' },
  saveCopy: { title: 'Save the copy for the family', kind: 'Film', fileName: 'Film.mp4' },
  saveServiceKey: { title: 'Save the service’s key', kind: 'Text', fileName: 'Service key.txt' },
  backups: { folder: 'Where backups go', choose: 'Use this folder', file: 'Bring back from a backup', kind: 'Backup' },
  /** In the order in which they stand. */
  menus: { file: 'File', edit: 'Edit', view: 'View', playback: 'Playback', mark: 'Mark', help: 'Help' },
} as const
