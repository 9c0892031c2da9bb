/** What only a run on one machine binds (scripts/runtime/plan-workers.ts). */
interface PlatformEnv {
  /** Takes mails instead of a mail server. */
  MAILBOX?: Fetcher
  /** Takes what devices would be told, instead of the push services. */
  PUSH_SERVICE?: Fetcher
  /** The network by which calendars of hers are read: public hosts alone. In tests a server of this machine instead. */
  CALENDARS?: Fetcher
  /** Keeps sealed photos in a folder of this machine (scripts/runtime/open-originals.ts). */
  ORIGINALS?: Fetcher
  /** Of tests: see patience.ts. */
  DATABASE_PATIENCE?: string
  /** on: storage is a disk, which can be full, so that whoever asks for health has something written there. */
  STORAGE_PROOF?: string
  /** off: no statements by name, because a pooler may stand between. */
  DATABASE_PREPARE?: string
}
