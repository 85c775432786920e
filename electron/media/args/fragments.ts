/**
 * MP4 to standard output, a second at a time: so that sound lies near the pictures that it belongs to, whatever the distance
 * between key frames. With the index delayed until the first fragment, ffmpeg knows the delay of the sound and writes it down.
 */
export const mp4InFragments = ['-frag_duration', '1000000', '-movflags', '+delay_moov+default_base_moof', '-f', 'mp4', 'pipe:1'] as const
