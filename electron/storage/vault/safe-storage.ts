import { safeStorage } from 'electron';
import type { KeyStore, KeyStoreState } from './key-store.ts';

/** Backends of Chromium's that lead to the Secret Service, whose state D-Bus tells. */
const SECRET_SERVICE = 'gnome_libsecret';
const WITHOUT_PROTECTION = new Set(['basic_text', 'unknown']);

/**
 * Electron's safeStorage behind our port. Electron 45 has asynchronous calls and drops the synchronous
 * ones in 46; 33 has only the synchronous ones. To be reduced when 33 is no longer supported.
 */
interface AsyncSafeStorage {
  encryptStringAsync(plain: string): Promise<Buffer>;
  decryptStringAsync(wrapped: Buffer): Promise<string | { result: string }>;
}

/** Loaded when it is asked for: the tray does not wait for the code that speaks D-Bus. */
const secretService = () => import('./secret-service.ts');

function asyncSafeStorage(): AsyncSafeStorage | null {
  const candidate = safeStorage as unknown as Partial<AsyncSafeStorage>;
  return candidate.encryptStringAsync && candidate.decryptStringAsync
    ? (candidate as AsyncSafeStorage)
    : null;
}

async function probeLinux(): Promise<KeyStoreState> {
  const backend = safeStorage.getSelectedStorageBackend();
  if (WITHOUT_PROTECTION.has(backend)) return { backend, state: 'missing' };
  if (backend === SECRET_SERVICE) {
    // A synchronous safeStorage call on a locked collection freezes main: D-Bus is asked first.
    const { readCollectionState } = await secretService();
    return { backend, state: await readCollectionState() };
  }
  return { backend, state: safeStorage.isEncryptionAvailable() ? 'available' : 'missing' };
}

/** To be made after `app.whenReady`. */
export function createSafeStorageKeyStore(platform: NodeJS.Platform): KeyStore {
  return {
    async probe() {
      if (platform === 'linux') return probeLinux();
      const backend = platform === 'darwin' ? 'keychain' : 'dpapi';
      return { backend, state: safeStorage.isEncryptionAvailable() ? 'available' : 'missing' };
    },
    async unlock() {
      if (platform === 'linux') await (await secretService()).unlockCollection();
    },
    async wrap(plain) {
      return (
        (await asyncSafeStorage()?.encryptStringAsync(plain)) ?? safeStorage.encryptString(plain)
      );
    },
    async unwrap(wrapped) {
      const plain = await asyncSafeStorage()?.decryptStringAsync(wrapped);
      if (plain === undefined) return safeStorage.decryptString(wrapped);
      return typeof plain === 'string' ? plain : plain.result;
    },
  };
}
