import type { OpenSetUp } from '../../../db/queries/set-up.ts'
import { Card } from '../app/Card.tsx'
import { STEPS } from '../my-site/set-up/steps.ts'
import { setUpPage } from './set-up-page.tsx'

/** New companions who have no site yet: those who wait for the operator, then the others. */
export const SetUps = ({ setUps }: { setUps: readonly OpenSetUp[] }) => (
  <>
    <Listed title="Waiting for your approval" kind="todo" setUps={setUps.filter(({ state }) => state === 'ready')} />
    <Listed title="Setting up" kind="card" setUps={setUps.filter(({ state }) => state !== 'ready')} />
  </>
)

function Listed({ title, kind, setUps }: { title: string; kind: 'todo' | 'card'; setUps: readonly OpenSetUp[] }) {
  if (setUps.length === 0) return null
  return (
    <Card kind={kind} label={title}>
      <h2>{title}</h2>
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
