import { readdir, readFile, realpath } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** A variable that only the runtime on these files has in its environment: it is known by it when the platform that started it is gone. */
export const runtimeMark = async (state: string): Promise<Record<string, string>> => ({ [NAME]: await realpath(state) })

const NAME = 'COMPANION_RUNTIME_OF'
/** For what it is answering when it is asked to end. */
const GRACE_MS = 5000
const LOOK_MS = 50

/**
 * Ends the runtime that a platform which was killed has left on these files, where it would keep the port and write beside the next one. Only while the data
 * folder is locked: then a runtime there that this process has not started is nobody's. What it has answered is on disk. Returns how many there were.
 *
 * Linux tells what a process was started with; elsewhere none is found.
 */
export async function endOrphans(state: string): Promise<number> {
  const mark = `${NAME}=${await realpath(state)}`
  const pids = (await readdir('/proc').catch((): string[] => [])).filter((name) => /^\d+$/.test(name)).map(Number)
  const isOrphan = await Promise.all(pids.map((pid) => isOrphanOf(pid, mark)))
  const orphans = pids.filter((_, index) => isOrphan[index])
  await Promise.all(orphans.map((pid) => end(pid, mark)))
  return orphans.length
}

/** A number that another process has by now does not carry the mark, and one that has ended has no environment. */
async function isOrphanOf(pid: number, mark: string): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
  return environment.split('\0').includes(mark) && (await parentOf(pid)) !== process.pid
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
async function parentOf(pid: number): Promise<number> {
  return Number(/^PPid:\s+(\d+)$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))?.[1])
}

async function end(pid: number, mark: string): Promise<void> {
  const patience = Date.now() + GRACE_MS
  for (let signal: NodeJS.Signals | 0 = 'SIGTERM'; await isOrphanOf(pid, mark); signal = Date.now() > patience ? 'SIGKILL' : 0) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      // It has ended since the look.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
    await pause(LOOK_MS)
  }
}
