import { readdir } from 'node:fs/promises'
import { nearestName } from './nearest-name.ts'
import { type Problem, relativeFile } from './problem.ts'

const READ = ['tenant.yaml', 'theme.yaml', 'content.yaml', 'photos.yaml', 'experiments.yaml', 'about.md', 'custom.css']
/** `content.de.yaml`, which a language has, and what editors leave beside a file. */
const OTHERS = /^\w+\.[\w-]+\.(yaml|md)$|^\.|~$|\.(bak|orig|rej|swp|tmp)$/

/** Files that are called almost as one that is read: they would be ignored without a word. */
export async function checkNames(folder: string): Promise<Problem[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  return names.flatMap((name) => {
    const near = READ.includes(name) || OTHERS.test(name) ? undefined : nearestName(name, READ)
    if (near === undefined) return []
    return [
      {
        file: relativeFile(folder, name),
        got: `"${name}", which nothing reads`,
        expected: `one of ${READ.join(', ')}`,
        fix: `Did you mean ${near}? ${names.includes(near) ? 'Move what is in it there, and remove the file.' : 'Rename the file.'}`,
      },
    ]
  })
}
