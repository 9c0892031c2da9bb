/** Secrets that are there only where something is set up. */
interface SiteEnv {
  /** For CHALLENGE_URL. */
  CHALLENGE_SECRET?: string
}
