// Widths and heights are attributes of SVG in per cent, because the policy allows no style attribute; nothing is stretched, so letters keep their size.

/** Of the height: what is left above for the last bar's figure. */
const TOP = 24
/** Of the bar's place: what is left between two. */
const GAP_SHARE = 0.22
/** So that a week with nothing is still a week. */
const LEAST = 1.5

/**
 * Counts side by side, the last one marked and with its figure. `label` says all of them in words, because nothing else does;
 * `axis`: what stands below, from left to right.
 */
export function Bars({ counts, label, axis = [] }: { counts: readonly number[]; label: string; axis?: readonly string[] }) {
  const most = Math.max(1, ...counts)
  const step = 100 / Math.max(1, counts.length)
  const height = (count: number) => Math.max(LEAST, ((100 - TOP) * count) / most)
  const last = counts.length - 1
  return (
    <>
      <svg class="bars" role="img" aria-label={label}>
        {counts.map((count, at) => (
          <rect
            class={at === last ? 'now' : undefined}
            x={percent(at * step + (step * GAP_SHARE) / 2)}
            width={percent(step * (1 - GAP_SHARE))}
            y={percent(100 - height(count))}
            height={percent(height(count))}
            rx="4"
          />
        ))}
        {last >= 0 && (
          <text x={percent((last + 0.5) * step)} y={percent(100 - height(counts[last] ?? 0))} dy="-7" text-anchor="middle">
            {counts[last]}
          </text>
        )}
      </svg>
      {axis.length > 0 && (
        <div class="axis" aria-hidden="true">
          {axis.map((words) => (
            <span>{words}</span>
          ))}
        </div>
      )}
    </>
  )
}

export const percent = (value: number): string => `${Number(value.toFixed(2))}%`
