import { useSyncExternalStore, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useWords } from '../../words/words'
import styles from './notice.module.css'

interface SidePanelProps {
  readonly shown: 'codes' | 'marks'
  readonly onShow: (panel: 'codes' | 'marks') => void
  readonly count: number
  readonly codes: ReactNode
  readonly list: ReactNode
  readonly inspector: ReactNode
}

/** Codes, and everything marked: side by side where there is room, otherwise one at a time. The keys work in both. */
export function SidePanel({ shown, onShow, count, codes, list, inspector }: SidePanelProps) {
  const say = useWords('notice')
  const marks = (
    <>
      <div className={styles.listPart}>{list}</div>
      <div className={styles.inspectorPart}>{inspector}</div>
    </>
  )
  const isWide = useIsWide()
  if (isWide) {
    return (
      <>
        <section className={styles.codes} aria-label={say('codes')}>
          {codes}
        </section>
        <section className={styles.marks} aria-label={say('marks', { count })}>
          {marks}
        </section>
      </>
    )
  }
  return (
    <Tabs className={styles.codes ?? ''} selectedKey={shown} onSelectionChange={key => onShow(key === 'marks' ? 'marks' : 'codes')} keyboardActivation="manual">
      <TabList className={styles.tabs ?? ''} aria-label={say('panels')}>
        <Tab id="codes" className={styles.tab ?? ''}>
          {say('codes')}
        </Tab>
        <Tab id="marks" className={styles.tab ?? ''}>
          {say('marks', { count })}
        </Tab>
      </TabList>
      <TabPanel id="codes" className={styles.panel ?? ''}>
        {codes}
      </TabPanel>
      <TabPanel id="marks" className={`${styles.panel ?? ''} ${styles.marks ?? ''}`}>
        {marks}
      </TabPanel>
    </Tabs>
  )
}

const wide = typeof window === 'undefined' ? null : window.matchMedia('(width >= 1560px)')

function useIsWide(): boolean {
  return useSyncExternalStore(
    listener => {
      wide?.addEventListener('change', listener)
      return () => wide?.removeEventListener('change', listener)
    },
    () => wide?.matches ?? false,
  )
}
