/** Secrets that are there only while one is being changed: the one before. */
interface PlatformEnv {
  HASH_SECRET_OLD?: string
  KEY_SECRET_OLD?: string
  LINK_SECRET_OLD?: string
}
