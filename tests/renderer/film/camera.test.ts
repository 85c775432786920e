import { describe, expect, it } from 'vitest'
import { problemOf } from '../../../renderer/features/film/camera/open-camera'
import { chooseFormat } from '../../../renderer/features/film/recorder/capture-format'

describe('the format to film in', () => {
  it('is fragmented MP4 where the browser can', () => {
    expect(chooseFormat(() => true)).toMatch(/^video\/mp4;codecs=avc1.*opus$/)
  })

  it('is Matroska, then WebM, where it cannot', () => {
    expect(chooseFormat(type => !type.includes('mp4'))).toMatch(/^video\/x-matroska/)
    expect(chooseFormat(type => type.includes('webm') && type.includes('vp8'))).toBe('video/webm;codecs=vp8,opus')
  })

  it('is none where nothing can be recorded', () => {
    expect(chooseFormat(() => false)).toBeNull()
  })
})

describe('a camera that does not start', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'in-use'],
    ['UnheardOfError', 'failed'],
  ])('%s is told as %s', (name, problem) => {
    expect(problemOf(Object.assign(new Error(), { name }))).toBe(problem)
  })
})
