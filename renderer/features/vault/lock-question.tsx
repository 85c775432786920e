import { lockVault } from '../../state/lock-vault'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { useWords } from '../../words/words'

/** Locking breaks off what is being brought in. */
export function LockQuestion({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('vault')
  return (
    <Dialog
      title={say('onItsWay.title')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>{say('onItsWay.stay')}</Button>
          <Button look="primary" autoFocus onPress={() => void lockVault()}>
            {say('onItsWay.lock')}
          </Button>
        </>
      }
    >
      <p>{say('onItsWay.words')}</p>
    </Dialog>
  )
}
