import type { OpenSetUp } from '../../../db/queries/set-up.ts'
import { Card } from '../app/Card.tsx'
import { STEPS } from '../my-site/set-up/steps.ts'
import { setUpPage } from './set-up-page.tsx'

/** New companions who have no site yet: those who wait for the operator first. */
export function SetUps({ setUps }: { setUps: readonly OpenSetUp[] }) {
  if (setUps.length === 0) return null
  const waits = setUps.some(({ state }) => state === 'ready')
  return (
    <Card kind={waits ? 'todo' : 'card'} label="New companions">
      <h2>{waits ? 'Waiting for your approval' : 'New companions'}</h2>
      <ul>
        {setUps.map(({ tenantId, state, steps }) => (
          <li>
            <a href={setUpPage(tenantId)}>{tenantId}</a>: {WORDS[state](steps.length)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const WORDS: Record<OpenSetUp['state'], (steps: number) => string> = {
  open: (steps) => `${steps} of ${STEPS.length} steps`,
  ready: () => 'ready for your look',
  approved: () => 'approved, on its way',
}
