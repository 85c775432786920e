import type { App, OnBeforeRequestListenerDetails, Session } from 'electron'
import { isFootage, isOurPage } from './origin'

/**
 * The app talks to nobody. Three locks, each enough by itself: switches that keep Chromium's own services quiet, a session
 * that refuses every request but for our own pages and footage, and a name resolver and proxy that lead nowhere.
 */
export async function cutNetwork(session: Session, { isDevToolsAllowed }: { readonly isDevToolsAllowed: boolean }): Promise<void> {
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details, isDevToolsAllowed) }))
  session.setSpellCheckerEnabled(false)
  // `<-loopback>` sends even requests for this very machine to the proxy that does not exist.
  await session.setProxy({ mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' })
}

/** Before the app is ready. */
export function quietChromium(app: Pick<App, 'commandLine'>): void {
  for (const [name, value] of Object.entries(QUIET_SWITCHES)) {
    if (value === null) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}

export function isAllowed(details: RequestFacts, isDevToolsAllowed: boolean): boolean {
  if (!URL.canParse(details.url)) return false
  switch (new URL(details.url).protocol) {
    case 'app:':
      return isOurPage(details.url)
    case 'vault:':
      return isFootage(details.url) && !isDocument(details) && isFromOurPage(details)
    case 'blob:':
    case 'data:':
      return !isDocument(details)
    case 'devtools:':
      return isDevToolsAllowed
    default:
      return false
  }
}

type RequestFacts = Pick<OnBeforeRequestListenerDetails, 'url' | 'resourceType' | 'initiatorOrigin'>

/** Footage and made-up data are things in a page, never a page. */
const isDocument = ({ resourceType }: RequestFacts) => resourceType === 'mainFrame' || resourceType === 'subFrame'

const isFromOurPage = ({ initiatorOrigin }: RequestFacts) => initiatorOrigin === undefined || isOurPage(initiatorOrigin)

const QUIET_SWITCHES: Readonly<Record<string, string | null>> = {
  'disable-background-networking': null,
  'disable-breakpad': null,
  'disable-client-side-phishing-detection': null,
  'disable-component-update': null,
  'disable-domain-reliability': null,
  'disable-sync': null,
  'no-first-run': null,
  'no-pings': null,
  'dns-prefetch-disable': null,
  // What is shown must not be kept a second time, unsealed, in an HTTP cache.
  'disable-http-cache': null,
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'disable-features': [
    'AutofillServerCommunication',
    'CertificateTransparencyComponentUpdater',
    'DialMediaRouteProvider',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'Translate',
  ].join(','),
}
