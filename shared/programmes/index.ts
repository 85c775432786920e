import type { ProgrammeTemplate } from '../domain/programme'
import { sixVisits } from './six-visits'
import { threeCycles } from './three-cycles'
import { videoFeedbackNg26 } from './video-feedback-ng26'

/** Every programme template that comes with the app: one file, one line. */
export const programmes: readonly ProgrammeTemplate[] = [videoFeedbackNg26, threeCycles, sixVisits]
