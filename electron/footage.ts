import { AppFailure, failure, success, type AppError } from '../shared/domain/outcome'
import { idSchema, type Id } from '../shared/domain/ids'
import { isOpenEnded, readRangeHeader, type ByteRange } from './byte-range'
import type { Imports } from './imports'
import type { Vault, VaultKey } from './vault/vault'

export interface FootageDependencies {
  readonly vault: Vault
  readonly imports: Imports
}

/**
 * Footage over HTTP semantics, the same in both shells; the last two parts of the address name what is meant:
 * `GET|HEAD …/<recordingId>/play|quick|thumbnails` (with ranges), `POST …/<recordingId>/import`.
 * An import is answered with status 200 and an `Outcome<null>` as JSON. Who may ask is the shell's business.
 */
export async function serveFootage(request: Request, { vault, imports }: FootageDependencies): Promise<Response> {
  const match = /\/([^/]+)\/(play|quick|thumbnails|import)$/.exec(new URL(request.url).pathname)
  const recordingId = match?.[1]
  if (!match || !idSchema.safeParse(recordingId).success) return plain(404)
  const what = match[2]
  if (what === 'import') return request.method === 'POST' ? receive(request, recordingId as Id, imports) : plain(405)
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405)
  try {
    if (what === 'quick') return await send(request, vault, `recordings/${recordingId as Id}/quick`, 'video/mp4')
    return what === 'play' ? await play(request, recordingId as Id, vault) : await send(request, vault, `recordings/${recordingId as Id}/thumbnails`, 'image/jpeg')
  } catch (error) {
    if (error instanceof AppFailure) return plain(statuses[error.error.kind] ?? 500)
    throw error
  }
}

const statuses: Partial<Record<AppError['kind'], number>> = { 'recording-missing': 404, locked: 423 }

async function play(request: Request, recordingId: Id, vault: Vault): Promise<Response> {
  const facts = await vault.facts(recordingId)
  // Its length still changes, so no player could make sense of it; but it is there.
  if (facts.state === 'open') return plain(409)
  const proxy: VaultKey = `recordings/${recordingId}/proxy`
  if ((await vault.size(proxy)) !== null) return send(request, vault, proxy, 'video/mp4')
  return send(request, vault, `recordings/${recordingId}/original`, videoType(facts.mimeType))
}

// Only ever a kind of video: what a file says of itself must not make it a page.
function videoType(mimeType: string): string {
  return /^video\/[a-z0-9.+-]{1,60}/.exec(mimeType)?.[0] ?? 'video/mp4'
}

// A browser keeps few connections to one host, and a paused player holds on to its own. Answering an open-ended request
// with a part keeps them moving; players ask for the next part by themselves.
const LONGEST_OPEN_ANSWER = 4 * 1_024 * 1_024

async function send(request: Request, vault: Vault, key: VaultKey, contentType: string): Promise<Response> {
  const size = await vault.size(key)
  if (size === null) return plain(404)
  const header = request.headers.get('range')
  const asked = readRangeHeader(header, size)
  const headers = new Headers({ ...ALWAYS, 'content-type': contentType, 'accept-ranges': 'bytes' })
  if (asked === 'none') {
    headers.set('content-range', `bytes */${size}`)
    headers.set('content-length', '0')
    return new Response(null, { status: 416, headers })
  }
  const range = asked === 'whole' ? { start: 0, end: size } : shortened(asked, header)
  headers.set('content-length', String(range.end - range.start))
  if (asked !== 'whole') headers.set('content-range', `bytes ${range.start}-${range.end - 1}/${size}`)
  const body = request.method === 'HEAD' ? null : stream(vault.read(key, range))
  return new Response(body, { status: asked === 'whole' ? 200 : 206, headers })
}

function shortened(range: ByteRange, header: string | null): ByteRange {
  return isOpenEnded(header) ? { start: range.start, end: Math.min(range.end, range.start + LONGEST_OPEN_ANSWER) } : range
}

const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

function plain(status: number): Response {
  return new Response(null, { status, headers: { ...ALWAYS, 'content-length': '0' } })
}

/** A body that reads only as fast as it is taken, and stops reading when the receiver goes away. */
function stream(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

async function receive(request: Request, recordingId: Id, imports: Imports): Promise<Response> {
  try {
    await imports.receive(recordingId, request.body, request.signal)
    return Response.json(success(null), { headers: ALWAYS })
  } catch (error) {
    if (error instanceof AppFailure) return Response.json(failure(error.error), { headers: ALWAYS })
    throw error
  }
}
