import { readFile } from 'node:fs/promises'

/** The processes that one has started, with their words; by what they are called, if that is said. Linux tells; elsewhere none is found. */
export async function childrenOf(pid: number, name?: string): Promise<{ pid: number; words: string[] }[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const children = await Promise.all(
    text
      .split(' ')
      .filter((each) => each !== '')
      .map(async (each) => ({
        pid: Number(each),
        name: (await readFile(`/proc/${each}/comm`, 'utf8').catch(() => '')).trim(),
        words: (await readFile(`/proc/${each}/cmdline`, 'utf8').catch(() => '')).split('\0'),
      })),
  )
  return children.filter((child) => name === undefined || child.name === name)
}
