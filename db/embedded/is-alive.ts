import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'

/** Whether a process runs. One that has ended and that nobody has asked for (a container without an init) does not. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the state stands after the name in brackets.
  return !/\) [ZX] /.test(await readProcess(pid, 'stat'))
}

/**
 * Whether a process is PostgreSQL's on the cluster folder `data`: after a power cut the number in its lock file is somebody else's by the time it
 * is read. Where there is no /proc: whether it runs.
 */
export async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (!(await isAlive(pid))) return false
  const name = /\((.*)\)/s.exec(await readProcess(pid, 'stat'))?.[1] ?? 'postgres'
  if (name !== 'postgres') return false
  const words = (await readProcess(pid, 'cmdline')).split('\0')
  const cluster = words[words.indexOf('-D') + 1] ?? ''
  return !(words.includes('-D') && path.isAbsolute(cluster)) || (await isSameFolder(cluster, data))
}

async function isSameFolder(...folders: [string, string]): Promise<boolean> {
  const [one, other] = await Promise.all(folders.map((folder) => realpath(folder).catch(() => undefined)))
  return one !== undefined && one === other
}

const readProcess = (pid: number, file: 'stat' | 'cmdline'): Promise<string> => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')

/**
 * When a process started, in ticks since the machine did: its number is used again, this with it is not. '' where there is no /proc.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: field 22, of which the first two end with the name in brackets.
 */
export const startOf = async (pid: number): Promise<string> => (await readProcess(pid, 'stat')).split(') ').at(-1)?.split(' ')[19] ?? ''
