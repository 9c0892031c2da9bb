import { type BuildResult, buildAll } from '../../sites/builder/build-all.ts'
import type { PhotosLater } from '../../sites/builder/photos-later.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import type { ServingStack, StackOptions } from './start-stack.ts'

/** Whole, what was served before its photos were encoded. */
export async function buildWhole(
  later: PhotosLater,
  { inTurn, refresh }: Pick<ServingStack, 'inTurn' | 'refresh'>,
): Promise<BuildResult | undefined> {
  await later.encodeAll()
  // After a build under way, which may have left it something more.
  const slugs = await inTurn(async () => later.slugs)
  return slugs.length === 0 || !later.isOver ? undefined : refresh(slugs)
}

/** Builds, and keeps in `refused` of whom nothing was written. A folder that is gone is no mistake here: its site is taken away. */
export async function buildChanged({
  paths,
  only,
  tenants: changed,
  onProgress,
  refused,
  later,
}: Pick<StackOptions, 'paths' | 'onProgress'> & {
  only: readonly string[]
  tenants: readonly string[]
  refused: Set<string>
  later: PhotosLater | undefined
}): Promise<BuildResult> {
  const folders = await listTenants(paths.tenants)
  const tenants = changed.length === 0 ? [...only] : changed
  const there = tenants.filter((slug) => folders.includes(slug))
  // Only removed ones: nothing is to be built, and an empty list would mean all.
  const asked = tenants.length > 0 && there.length === 0 ? folders : there
  const build = await buildAll({ paths, tenants: asked, force: false, onProgress, later: later?.isOver ? undefined : later })
  for (const slug of asked.length === 0 ? folders : asked) refused.add(slug)
  for (const { slug } of build.builds) refused.delete(slug)
  return build
}
