import { readdir, readFile } from 'node:fs/promises'

/** The workerd that this process has started. */
export async function runtimePid(): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (stat.includes('(workerd)') && Number(parent) === process.pid) return Number(pid)
  }
  throw new Error('No workerd of this process: this bench reads /proc and needs Linux.')
}
