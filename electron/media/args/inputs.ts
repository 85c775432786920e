import type { Container } from '../sniff'

/** The demuxers that may open footage. A playlist or a list of files among them could name other files. */
const footageFormats = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts'

export interface FootageInput {
  readonly url: string
  readonly container: Container
  /** Read no further than this. */
  readonly readableBytes?: number | undefined
}

/** One piece of footage as an input: forced to what we found it to be, fenced in and bounded. */
export function footageInput(input: FootageInput, options: { readonly threads: number; readonly before?: readonly string[] }): string[] {
  return [
    ...fence(input.url, footageFormats, input.readableBytes === undefined ? '' : ',subfile'),
    '-probesize', '20M', '-analyzeduration', '10M', '-max_streams', '16', '-max_pixels', '35389440',
    '-threads', String(options.threads),
    ...(options.before ?? []),
    '-f', input.container, '-i', input.readableBytes === undefined ? input.url : `subfile,,start,0,end,${input.readableBytes},,:${input.url}`,
  ]
}

/** A picture drawn by the app. */
export function pictureInput(url: string, frameRate: number): string[] {
  return [...fence(url, 'png_pipe'), '-max_pixels', '35389440', '-threads', '1', '-framerate', String(frameRate), '-f', 'png_pipe', '-i', url]
}

/** Silence, made by ffmpeg itself. */
export function silenceInput(): string[] {
  return ['-format_whitelist', 'lavfi', '-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo']
}

/** Protocols and formats that may be used to read from `url`. Neither list is enough without the other. */
export function fence(url: string, formats: string, alsoProtocols = ''): string[] {
  return ['-protocol_whitelist', `${/^https?:/.test(url) ? 'http,tcp' : 'file'}${alsoProtocols}`, '-format_whitelist', formats]
}
