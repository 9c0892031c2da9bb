import type { Arm } from '../../edge/platform/statistics/decide-verdict.ts'
import { Usage } from '../command-line/failed.ts'

const ARM = /^([a-z0-9-]+):(\d+):(\d+)(?::(\d+(?:\.\d+)?))?$/

/** `garden:310:24` or `garden:310:24:33` (with its weight; 1 without). Throws for anything else. */
export function parseArm(text: string): Arm {
  const [, name, exposures, conversions, weight = '1'] = ARM.exec(text) ?? []
  if (name === undefined)
    throw new Usage(
      `--variant "${text}" is not NAME:EXPOSURES:CONVERSIONS or NAME:EXPOSURES:CONVERSIONS:WEIGHT, for example garden:310:24 or garden:310:24:33.`,
    )
  if (Number(conversions) > Number(exposures))
    throw new Usage(
      `--variant "${text}" has more conversions than exposures: who has booked has seen it. Write NAME:EXPOSURES:CONVERSIONS.`,
    )
  return { name, exposures: Number(exposures), conversions: Number(conversions), weight: Number(weight) }
}
