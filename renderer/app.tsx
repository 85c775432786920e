import { createHashHistory, createRootRoute, createRoute, createRouter, redirect, RouterProvider } from '@tanstack/react-router'
import { steps, type Step } from '../shared/domain/session'
import { Frame } from './app-frame/frame'
import { NothingHere, WentWrong } from './app-frame/went-wrong'
import { readSessionAhead } from './db/queries/session-ahead'
import type { SessionContext } from './db/queries/session-contents'
import { AuditPage } from './features/audit/audit-page'
import { ErasureReceipt } from './features/audit/erasure-receipt'
import { ReceiptPage } from './features/audit/receipt-page'
import { BuildPage } from './features/build/build-page'
import { FamiliesPage } from './features/families/families-page'
import { FamilyPage } from './features/families/family-page'
import { FilmPage } from './features/film/film-page'
import { RecordingBar } from './features/film/recorder/recording-bar'
import { LibraryPage } from './features/library/library-page'
import { NoticePage } from './features/notice/notice-page'
import { FamilyProgress } from './features/progress/family-progress'
import { ReflectPage } from './features/reflect/reflect-page'
import { SessionFrame } from './features/session/session-frame'
import { SettingsPage } from './features/settings/settings-page'
import { ProgrammeLogPage } from './features/supervision/programme-log-page'
import { SupervisionPage } from './features/supervision/supervision-page'
import { BackupCard } from './features/vault/backups/backup-card'
import { BackupReminder } from './features/vault/backups/backup-reminder'
import { SheetReminder } from './features/vault/sheet-reminder'
import { BackupsToRenew } from './features/vault/backups/backups-to-renew'
import { VaultActions } from './features/vault/vault-actions'
import { VaultCard } from './features/vault/vault-card'
import { WatchPage } from './features/watch/watch-page'

const root = createRootRoute({ component: Root, notFoundComponent: NothingHere, errorComponent: WentWrong })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/families' })
  },
})
const families = createRoute({ getParentRoute: () => root, path: '/families', component: () => <FamiliesPage reminder={<Reminders />} /> })
const family = createRoute({
  getParentRoute: () => root,
  path: '/families/$familyId',
  component: function Family() {
    const { familyId } = family.useParams()
    return <FamilyPage key={familyId} familyId={familyId} progress={<FamilyProgress familyId={familyId} />} receipt={(erasure, alias) => <ErasureReceipt {...erasure} alias={alias} backups={<BackupsToRenew erasedAt={erasure.at.utc} />} />} />
  },
})
const session = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$sessionId/$step',
  loader: ({ params, cause }) => (cause === 'stay' ? undefined : readSessionAhead(params.sessionId)),
  component: function Session() {
    const { sessionId, step } = session.useParams()
    const known = steps.find(name => name === step) ?? 'film'
    return (
      <SessionFrame key={sessionId} sessionId={sessionId} step={known}>
        {context => stepPages[known](context)}
      </SessionFrame>
    )
  },
})
const supervision = createRoute({ getParentRoute: () => root, path: '/supervision', component: SupervisionPage })
const programmeLog = createRoute({
  getParentRoute: () => root,
  path: '/supervision/$programmeId',
  component: function ProgrammeLog() {
    const { programmeId } = programmeLog.useParams()
    return <ProgrammeLogPage key={programmeId} programmeId={programmeId} />
  },
})
const library = createRoute({ getParentRoute: () => root, path: '/library', component: LibraryPage })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: () => <SettingsPage vault={<VaultCard />} backups={<BackupCard />} /> })
const audit = createRoute({ getParentRoute: () => root, path: '/settings/audit', component: AuditPage })

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/settings/audit/$counter',
  component: function Receipt() {
    const { counter } = receipt.useParams()
    return <ReceiptPage key={counter} counter={Number(counter)} backups={erasedAt => <BackupsToRenew erasedAt={erasedAt} />} />
  },
})

const stepPages: Readonly<Record<Step, (context: SessionContext) => React.ReactNode>> = {
  film: context => <FilmPage {...context} />,
  notice: context => <NoticePage {...context} />,
  build: context => <BuildPage {...context} />,
  watch: context => <WatchPage {...context} />,
  reflect: context => <ReflectPage {...context} />,
}

const router = createRouter({
  routeTree: root.addChildren([start, families, family, session, supervision, programmeLog, library, settings, audit, receipt]),
  history: createHashHistory(),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** The frame, and over it the word that the camera is on, and what is asked about the vault. */
function Root() {
  return (
    <>
      <Frame />
      <RecordingBar />
      <VaultActions />
    </>
  )
}

function Reminders() {
  return (
    <>
      <SheetReminder />
      <BackupReminder />
    </>
  )
}

export function App() {
  return <RouterProvider router={router} />
}
