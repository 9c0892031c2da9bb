import { setUpPath } from '../../../../tenants/contract/urls.ts'
import { STEP_TITLES, STEPS, type Step } from './steps.ts'

/** Where she is on the way, with a way back to each step. */
export const StepHead = ({ step, done }: { step: Step; done: readonly string[] }) => (
  <nav aria-label="Steps">
    <ol class="way">
      {STEPS.map((each) => (
        <li>
          <a href={setUpPath(each)} aria-current={each === step ? 'step' : undefined} class={done.includes(each) ? 'done' : undefined}>
            <span class="hidden">{done.includes(each) ? 'Done: ' : ''}</span>
            {STEP_TITLES[each].title}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)

export const eyebrowOf = (step: Step): string => `Step ${STEPS.indexOf(step) + 1} of ${STEPS.length}`

/** The deed of a step; `isFixed`: in sight of a long form. She may stop at any time: what is saved waits. */
export const GoOn = ({ quiet, isFixed = true }: { quiet?: { value: string; label: string }; isFixed?: boolean }) => (
  <p class={isFixed ? 'actions save' : 'actions'}>
    <button type="submit" name="do" value="save">
      Save and continue
    </button>
    {quiet && (
      <button type="submit" class="quiet" name="do" value={quiet.value}>
        {quiet.label}
      </button>
    )}
    <span class="sub">Saved as you go: stop any time and come back.</span>
  </p>
)
