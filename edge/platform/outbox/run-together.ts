/**
 * Makes one run of a piece of work do for all who ask for it at about the same time: it begins `gatherMs` after the first, never beside itself, and once more
 * where somebody has asked meanwhile. Whoever asks gets the promise of a run that began after the asking. The work reports its own failures.
 */
export function runTogether(work: () => Promise<unknown>, { gatherMs }: { gatherMs: number }): () => Promise<void> {
  let next: Promise<void> | undefined
  let current: Promise<void> = Promise.resolve()
  return () => {
    next ??= current
      .then(() => scheduler.wait(gatherMs))
      .then(() => {
        // One that failed keeps nobody else from theirs.
        current = (next ?? current).catch(() => undefined)
        next = undefined
        return work()
      })
      .then(() => undefined)
    return next
  }
}
