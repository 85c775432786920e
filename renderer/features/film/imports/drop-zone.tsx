import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../words/words'
import styles from './imports.module.css'

/** Takes files dropped anywhere on the page, and says so while they are dragged over it. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const say = useWords('film')
  const [isOver, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    window.addEventListener('dragover', event => {
      if (!hasFiles(event)) return
      // Otherwise the browser would leave the app and open the file.
      event.preventDefault()
      setOver(true)
    }, { signal })
    window.addEventListener('dragleave', event => {
      if (event.relatedTarget === null) setOver(false)
    }, { signal })
    window.addEventListener('drop', event => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) latest.current(files)
    }, { signal })
    return () => listening.abort()
  }, [])
  return isOver ? <div className={styles.zone}>{say('imports.drop')}</div> : null
}
