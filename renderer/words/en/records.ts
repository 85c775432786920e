export const records = {
  caughtUp_one: '{{count}} change that the vault had already kept was brought into your records.',
  caughtUp_other: '{{count}} changes that the vault had already kept were brought into your records.',
  rebuilt_one: 'Your records were rebuilt from the vault: {{count}} record.',
  rebuilt_other: 'Your records were rebuilt from the vault: {{count}} records.',
  broughtBack_one: 'The vault was older than your records, as if it had been put back from a backup. {{count}} newer record was written into it again.',
  broughtBack_other: 'The vault was older than your records, as if it had been put back from a backup. {{count}} newer records were written into it again.',
  unreadable_one: 'The vault was older than your records, as if it had been put back from a backup. {{count}} record can no longer be read, because its key was only in the newer vault.',
  unreadable_other: 'The vault was older than your records, as if it had been put back from a backup. {{count}} records can no longer be read, because their keys were only in the newer vault.',
  lost_one: 'The last change in the vault is not there any more, as if the end of a file had been cut away. Everything before it is.',
  lost_other: 'The last {{count}} changes in the vault are not there any more, as if the end of a file had been cut away. Everything before them is.',
  moved_one: '{{count}} record of the earlier version is in the vault now.',
  moved_other: '{{count}} records of the earlier version are in the vault now.',
} as const
