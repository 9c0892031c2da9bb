import betaln from '@stdlib/math-base-special-betaln'
import cdf from '@stdlib/stats-base-dists-beta-cdf'
import quantile from '@stdlib/stats-base-dists-beta-quantile'

// The Beta distribution of a conversion rate. Shapes are at least 1 (prior Beta(1,1)), so the density is finite everywhere.

/** Beta(alpha, beta), both at least 1. */
export interface Beta {
  alpha: number
  beta: number
}

/** What is believed of a rate after so many conversions of so many exposures, beginning from "every rate is as likely". */
export const posterior = ({ exposures, conversions }: { exposures: number; conversions: number }): Beta => ({
  alpha: conversions + 1,
  beta: exposures - conversions + 1,
})

export const betaMean = ({ alpha, beta }: Beta): number => alpha / (alpha + beta)

export const betaSd = ({ alpha, beta }: Beta): number => {
  const sum = alpha + beta
  return Math.sqrt((alpha * beta) / (sum * sum * (sum + 1)))
}

/** P(rate <= x). */
export const betaCdf = (x: number, { alpha, beta }: Beta): number => cdf(x, alpha, beta)

/** The rate below which the share `p` of the belief lies. */
export const betaQuantile = (p: number, { alpha, beta }: Beta): number => quantile(p, alpha, beta)

/** Density, by logarithms: no overflow at shapes of a million. */
export function betaDensity({ alpha, beta }: Beta): (x: number) => number {
  const constant = betaln(alpha, beta)
  return (x) => {
    const left = alpha === 1 ? 0 : (alpha - 1) * Math.log(x)
    const right = beta === 1 ? 0 : (beta - 1) * Math.log1p(-x)
    return Math.exp(left + right - constant)
  }
}
