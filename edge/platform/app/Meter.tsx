import { percent } from './Bars.tsx'

/**
 * A share as a width. `mark`: where it would be enough. With `label` it is read out; without, the figure beside it says the same.
 * `isBare`: no track behind it, for rows that are compared with each other.
 */
export const Meter = ({ share, mark, label, isBare = false }: { share: number; mark?: number; label?: string; isBare?: boolean }) => (
  <svg
    class="meter"
    role={label === undefined ? undefined : 'img'}
    aria-label={label}
    aria-hidden={label === undefined ? 'true' : undefined}
  >
    {!isBare && <rect class="track" width="100%" height="100%" rx="5" />}
    <rect class="fill" width={percent(within(share) * 100)} height="100%" rx="5" />
    {mark !== undefined && <line x1={percent(within(mark) * 100)} x2={percent(within(mark) * 100)} y1="-5" y2="15" />}
  </svg>
)

const within = (share: number): number => Math.min(1, Math.max(0.01, share))
