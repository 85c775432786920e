import { AppFailure } from '../../../shared/domain/outcome'
import type { Catalogue } from './catalogue'

/** What holds of a vault for good, kept in its catalogue, where nobody without a key can take it out or put it in. */
export type Mark =
  /** No footage is left, or ever was, that lay in plain files: whatever lies so later was put there by somebody else. */
  | 'plain-footage-taken'
  /** The same for records in the open. */
  | 'plain-records-taken'
  /** How far the logs went lies beside them: where it does not any more, somebody took it away. */
  | 'ends-noted'

/** On disk when it resolves; a disk that refuses is tried again at the next start, and keeps nobody out. */
export async function setMark(catalogue: Pick<Catalogue, 'contents' | 'write'>, mark: Mark): Promise<void> {
  if (isMarked(catalogue, mark)) return
  await catalogue.write([{ kind: 'mark', mark }]).catch((error: unknown) => {
    if (!(error instanceof AppFailure)) throw error
  })
}

export const isMarked = ({ contents }: Pick<Catalogue, 'contents'>, mark: Mark): boolean => contents.marks.has(mark)
