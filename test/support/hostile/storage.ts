import { REFUSED, type Trick } from './trick.ts';

/** What each says where it works: `hostile-tricks.long.test.ts` shows that all of them do in an open window. */
export const KEPT = 'kept';

/**
 * Places where a page could keep bytes: on the operator's disk without end, and for a later page, or as a file that the
 * program can be led to. Ours has an opaque origin, and none of them.
 */
export const STORAGE: readonly Trick[] = [
  {
    name: 'localStorage',
    attempt: () => {
      localStorage.setItem('a', 'kept');
      return localStorage.getItem('a');
    },
    shows: 'threw SecurityError',
  },
  {
    name: 'sessionStorage',
    attempt: () => {
      sessionStorage.setItem('a', 'kept');
      return sessionStorage.getItem('a');
    },
    shows: 'threw SecurityError',
  },
  {
    name: 'a cookie',
    attempt: () => {
      // biome-ignore lint/suspicious/noDocumentCookie: that is the trick
      document.cookie = 'a=kept';
      return document.cookie === 'a=kept' ? 'kept' : document.cookie;
    },
    shows: 'threw SecurityError',
  },
  {
    name: 'a cookie of the store of cookies',
    attempt: `async () => {
      await cookieStore.set('b', 'kept');
      return (await cookieStore.get('b')).value;
    }`,
    shows: REFUSED,
  },
  {
    name: 'IndexedDB',
    attempt: () =>
      new Promise((tell, fail) => {
        const opening = indexedDB.open('a');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => tell('kept');
      }),
    shows: 'threw SecurityError',
  },
  {
    name: 'the cache of answers',
    attempt: async () => {
      const cache = await caches.open('a');
      await cache.put('/kept', new Response('kept'));
      return (await cache.match('/kept'))?.text();
    },
    shows: 'threw SecurityError',
  },
  {
    name: 'files of its own',
    attempt: async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle('a', { create: true });
      const stream = await file.createWritable();
      await stream.write('kept');
      await stream.close();
      return (await file.getFile()).text();
    },
    shows: 'threw SecurityError',
  },
  {
    name: 'files of its own, by an old way',
    attempt: `() =>
      new Promise((tell, fail) => webkitRequestFileSystem(0, 1000, () => tell('kept'), fail))`,
    shows: REFUSED,
  },
  {
    name: 'a bucket',
    attempt: `async () => {
      await navigator.storageBuckets.open('a');
      return 'kept';
    }`,
    shows: 'threw SecurityError',
  },
  {
    name: 'a service worker',
    attempt: async () => {
      await navigator.serviceWorker.getRegistrations();
      return 'kept';
    },
    shows: 'threw SecurityError',
  },
  {
    name: 'a lock that a later page finds',
    attempt: () => navigator.locks.request('a', () => 'kept'),
    shows: 'threw SecurityError',
  },
  {
    name: 'storage for good',
    attempt: async () => {
      await navigator.storage.persist();
      return 'kept';
    },
    shows: 'threw TypeError',
  },
];
