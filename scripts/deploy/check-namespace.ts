import { accountPath, findByApi } from './call-api.ts'

/** A sentence where sites cannot go into a dispatch namespace as it is. */
export async function namespaceProblem(name: string): Promise<string | undefined> {
  const found = await findByApi<{ trusted_workers?: boolean }>('GET', accountPath(`/workers/dispatch/namespaces/${name}`))
  if (found === undefined) return `There is no dispatch namespace "${name}". Make it with: npx wrangler dispatch-namespace create ${name}`
  // Without it request.cf is missing, and with it the country of a visit and the clock of a visitor.
  if (!found.trusted_workers)
    return `The namespace "${name}" is not trusted: its Workers would not be told where a request comes from (docs/dispatch.md).`
  return undefined
}
