import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

/** Names the folder of a test run in the environment of every process that the run starts. */
export const RUN_FOLDER = 'TEST_RUN_FOLDER'
const GRACE_MS = 30_000

/** Ends by its id whatever the run of `folder` left behind, PostgreSQL last, and removes the folder. Returns what was still there. */
export async function endRun(folder: string): Promise<string[]> {
  const left = await processesOf(folder)
  await end(left.map(({ pid }) => pid))
  const servers = await postmastersBelow(folder)
  await end(servers)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  return [...left.map(({ pid, command }) => `${pid} ${command}`), ...servers.map((pid) => `${pid} postgres`)]
}

/** As Ctrl-C does; what has not gone by then is killed. */
async function end(pids: readonly number[]): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGINT')
  const deadline = Date.now() + GRACE_MS
  while (pids.some((pid) => signal(pid, 0)) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  for (const pid of pids) signal(pid, 'SIGKILL')
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

/** By the environment they were started with. https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html Elsewhere than on Linux: none. */
async function processesOf(folder: string): Promise<{ pid: number; command: string }[]> {
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter((pid) => pid > 0 && pid !== process.pid)
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
      if (!(await read('environ')).split('\0').includes(`${RUN_FOLDER}=${folder}`)) return []
      const command = (await read('cmdline')).replaceAll('\0', ' ').trim()
      // A zombie has ended and only waits to be noticed; vitest's own watchdog ends with vitest.
      return command === '' || command === 'vitest-watchdog' ? [] : [{ pid, command }]
    }),
  )
  return found.flat()
}

/** PostgreSQL starts with an environment of its own and tells its id in its lock file. */
async function postmastersBelow(folder: string): Promise<number[]> {
  const files = (await readdir(folder, { recursive: true }).catch(() => [])).filter((file) => path.basename(file) === 'postmaster.pid')
  const servers = await Promise.all(
    files.map(async (file) => {
      const pid = Number((await readFile(path.join(folder, file), 'utf8')).split('\n')[0])
      // After a kill the file stays, and its id may be somebody else's by now.
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return command.includes(path.dirname(file)) ? [pid] : []
    }),
  )
  return servers.flat()
}
