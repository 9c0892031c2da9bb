/** Raise it when an encoder or a setting changes. The encoder's own version is in the lock file, from which the engine is hashed. */
export const ENCODER_SETTINGS = 10
