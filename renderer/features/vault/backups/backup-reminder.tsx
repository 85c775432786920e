import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isBackupDue } from '../../../../shared/domain/backup-due'
import { instantNow } from '../../../state/clock-and-ids'
import { useDoor } from '../../../state/door'
import { Button } from '../../../ui/button'
import { Notice } from '../../../ui/surface'
import { dayWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { lookAtBackups, useBackups } from './backups'
import { holding } from './older-backups'

/** Says calmly that a backup would be good, where the last whole one is old. */
export function BackupReminder() {
  const say = useWords('backup')
  const navigate = useNavigate()
  const { state, progress } = useBackups()
  const isDemo = useDoor(door => door.isDemo)
  // The screen that it stands in comes first.
  useEffect(() => {
    const handle = requestIdleCallback(() => void lookAtBackups(), { timeout: 2_000 })
    return () => cancelIdleCallback(handle)
  }, [])
  const now = instantNow()
  if (isDemo || progress || state === null || state === 'unknown') return null
  const [newest] = state.known
  const holdsErased = newest !== undefined && holding(state, state.erasedAt).includes(newest)
  if (!holdsErased && !state.openedByOld && !isBackupDue(state.verified?.at ?? null, state.vaultSince, now.utc)) return null
  return (
    <Notice action={<Button onPress={() => void navigate({ to: '/settings' })}>{say('reminderAction')}</Button>}>
      {holdsErased ? say('reminderErased') : state.openedByOld ? say('openedByOld') : state.verified === null ? say('reminderNever') : say('reminder', { when: dayWords({ utc: state.verified.at, zone: now.zone }) })}
    </Notice>
  )
}
