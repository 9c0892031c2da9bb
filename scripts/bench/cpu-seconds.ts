import { readdir, readFile } from 'node:fs/promises'

/** Linux counts CPU in hundredths of a second. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS_PER_SECOND = 100

interface Stat {
  parent: number
  /** Of the process itself. */
  own: number
  /** Of its children that have ended. */
  ended: number
}

/** CPU that a process has taken so far. */
export const cpuSeconds = async (pid: number): Promise<number> => (await readStat(pid)).own

/** The same of a server that has a process for each connection, those that have ended included. `pid`: of any of its processes. */
export async function cpuOfServer(pid: number): Promise<number> {
  const { parent } = await readStat(pid)
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const stats = await Promise.all(pids.map((each) => readStat(each).catch(() => undefined)))
  const children = stats.filter((stat) => stat?.parent === parent)
  const { own, ended } = await readStat(parent)
  return children.reduce((sum, stat) => sum + (stat?.own ?? 0), own + ended)
}

/** The same of a process with all that it has started and that runs as its child, or a child of those. */
export async function cpuOfTree(pid: number): Promise<number> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const stats = new Map(await Promise.all(pids.map(async (each) => [each, await readStat(each).catch(() => undefined)] as const)))
  const sum = (each: number): number => {
    const children = [...stats].filter(([, stat]) => stat?.parent === each).map(([child]) => child)
    const { own = 0, ended = 0 } = stats.get(each) ?? {}
    return children.reduce((total, child) => total + sum(child), own + ended)
  }
  return sum(pid)
}

async function readStat(pid: number): Promise<Stat> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = (...indexes: number[]) => indexes.reduce((sum, index) => sum + Number(fields[index]), 0) / TICKS_PER_SECOND
  return { parent: Number(fields[1]), own: ticks(11, 12), ended: ticks(13, 14) }
}
