/** What only a local run binds (scripts/runtime/plan-workers.ts). */
interface PlatformEnv {
  /** Takes mails instead of a mail server. */
  MAILBOX?: Fetcher
  /** Takes what devices would be told, instead of the push services. */
  PUSH_SERVICE?: Fetcher
  /** Of tests: see patience.ts. */
  DATABASE_PATIENCE?: string
}
