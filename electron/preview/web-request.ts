import type { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'

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
    ...(hasBody && { body: bodyOf(request), duplex: 'half' as const }),
  })
}

/**
 * The body in the large pieces that have come in since the last one was taken: a film has tens of thousands of small ones,
 * and Node's own adapter spends more on each of them than the disk does.
 */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const piece = request.read() as Buffer | null
          if (piece !== null) return controller.enqueue(piece)
          if (request.readableEnded) return controller.close()
          if (request.destroyed) throw new Error('The sender went away')
          await nextOf(request, ['readable', 'end', 'close', 'error'])
        }
      },
      cancel() {
        // What still comes is let through to nowhere, so that the sender gets to read its answer.
        request.resume()
      },
    },
    { highWaterMark: 0 },
  )
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
    if (!into.write(value)) await nextOf(into, ['drain', 'close'])
  }
  into.end()
}

/** Resolves with the first of these, and listens no longer to any of them. */
function nextOf(emitter: EventEmitter, names: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      for (const name of names) emitter.off(name, go)
      resolve()
    }
    for (const name of names) emitter.on(name, go)
  })
}
