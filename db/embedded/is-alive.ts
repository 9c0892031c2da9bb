import { readFile } from 'node:fs/promises'

/** Whether a process runs. One that has ended and that nobody has asked for (a container without an init) does not. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the state stands after the name in brackets.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return !/\) [ZX] /.test(stat)
}

/**
 * When a process started, in ticks since the machine did: its number is used again, this with it is not. '' where there is no /proc.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: field 22, of which the first two end with the name in brackets.
 */
export const startOf = async (pid: number): Promise<string> =>
  (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ').at(-1)?.split(' ')[19] ?? ''
