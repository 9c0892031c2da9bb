import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { BreakableHost } from './BreakableHost.tsx'
import { sourceName } from './source-name.ts'

const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/

/**
 * Where somebody came from, as she knows it: Instagram, or a bare host as people write it. A browser makes no link of words, and where anything else looks
 * for one it finds the host in pieces. Whatever is more than a host, and every host in a mail, is defused (source-name.ts).
 */
export function SourceName({ source }: { source: StrangersText }) {
  const name = sourceName(source)
  if (!HOST.test(name.raw)) return <>{String(name)}</>
  return <BreakableHost name={name.raw} />
}
