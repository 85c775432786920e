import { constants, setPriority } from 'node:os'
import { parse } from 'node:path'
import ffmpeg from 'fluent-ffmpeg'
import { AppFailure } from '../../shared/domain/outcome'
import type { Ms } from '../../shared/domain/time'
import { confined, endedBecauseMissing } from './confined'

/** Starts one ffmpeg with exactly these arguments; the only place in the app that does. */
export type RunFfmpeg = (job: FfmpegJob) => Promise<FfmpegEnd>

export interface FfmpegJob {
  readonly args: readonly string[]
  readonly signal?: AbortSignal | undefined
  /** Given to ffmpeg's standard input, which is then closed. */
  readonly input?: string
  /** Takes standard output piece by piece; ffmpeg waits while it is busy. */
  readonly output?: (bytes: Uint8Array) => Promise<void>
  /** Every line of ffmpeg's log. */
  readonly line?: (line: string) => void
  /** Length of what has been written so far. */
  readonly progress?: (outTime: Ms) => void
  /** How long it may take by the clock on the wall before it is ended as `ffmpeg-failed`. */
  readonly limit: Ms
  readonly priority: 'normal' | 'low'
  /** Takes what can be had from a damaged source: the exit code is not an error, the caller checks the result. */
  readonly isTolerant?: boolean
}

export interface FfmpegEnd {
  /** Pictures written, by ffmpeg's own count. */
  readonly frames: number
  readonly lastLines: string
}

interface LinesRing {
  callback(onLine: (line: string) => void): void
  get(): string
}
type OnProcess = (child: import('node:child_process').ChildProcess, stdout: LinesRing, stderr: LinesRing) => void
type OnEnd = (error: Error | null | undefined, stdout?: LinesRing, stderr?: LinesRing) => void

// fluent-ffmpeg's own way of starting rewrites arguments and asks ffmpeg for its formats first. The starter underneath
// takes an exact array and our environment; it is not in the published types.
declare module 'fluent-ffmpeg' {
  interface FfmpegCommand {
    _spawnFfmpeg(args: string[], options: Record<string, unknown>, onProcess: OnProcess, onEnd: OnEnd): void
  }
}

const keptLines = 60

/** A starter for the ffmpeg at `path`, which works in `folder`: best an empty one in which it may not write. */
export function ffmpegAt(path: string, folder: string = nobodysFolder()): RunFfmpeg {
  return (job) => start(path, folder, job)
}

// Where only an administrator may write. Everything that ffmpeg is given is an address or a pipe, so it needs no folder at all.
const nobodysFolder = (): string => parse(process.execPath).root

async function start(path: string, folder: string, job: FfmpegJob): Promise<FfmpegEnd> {
  if (job.signal?.aborted) throw new AppFailure({ kind: 'cancelled' })
  const command = ffmpeg({ stdoutLines: keptLines })
  const started = confined(path, ['-nostdin', '-hide_banner', '-nostats', ...(job.isTolerant ? [] : ['-xerror']), '-max_alloc', '536870912', '-progress', 'pipe:2', ...job.args])
  command.setFfmpegPath(started.path)

  const run = new AbortController()
  let frames = 0
  let output: Promise<void> = Promise.resolve()
  let failure: unknown = null
  const stop = (reason: unknown): void => {
    failure ??= reason
    run.abort()
  }
  const cancel = (): void => stop(new AppFailure({ kind: 'cancelled' }))
  job.signal?.addEventListener('abort', cancel)
  const clock = setTimeout(() => stop(new AppFailure({ kind: 'ffmpeg-failed', exitCode: -1, lastLines: 'It took too long.' })), job.limit)

  try {
    const end = await new Promise<{ error: Error | null; lastLines: string }>((resolve) => {
      command._spawnFfmpeg(
        started.args,
        { env: bareEnvironment(), cwd: folder, windowsHide: true },
        (child, _stdout, stderr) => {
          run.signal.addEventListener('abort', () => child.kill('SIGKILL'))
          if (job.priority === 'low') lowerPriority(child.pid)
          stderr.callback((line) => {
            const frame = /^frame=\s*(\d+)$/.exec(line)
            if (frame) frames = Number(frame[1])
            const time = /^out_time_us=(\d+)$/.exec(line)
            if (time) job.progress?.(Math.round(Number(time[1]) / 1_000))
            job.line?.(line)
          })
          // ffmpeg may end before it has read everything; that is its affair.
          child.stdin?.on('error', () => undefined)
          child.stdin?.end(job.input ?? '')
          const stdout = child.stdout
          if (stdout) output = drain(stdout, job.output).catch(stop)
        },
        (error, _stdout, stderr) => resolve({ error: error ?? null, lastLines: withoutProgress(stderr?.get() ?? '') }),
      )
    })
    await output
    if (failure !== null) throw failure
    if (end.error && isNotThere(end.error)) throw new AppFailure({ kind: 'ffmpeg-missing' })
    if (end.error && !job.isTolerant) {
      throw new AppFailure({ kind: 'ffmpeg-failed', exitCode: exitCodeOf(end.error), lastLines: end.lastLines })
    }
    return { frames, lastLines: end.lastLines }
  } finally {
    clearTimeout(clock)
    job.signal?.removeEventListener('abort', cancel)
  }
}

// ffmpeg reads settings from its environment, such as where to write a report. Windows cannot open a socket without its root.
function bareEnvironment(): Record<string, string> {
  const { PATH = '', SystemRoot } = process.env
  return SystemRoot === undefined ? { PATH } : { PATH, SystemRoot }
}

async function drain(stdout: AsyncIterable<Uint8Array>, output: FfmpegJob['output']): Promise<void> {
  for await (const bytes of stdout) await output?.(bytes)
}

function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It may have ended already, or the system may not allow it; either way the work is right, only less polite.
  }
}

const isNotThere = (error: Error): boolean =>
  endedBecauseMissing(exitCodeOf(error)) || ('code' in error && (error.code === 'ENOENT' || error.code === 'EACCES')) || error.message === 'Cannot find ffmpeg'

function exitCodeOf(error: Error): number {
  const code = /exited with code (\d+)/.exec(error.message)
  return code ? Number(code[1]) : -1
}

function withoutProgress(log: string): string {
  return log
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^[a-z_0-9]+=\s*\S+$|^\[(libx264|Parsed_|aac) @/.test(line))
    .slice(-12)
    .join('\n')
}
