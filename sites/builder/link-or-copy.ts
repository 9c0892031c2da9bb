import { copyFile, link } from 'node:fs/promises'

/** A hard link takes no time and no space; across file systems it is a copy. */
export async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target)
  } catch {
    await copyFile(source, target)
  }
}
