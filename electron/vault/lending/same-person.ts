import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'

/**
 * Whether the program at the other end of a connection on this computer runs for the same person as the app does. Linux says so;
 * elsewhere, and where Linux does not show it, nobody can be told apart and the address has to be secret enough.
 */
export async function isOfSamePerson(socket: Pick<IncomingMessage['socket'], 'localPort' | 'remotePort'>, tableOfSystem: () => Promise<string | null> = systemTable): Promise<boolean> {
  const person = process.getuid?.()
  if (person === undefined) return true
  const { localPort, remotePort } = socket
  if (localPort === undefined || remotePort === undefined) return false
  const table = await tableOfSystem()
  return table === null || ownerOf(table, remotePort, localPort) === person
}

async function systemTable(): Promise<string | null> {
  return process.platform === 'linux' ? readFile('/proc/net/tcp', 'latin1').catch(() => null) : null
}

/** The number of the person whose socket at port `from` is connected to port `to`, both on 127.0.0.1; null where there is none. */
export function ownerOf(table: string, from: number, to: number): number | null {
  for (const line of table.split('\n')) {
    const [, local, remote, , , , , owner] = line.trim().split(/\s+/)
    if (local === address(from) && remote === address(to) && owner !== undefined) return Number(owner)
  }
  return null
}

const address = (port: number): string => `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`
