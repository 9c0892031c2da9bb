import { Buttons } from '../app/Buttons.tsx'
import type { AnswerProps } from './AnswerForms.tsx'
import { stepLabel } from './booking-words.ts'
import { ANSWER } from './Words.tsx'

type ButtonsProps = Pick<AnswerProps, 'booking' | 'asked' | 'pageTo' | 'hasConflict'> & {
  /** The form that confirms is on the page. */
  isConfirm: boolean
}

/** In one order on cards, pages and in mails: where its time collides with something, another time first. */
export function AnswerButtons({ booking, asked, pageTo, hasConflict, isConfirm }: ButtonsProps) {
  const isTimesFirst = hasConflict && (asked === undefined || asked === 'confirm')
  const link = (to: 'confirm' | 'decline' | 'times', label: string) =>
    asked === to ? null : (
      <a class={to === 'times' && isTimesFirst ? 'button' : 'button quiet'} href={pageTo(to)}>
        {label}
      </a>
    )
  const confirm = isConfirm ? (
    <button type="submit" form={ANSWER} name="do" value="change" class={isTimesFirst ? 'quiet' : undefined}>
      {stepLabel(booking.status, 'confirmed')}
    </button>
  ) : (
    booking.companionSteps.includes('confirmed') && link('confirm', 'Confirm')
  )
  const times = link('times', 'Other time')
  return (
    <Buttons>
      {hasConflict ? times : confirm}
      {link('decline', 'Decline')}
      {hasConflict ? confirm : times}
    </Buttons>
  )
}
