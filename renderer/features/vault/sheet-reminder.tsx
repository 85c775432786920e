import { useEffect } from 'react'
import { dayOf } from '../../../shared/domain/time'
import { runCommand } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { oneOf } from '../../db/queries/records'
import { rememberSettings } from '../../state/change-settings'
import { instantNow } from '../../state/clock-and-ids'
import { useDoor } from '../../state/door'
import { saving } from '../../state/saving'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/surface'
import { useWords } from '../../words/words'
import { lookAtSlots, useSlots } from './slots'
import styles from './vault.module.css'

/** Says calmly, once a day, that the recovery sheet is still missing: better now than at the door of a family. */
export function SheetReminder() {
  const say = useWords('vault')
  const { slots } = useSlots()
  const isDemo = useDoor(door => door.isDemo)
  const settings = useLive(() => oneOf('settings', 'settings'), [])
  useEffect(() => void lookAtSlots(), [])
  if (isDemo || settings === undefined || slots === null || slots === 'unknown') return null
  const today = dayOf(instantNow())
  const sheet = slots.find(({ kind }) => kind === 'recovery')
  if (sheet === undefined || settings?.checkedRecovery === sheet.id || settings?.sheetPutOffOn === today) return null
  const putOff = () => void saving(rememberSettings(before => ({ ...before, sheetPutOffOn: today })))
  return (
    <Notice
      action={
        <span className={styles.answers}>
          <Button look="quiet" onPress={putOff}>
            {say('reminder.notToday')}
          </Button>
          <Button onPress={() => runCommand('vault.new-sheet')}>{say('reminder.make')}</Button>
        </span>
      }
    >
      {say(settings?.checkedRecovery ? 'reminder.wordsAnew' : 'reminder.words')}
    </Notice>
  )
}
