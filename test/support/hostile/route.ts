import type { Trick } from './trick.ts';

/**
 * Ways for a page to put itself between the program and ZEGO: its own proxy, its own certificates, no login. `hostile-page`
 * shows that the window for secrets, which may ask it, is obeyed.
 */
export const ROUTE: readonly Trick[] = [
  {
    name: 'a proxy of the page’s, with the other settings',
    attempt: async ({ http }) => {
      const network = { proxy: 'manual', proxyUrl: http, caFile: null };
      const timeouts = { connect: 5, headers: 60, body: 30 };
      const answer = await window.cdnRecorder.ask('settings.save', {
        network: { ...network, timeouts },
      } as never);
      return answer.ok || answer.code;
    },
    shows: 'bad-request',
  },
  {
    name: 'a proxy of the page’s, as the window for secrets saves it',
    attempt: async ({ http }) => {
      const route = { proxy: 'manual', proxyUrl: http, certificates: 'keep' } as const;
      const answer = await window.cdnRecorder.ask('network.save', route);
      return answer.ok || answer.code;
    },
    shows: 'bad-request',
  },
  {
    name: 'certificates by the path of a file',
    attempt: async () => {
      const answers = [];
      for (const certificates of ['/dev/zero', '/etc/ssl/certs/ca-certificates.crt', 'chosen']) {
        const route = { proxy: 'system', proxyUrl: null, certificates };
        answers.push(await window.cdnRecorder.ask('network.save', route as never));
      }
      return answers.map((answer) => answer.ok || `${answer.code}: ${answer.message}`);
    },
    shows: Array(3).fill('bad-request: not from our page'),
  },
  {
    name: 'certificates by a dialog',
    attempt: async () => {
      const answer = await window.cdnRecorder.ask('network.chooseCertificates', null);
      return answer.ok || answer.code;
    },
    shows: 'bad-request',
  },
  {
    name: 'no login at the proxy any more',
    attempt: async () => {
      const answer = await window.cdnRecorder.ask('network.forgetLogin', null);
      return answer.ok || answer.code;
    },
    shows: 'bad-request',
  },
];
