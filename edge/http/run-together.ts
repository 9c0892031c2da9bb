/**
 * Makes one run of a piece of work do for all who ask for it at about the same time: it begins `gatherMs` after the first, and once more where somebody has
 * asked meanwhile. Not beside itself, unless a run takes longer than `patienceMs`: one that hangs, or was ended by the runtime, keeps nobody else from
 * theirs. Whoever asks gets the promise of a run that began after the asking. The work reports its own failures, and can run beside itself.
 */
export function runTogether(
  work: () => Promise<unknown>,
  { gatherMs, patienceMs }: { gatherMs: number; patienceMs: number },
): () => Promise<void> {
  let next: Promise<void> | undefined
  let current: Promise<void> = Promise.resolve()
  return () => {
    next ??= Promise.race([current, pause(patienceMs)])
      .then(() => pause(gatherMs))
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

/** By what every runtime has: commands send mails too. */
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
