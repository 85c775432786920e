import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** Node's request as the WHATWG one, so that both shells serve footage with the same code. */
export function toWebRequest(request: IncomingMessage, origin: string): Request {
  const method = request.method ?? 'GET'
  const gone = new AbortController()
  request.once('close', () => {
    if (!request.complete) gone.abort()
  })
  const headers = new Headers()
  for (const name of ['range', 'content-type', 'content-length']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const hasBody = method === 'POST'
  return new Request(new URL(request.url ?? '/', origin), {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody && { body: Readable.toWeb(request) as ReadableStream<Uint8Array>, duplex: 'half' as const }),
  })
}

/** Sends a WHATWG response, no faster than it is taken; stops reading when the receiver goes away. */
export async function sendWebResponse(response: Response, into: ServerResponse): Promise<void> {
  into.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) {
    into.end()
    return
  }
  const reader = response.body.getReader()
  into.once('close', () => void reader.cancel().catch(() => undefined))
  for (;;) {
    const { done, value } = await reader.read()
    if (done || into.destroyed) break
    if (!into.write(value)) await drained(into)
  }
  into.end()
}

function drained(into: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      into.off('drain', go)
      into.off('close', go)
      resolve()
    }
    into.once('drain', go)
    into.once('close', go)
  })
}
