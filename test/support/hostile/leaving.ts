import type { Trick } from './trick.ts';

/** Ways to leave, to open and to start something else. */
export const LEAVING: readonly Trick[] = [
  {
    name: 'form that posts',
    attempt: async ({ http }) => {
      const form = document.createElement('form');
      Object.assign(form, { action: `${http}/form`, method: 'post' });
      document.body.append(form);
      form.submit();
      await hostile.wait(200);
      form.remove();
    },
    shows: undefined,
  },
  {
    name: 'form into a new window',
    attempt: async ({ http }) => {
      const form = document.createElement('form');
      Object.assign(form, { action: `${http}/form-blank`, target: '_blank' });
      document.body.append(form);
      form.requestSubmit();
      await hostile.wait(200);
      form.remove();
    },
    shows: undefined,
  },
  {
    name: 'link with a ping',
    attempt: async ({ http }) => {
      const link = document.createElement('a');
      Object.assign(link, { href: '#', ping: `${http}/ping` });
      document.body.append(link);
      link.click();
      await hostile.wait(200);
      link.remove();
    },
    shows: undefined,
  },
  {
    name: 'link into a new window',
    attempt: async ({ http }) => {
      const link = document.createElement('a');
      Object.assign(link, { href: `${http}/link-blank`, target: '_blank' });
      document.body.append(link);
      link.click();
      await hostile.wait(200);
      link.remove();
    },
    shows: undefined,
  },
  {
    name: 'link that downloads',
    attempt: async ({ http }) => {
      const link = document.createElement('a');
      Object.assign(link, { href: `${http}/download`, download: 'x' });
      document.body.append(link);
      link.click();
      await hostile.wait(200);
      link.remove();
    },
    shows: undefined,
  },
  {
    name: 'window',
    attempt: ({ http }) => window.open(`${http}/window`) === null,
    shows: true,
  },
  {
    name: 'location',
    attempt: async ({ http }) => {
      location.href = `${http}/location`;
      await hostile.wait(300);
    },
    shows: undefined,
  },
  {
    name: 'location, replaced',
    attempt: async ({ http }) => {
      location.replace(`${http}/replace`);
      await hostile.wait(300);
    },
    shows: undefined,
  },
  {
    name: 'refresh',
    attempt: async ({ http }) => {
      const meta = document.createElement('meta');
      Object.assign(meta, { httpEquiv: 'refresh', content: `0; url=${http}/refresh` });
      document.head.append(meta);
      await hostile.wait(300);
      meta.remove();
    },
    shows: undefined,
  },
  {
    name: 'worker that fetches',
    attempt: ({ http }) => {
      const text = `fetch('${http}/worker', { mode: 'no-cors' }).finally(() => postMessage(1))`;
      const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      return hostile.heard(new Worker(url), 'message', 'error');
    },
    shows: 'threw TypeError',
  },
  {
    name: 'worker shared between pages',
    attempt: ({ http }) => {
      const text = `fetch('${http}/shared-worker', { mode: 'no-cors' })`;
      const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      return hostile.heard(new SharedWorker(url), 'error');
    },
    shows: 'threw TypeError',
  },
  {
    name: 'worklet',
    attempt: ({ http }) =>
      new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(`${http}/worklet`),
    shows: 'threw AbortError',
  },
];
