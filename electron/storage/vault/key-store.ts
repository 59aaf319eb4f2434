/** The operating system's key store, as far as it can be told without waking it. */
export interface KeyStoreState {
  /** `gnome_libsecret`, `kwallet6`, `keychain`, `dpapi`, … or `basic_text`, which protects nothing. */
  readonly backend: string;
  /** `locked`: using it now would freeze the main process in a password window. */
  readonly state: 'available' | 'locked' | 'missing';
}

/** What the vault needs of the system: a place that keeps one key. */
export interface KeyStore {
  probe(): Promise<KeyStoreState>;
  /** Asks the operator for the key store's password; resolves when the store has answered. */
  unlock(): Promise<void>;
  wrap(plain: string): Promise<Buffer>;
  /** @throws Error when the key that wrapped it no longer exists. */
  unwrap(wrapped: Buffer): Promise<string>;
}
