import type { IncomingMessage } from 'node:http'
import { answer } from '../../shared/bridge/answer'
import { mostArgumentBytes } from '../../shared/bridge/bounds'
import type { Handlers } from '../../shared/bridge/contract'
import { CLIENT_HEADER } from '../../shared/bridge/preview-client'
import { fromWire, toWire } from '../../shared/bridge/wire'
import { failure } from '../../shared/domain/outcome'
import { isChannel } from './spoken-call'

export interface CallAnswer {
  readonly status: 200 | 400 | 404 | 413
  readonly bytes: Uint8Array
}

const NOTHING = new Uint8Array(0)

/** Answers `POST /call/<channel>`, for what is too long to be said over the page's open line: arguments in, `Outcome` out, both in the wire's encoding. A bug in a handler stays thrown. */
export async function answerCall(request: IncomingMessage, channel: string, handlers: Handlers, isHolder: (clientId: string) => boolean): Promise<CallAnswer> {
  if (!isChannel(channel)) return { status: 404, bytes: NOTHING }
  const clientId = request.headers[CLIENT_HEADER]
  if (typeof clientId !== 'string' || !isHolder(clientId)) return { status: 200, bytes: toWire(failure({ kind: 'already-open' })) }
  const body = await bodyOf(request, mostArgumentBytes(channel))
  if (!body) return { status: 413, bytes: NOTHING }
  const args = parsed(body)
  if (!args) return { status: 400, bytes: NOTHING }
  return { status: 200, bytes: toWire(await answer(handlers, channel, args.value)) }
}

async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return null
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > mostBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function parsed(body: Uint8Array): { readonly value: unknown } | null {
  try {
    return { value: fromWire(body) }
  } catch {
    return null
  }
}
