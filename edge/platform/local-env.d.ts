/** What only a local run binds (scripts/runtime/plan-workers.ts). */
interface PlatformEnv {
  /** Takes mails instead of a mail server. */
  MAILBOX?: Fetcher
  /** Of tests: see patience.ts. */
  DATABASE_PATIENCE?: string
}
