import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FilePathSource, Input, MP4 } from 'mediabunny'
import { pictureEncoder } from '../../electron/media/args/segment'
import { openMedia } from '../../electron/media/open-media'
import type { Media } from '../../electron/media/media'
import { openSealedIn } from '../support/sealed-vault'
import type { Vault } from '../../electron/vault/vault'
import { filmFrames, itemFrames, type FilmPlan } from '../../shared/domain/film-plan'
import { putFile } from './put-file'
import { median, timed, type Bench } from './bench'
import { clicksIn, flashesIn } from '../electron/media/seen-and-heard'
import { benchFolder, ffmpeg, hashOf, referencePictures, referencePlan, referenceSource, type ReferenceParts } from './reference-film'

const rounds = Number(process.env['SECOND_LOOK_BENCH_ROUNDS'] ?? 3)

/** The reference film made by the app, against one ffmpeg command that makes the same film with the same settings. */
export const benches: readonly Bench[] = [
  {
    names: ['render.cold_ratio', 'render.one_change_ratio'],
    async run(report) {
      const folder = await mkdtemp(join(benchFolder(), 'render-'))
      try {
        await measure(folder, report)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  },
]

async function measure(folder: string, report: Parameters<Bench['run']>[0]): Promise<void> {
  const [source, pictures] = [await referenceSource(), await referencePictures()]
  const { vault } = await openSealedIn(folder)
  const media = await openMedia(vault, { now: () => new Date(), newId: randomUUID })
  try {
    const parts = await fillWithReference(vault, media, source, pictures)
    const [command, cold, changed]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < rounds; round += 1) {
      const single = join(folder, 'single.mp4')
      command.push(await timed(() => ffmpeg(singleCommand(referencePlan(parts), source, pictures, single))))
      await check(single, referencePlan(parts))
      for (const { key } of await vault.list('segments/')) await vault.remove(key)
      cold.push(await timed(() => renderAndCheck(vault, media, referencePlan(parts))))
      changed.push(await timed(() => renderAndCheck(vault, media, referencePlan(parts, 100 + 20 * round))))
    }
    await checkSound(vault, media, referencePlan(parts))
    const note = (times: readonly number[]): string => `${(median(times) / 1_000).toFixed(1)} s, one command ${(median(command) / 1_000).toFixed(1)} s`
    report('render.cold_ratio', median(cold.map((time, round) => time / (command[round] ?? Number.NaN))), note(cold))
    report('render.one_change_ratio', median(changed.map((time, round) => time / (cold[round] ?? Number.NaN))), `${note(changed)}, all of it anew ${(median(cold) / 1_000).toFixed(1)} s`)
  } finally {
    await media.close()
    await vault.close()
  }
}

type Pictures = Awaited<ReturnType<typeof referencePictures>>

/** The reference source in the vault, looked at, and the pictures of the film. */
export async function fillWithReference(vault: Vault, media: Media, source: string, pictures: Pictures): Promise<ReferenceParts> {
  const recordingId = randomUUID()
  await vault.updateFacts(recordingId, { sessionId: 'bench', origin: 'file', mimeType: 'video/mp4', startedAt: new Date().toISOString(), state: 'closed' })
  await putFile(vault, `recordings/${recordingId}/original`, source)
  // With a copy to jump about in there already, nothing is made in the background while anything is measured.
  const copy = await vault.write(`recordings/${recordingId}/quick`)
  await copy.append(new Uint8Array(1))
  await copy.commit()
  await media.examine(recordingId, {})
  await media.pictures(recordingId)
  const put = async (path: string): Promise<string> => {
    const bytes = await readFile(path)
    const hash = hashOf(bytes)
    const writer = await vault.write(`pictures/${hash}`)
    await writer.append(bytes)
    await writer.commit()
    return hash
  }
  return { recordingId, title: await put(pictures.title), end: await put(pictures.end), caption: await put(pictures.caption) }
}

async function renderAndCheck(vault: Vault, media: Media, plan: FilmPlan): Promise<void> {
  const { recordingId, media: film } = await media.render(randomUUID(), plan, () => undefined)
  if (film.frames !== filmFrames(plan)) throw new Error(`The film has ${film.frames} frames`)
  await vault.removeRecording(recordingId)
}

/** The source flashes and clicks at each whole second: in the film, every click must still have its flash. */
async function checkSound(vault: Vault, media: Media, plan: FilmPlan): Promise<void> {
  const { recordingId } = await media.render(randomUUID(), plan, () => undefined)
  const film = await vault.lend(`recordings/${recordingId}/original`)
  const [flashes, clicks] = [await flashesIn(film.url, plan.frameRate), await clicksIn(film.url)]
  await film.release()
  await vault.removeRecording(recordingId)
  const late = clicks.map((click) => Math.min(...flashes.map((flash) => Math.abs(flash - click))))
  if (clicks.length !== 80 || Math.max(...late) > 0.01) {
    throw new Error(`Picture and sound: ${clicks.length} clicks, up to ${Math.round(Math.max(...late) * 1_000)} ms apart`)
  }
}

async function check(path: string, plan: FilmPlan): Promise<void> {
  const input = new Input({ formats: [MP4], source: new FilePathSource(path) })
  const video = await input.getPrimaryVideoTrack()
  const { packetCount } = (await video?.computePacketStats()) ?? { packetCount: 0 }
  input.dispose()
  if (packetCount !== filmFrames(plan)) throw new Error(`The command's film has ${packetCount} frames, not ${filmFrames(plan)}`)
}

/** The best single command: a fast seek for each clip, one filter graph, the same filters and the same encoder. */
export function singleCommand(plan: FilmPlan, source: string, pictures: Pictures, path: string): string[] {
  const inputs: string[] = []
  const graph: string[] = []
  let count = 0
  const add = (...args: string[]): number => {
    inputs.push(...args)
    count += 1
    return count - 1
  }
  const frame = `scale=${plan.width}:${plan.height}:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1`
  plan.items.forEach((item, index) => {
    const frames = itemFrames(item, plan.frameRate)
    const exact = `trim=end_frame=${frames}[v${index}]`
    const samples = `atrim=end_sample=${frames * 1_600},aformat=sample_fmts=s16:channel_layouts=stereo[a${index}]`
    const silence = (): void => void graph.push(`[${add('-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo')}:a]${samples}`)
    if (item.kind === 'card') {
      const card = add('-framerate', '30', '-i', index === 0 ? pictures.title : pictures.end)
      graph.push(`[${card}:v]${frame},tpad=stop_mode=clone:stop=${frames},${exact}`)
      silence()
      return
    }
    if (item.kind === 'still') {
      const still = add('-ss', String(item.at / 1_000), '-t', '1', '-i', source)
      graph.push(`[${still}:v]trim=end_frame=1,${frame},loop=loop=${frames}:size=1,setpts=N/30/TB,fps=30,${exact}`)
      silence()
      return
    }
    const clip = add('-ss', String(item.start / 1_000), '-t', String((item.end - item.start) / 1_000), '-i', source)
    const speed = item.slowdown === 1 ? '' : `setpts=${item.slowdown}*PTS,`
    const end = item.caption === null ? exact : `trim=end_frame=${frames}[c${index}]`
    graph.push(`[${clip}:v]${frame},${speed}fps=30:start_time=0:round=near,tpad=stop_mode=clone:stop=1,${end}`)
    if (item.caption !== null) {
      const caption = add('-framerate', '30', '-i', pictures.caption)
      graph.push(`[${caption}:v]scale=${plan.width}:${plan.height}:out_color_matrix=bt709:out_range=tv,format=yuva420p[p${index}]`)
      graph.push(`[c${index}][p${index}]overlay=0:0:format=yuv420:eof_action=repeat[v${index}]`)
    }
    if (item.slowdown === 1) graph.push(`[${clip}:a]aresample=48000:async=1:first_pts=0,apad,${samples}`)
    else silence()
  })
  graph.push(`${plan.items.map((_, index) => `[v${index}][a${index}]`).join('')}concat=n=${plan.items.length}:v=1:a=1[v][a]`)
  graph.push('[a]alimiter=limit=0.89:level=disabled[sound]')
  const encoder = ['-map', '[v]', '-map', '[sound]', '-fps_mode', 'passthrough', ...pictureEncoder(plan), '-c:a', 'aac', '-b:a', '160k']
  return [...inputs, '-filter_complex', graph.join(';'), ...encoder, '-movflags', '+faststart', path]
}
