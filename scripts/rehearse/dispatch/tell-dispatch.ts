import { buildAll } from '../../../sites/builder/build-all.ts'
import { buildPaths } from '../../../sites/builder/paths.ts'
import { ROOT } from '../../command-line/root.ts'
import { formatTable } from '../../print/format-table.ts'
import { type Latencies, rehearseDispatch } from './rehearse-dispatch.ts'

/** The figures of a rehearsal as a table, and whether every answer was the right one. */
export async function tellDispatch(count: number): Promise<{ table: string; isRight: boolean }> {
  const paths = buildPaths(ROOT)
  await buildAll({ paths, tenants: ['claire'], force: false, onProgress: () => undefined })
  const { tenants, readySeconds, emptyMb, fullMb, first, later, wrong, strangersIn } = await rehearseDispatch(paths, count)
  const tell = ({ median, p99, perSecond, cpuMs }: Latencies) =>
    `median ${median.toFixed(1)} ms, 99% ${p99.toFixed(0)} ms, ${perSecond.toFixed(0)} a second, ${cpuMs.toFixed(1)} ms of a core each`
  const rows = [
    { what: 'tenants', found: `${tenants}` },
    { what: 'ready', found: `${readySeconds.toFixed(1)} s` },
    { what: 'memory of workerd before, and with all of them loaded', found: `${emptyMb.toFixed(0)} MB, ${fullMb.toFixed(0)} MB` },
    { what: 'the first request to each', found: tell(first) },
    { what: 'later ones', found: tell(later) },
    { what: 'answers that were not the tenant’s own page', found: `${wrong}` },
    { what: 'hosts that nobody has, not answered 404', found: `${strangersIn}` },
  ]
  return { table: formatTable(rows), isRight: wrong === 0 && strangersIn === 0 }
}
