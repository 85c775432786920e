import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inTurn } from '../in-turn'
import type { VaultKey } from '../vault'
import { checkRequest, type Lent } from './check-request'
import { isOfSamePerson } from './same-person'

export interface Lending {
  /** An address on this computer that ffmpeg can open and seek in, until released. */
  lend(key: VaultKey, bytes: number): Promise<{ readonly url: string; release(): Promise<void> }>
  close(): Promise<void>
}

type Read = (key: VaultKey, range: { readonly start: number; readonly end: number }) => AsyncIterable<Uint8Array>

interface Loan extends Lent {
  readonly key: VaultKey
  readonly answers: Set<ServerResponse>
}

interface Serving {
  readonly server: Server
  readonly port: number
}

// A film is joined from a loan for each of its passages, each with a connection or two.
const MOST_CONNECTIONS = 256
const MOST_HEADER_BYTES = 4_096
const MOST_HEADERS = 32
const SECONDS_FOR_HEADERS = 5
// While an answer is under way a connection may well stand still: ffmpeg takes the next bytes when it has encoded the last.
const MOST_STANDSTILL = 15 * 60_000
// Enough on its way that ffmpeg seldom waits, little enough that a jump throws little away.
const BYTES_ON_THEIR_WAY = 256 * 1_024
const PIECES_AHEAD = 4

/**
 * Lends sealed objects to ffmpeg over the loopback interface: unsealed as they are asked for, never on disk. Each loan has
 * an address of its own that nobody can guess, and everything that is being read there ends with it. While nothing is lent no
 * port is open.
 */
export function lendObjects(read: Read): Lending {
  const loans = new Set<Loan>()
  const queue = inTurn()
  let serving: Serving | null = null

  async function stop(): Promise<void> {
    const stopped = serving
    serving = null
    if (!stopped) return
    stopped.server.closeAllConnections()
    await new Promise((resolve) => stopped.server.close(resolve))
  }

  async function end(loan: Loan): Promise<void> {
    if (!loans.delete(loan)) return
    for (const answer of loan.answers) answer.destroy()
    await queue(async () => {
      if (loans.size === 0) await stop()
    })
  }

  return {
    async lend(key, bytes) {
      const token = randomBytes(32).toString('base64url')
      const loan: Loan = { key, bytes, token: Buffer.from(token), answers: new Set() }
      const { port } = await queue(async () => {
        serving ??= await serve((request, response) => answer(request, response, loans, read))
        loans.add(loan)
        return serving
      })
      return { url: `http://127.0.0.1:${port}/${token}`, release: () => end(loan) }
    },
    async close() {
      loans.clear()
      await queue(stop)
    },
  }
}

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Promise<Serving> {
  const server = createServer(
    { maxHeaderSize: MOST_HEADER_BYTES, highWaterMark: BYTES_ON_THEIR_WAY, noDelay: true, headersTimeout: SECONDS_FOR_HEADERS * 1_000, connectionsCheckingInterval: 1_000 },
    (request, response) => void handle(request, response).catch(() => response.destroy()),
  )
  server.maxConnections = MOST_CONNECTIONS
  server.maxHeadersCount = MOST_HEADERS
  server.keepAliveTimeout = SECONDS_FOR_HEADERS * 1_000
  server.timeout = MOST_STANDSTILL
  // Any other way of speaking than plain requests ends the connection.
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.on('connect', (_request, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, resolve)
  })
  // A loan must not keep the app alive that made it.
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return { server, port: address.port }
}

/** One look at each connection is enough: it cannot change hands. */
const known = new WeakMap<IncomingMessage['socket'], Promise<boolean>>()

async function answer(request: IncomingMessage, response: ServerResponse, loans: Iterable<Loan>, read: Read): Promise<void> {
  const { socket } = request
  const isKnown = known.get(socket) ?? isOfSamePerson(socket)
  known.set(socket, isKnown)
  const checked = (await isKnown) ? checkRequest(request, socket.localPort ?? 0, loans) : ({ status: 404 } as const)
  if (checked.status === 416) response.setHeader('content-range', `bytes */${checked.bytes}`)
  if (!('loan' in checked)) {
    response.writeHead(checked.status, { 'content-length': 0, connection: 'close' })
    return void response.end()
  }
  const { status, loan, start, end } = checked
  response.writeHead(status, {
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-type': 'application/octet-stream',
    'content-length': end - start,
    ...(status === 206 ? { 'content-range': `bytes ${start}-${end - 1}/${loan.bytes}` } : {}),
  })
  if (request.method === 'HEAD') return void response.end()
  loan.answers.add(response)
  try {
    // ffmpeg hangs up as soon as it has what it wants; a damaged object ends the answer early, and ffmpeg says so.
    await pipeline(Readable.from(read(loan.key, { start, end }), { highWaterMark: PIECES_AHEAD }), response)
  } finally {
    loan.answers.delete(response)
  }
}
