/** Secrets that may be missing: the ones before, while one is being changed; without VAPID_SECRET no device is told that something waits. */
interface PlatformEnv {
  HASH_SECRET_OLD?: string
  KEY_SECRET_OLD?: string
  LINK_SECRET_OLD?: string
  VAPID_SECRET?: string
}
