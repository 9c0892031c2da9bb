/** Nothing of these is in a site. */
const BESIDE =
  /^(docs\/|db\/|README\.md$|\.github\/|\.ci\/|\.gitignore$|scripts\/(?!runtime\/bundle-worker|deploy\/write-upload))|\.test\.ts$/

/** Changed files -> tenants whose upload may be another: one whose folder has changed; all of them when shared code has. Pure. */
export function changedTenants(files: readonly string[], tenants: readonly string[]): string[] {
  const relevant = files.filter((file) => file !== '' && !BESIDE.test(file))
  const owners = relevant.map((file) => tenants.find((slug) => file.startsWith(`tenants/${slug}/`)))
  return owners.includes(undefined) ? [...tenants] : tenants.filter((slug) => owners.includes(slug))
}
