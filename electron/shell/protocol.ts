import { protocol, type Session } from 'electron'
import { CONTENT_SECURITY_POLICY } from '../../shared/bridge/content-security-policy'
import type { Pages } from '../pages'
import { isFootage, isOurPage, ORIGIN } from './origin'

/** Before the app is ready: tells Chromium that both schemes are places of their own, and as safe as https. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges },
    { scheme: 'vault', privileges },
  ])
}

export interface Served {
  readonly pages: Pages
  readonly serveFootage: (request: Request) => Promise<Response>
}

export function serveSchemes(session: Pick<Session, 'protocol'>, { pages, serveFootage }: Served): void {
  session.protocol.handle('app', (request) => servePage(request, pages))
  session.protocol.handle('vault', (request) => serveToOurPage(request, serveFootage))
}

/** `app://second-look/…`: exact addresses only, with the policy that keeps everything else out. */
async function servePage(request: Request, pages: Pages): Promise<Response> {
  if (!isOurPage(request.url)) return refusal(404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const { pathname } = new URL(request.url)
  const page = pages.get(pathname === '' ? '/' : pathname)
  if (!page) return refusal(404)
  const body = request.method === 'HEAD' ? null : await page.bytes()
  return new Response(body, { headers: { ...PAGE_HEADERS, 'Content-Type': page.contentType, 'Cache-Control': page.caching } })
}

/** `vault://footage/…`: for our page alone, which is of another origin and so needs to be told that it may read. */
async function serveToOurPage(request: Request, serveFootage: Served['serveFootage']): Promise<Response> {
  const origin = request.headers.get('origin')
  if (!isFootage(request.url)) return refusal(404)
  if (origin !== null && !isOurPage(origin)) return refusal(403)
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: SHARING_HEADERS })
  if (!FOOTAGE_METHODS.includes(request.method)) return refusal(405)

  const { status, headers: own, body } = await serveFootage(request)
  const headers = new Headers(own)
  for (const [name, value] of Object.entries(SHARING_HEADERS)) headers.set(name, value)
  return new Response(body, { status, headers })
}

const refusal = (status: number) => new Response(null, { status, headers: PAGE_HEADERS })

const FOOTAGE_METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

const PAGE_HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const

const SHARING_HEADERS = {
  'Access-Control-Allow-Origin': ORIGIN,
  'Access-Control-Allow-Methods': FOOTAGE_METHODS.join(', '),
  'Access-Control-Allow-Headers': 'Content-Type, Range',
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Length, Content-Range',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const
