import { safeStorage } from 'electron';
import type { KeyStore, KeyStoreState } from './key-store.ts';

/** Backends of Chromium's that lead to the Secret Service, whose state D-Bus tells. */
const SECRET_SERVICE = 'gnome_libsecret';
const WITHOUT_PROTECTION = new Set(['basic_text', 'unknown']);

/**
 * Electron's safeStorage behind our port. Electron 45 has asynchronous calls and deprecates the synchronous
 * ones; 33 has only the synchronous ones. To be reduced when 33 is no longer supported.
 */
type Asynchronous = 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync';
const storage: Omit<typeof safeStorage, Asynchronous> &
  Partial<Pick<typeof safeStorage, Asynchronous>> = safeStorage;

/** Loaded when it is asked for: the tray does not wait for the code that speaks D-Bus. */
const secretService = () => import('./secret-service.ts');

const isAvailable = async (): Promise<boolean> =>
  (await storage.isAsyncEncryptionAvailable?.()) ?? storage.isEncryptionAvailable();

async function probeLinux(): Promise<KeyStoreState> {
  const backend = storage.getSelectedStorageBackend();
  if (WITHOUT_PROTECTION.has(backend)) return { backend, state: 'missing' };
  if (backend === SECRET_SERVICE) {
    // A synchronous safeStorage call on a locked collection freezes main: D-Bus is asked first.
    const { readCollectionState } = await secretService();
    return { backend, state: await readCollectionState() };
  }
  return { backend, state: (await isAvailable()) ? 'available' : 'missing' };
}

/** To be made after `app.whenReady`. */
export function createSafeStorageKeyStore(platform: NodeJS.Platform): KeyStore {
  return {
    async probe() {
      if (platform === 'linux') return probeLinux();
      const backend = platform === 'darwin' ? 'keychain' : 'dpapi';
      return { backend, state: (await isAvailable()) ? 'available' : 'missing' };
    },
    async unlock() {
      if (platform === 'linux') await (await secretService()).unlockCollection();
    },
    async wrap(plain) {
      return (await storage.encryptStringAsync?.(plain)) ?? storage.encryptString(plain);
    },
    async unwrap(wrapped) {
      const plain = await storage.decryptStringAsync?.(wrapped);
      return plain === undefined ? storage.decryptString(wrapped) : plain.result;
    },
  };
}
