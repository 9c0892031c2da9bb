import { readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const MEMORY = '/dev/shm'
/** Several times what a run leaves lying at once: some ten clusters, checkouts and data folders. */
const ROOM_BYTES_MIN = 6 * 2 ** 30

/**
 * Where a run keeps its files: in memory where there is plenty, because a run makes some hundred thousand of them and throws them away, and to make
 * one on a disk takes the kernel eight times as long. Elsewhere the temporary folder.
 */
export function runPlace(): string {
  return hasRoom() ? MEMORY : tmpdir()
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    const mount = readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .find(([, place]) => place === MEMORY)
    // Of a container too that may not have all of the machine's.
    const room = Math.min(bavail * bsize, process.availableMemory())
    // Some tests put a program there and run it.
    return mount?.[2] === 'tmpfs' && !mount[3]?.split(',').includes('noexec') && room >= ROOM_BYTES_MIN
  } catch {
    return false
  }
}
