import { ask } from '../bridge'
import { useAppStart } from './app-start'
import { saving } from './saving'
import { showDone } from './toasts'

/** Prints the page as it stands, or saves it as a PDF file where the app can do that itself. */
export async function printPage(title: string, savedWords: string): Promise<void> {
  if (useAppStart.getState().start?.printing !== 'file') return window.print()
  await saving(
    ask('page:save-as-pdf', { title: title.slice(0, 200) }).then(({ saved }) => {
      if (saved) showDone(savedWords)
    }),
  )
}
