import { expect, it } from 'vitest'
import { formatTable } from '../print/format-table.ts'
import { runDrill } from './drill.ts'

// A short form of npm run secrets -- drill.

it('opens everything after every secret was changed twice in a row, with requests meanwhile', async () => {
  const rows = await runDrill(14)
  console.log(formatTable(rows))
  expect(rows.filter((row) => row[''] === 'WRONG')).toEqual([])
  const found = Object.fromEntries(rows.map((row) => [row.what, row.found]))
  // Each of the clients and the blocked one three times: nobody was turned away.
  expect(found).toMatchObject({
    'requests whose details open': '17 of 17',
    'requests found by the address of their client': '17 of 17',
    'requests of a blocked client set aside': '3 of 3',
    'changes refused before every key was wrapped anew': '4',
    'links of each time, the oldest first': 'ended opens opens',
    'preview links of each time': 'ended ended opens',
    // One of each time: the first was sealed two secrets ago.
    'photos that open as they were added': '3 of 3',
    'never answered': '0',
  })
})
