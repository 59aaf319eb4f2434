import type { Page } from 'playwright';

/** What the page can ask for that a person alone may decide, by a name. */
export const DESTRUCTIVE = {
  'takes what records for not recording': 'recordings.settle',
  'takes the warning of a lost journal away': 'journal.confirm',
  'deletes an account': 'accounts.remove',
  'locks the secrets and begins without them': 'vault.startFresh',
  'shortens the history to a day': 'settings.save',
  'opens a port to other computers': 'receiver.save',
  'opens the HTTP API to other computers': 'control.http',
  'opens a deck, which has no password': 'control.hyperdeck',
  'has tally sent to a new receiver': 'control.tsl',
  'ends the program': 'app.quit',
} as const;
export type Destruction = keyof typeof DESTRUCTIVE;

/** Tries one of them as a script in the page can: the code of main's answer, or what a person decided. */
export const destroy = (page: Page, what: Destruction): Promise<string> =>
  page.evaluate(
    async ({ channel }) => {
      const snapshot = await window.cdnRecorder.ask('state.get', null);
      const { accounts = [], recordings = [] } = snapshot.ok ? snapshot.value.state : {};
      const [recording] = recordings;
      const { appId, service, vendor, streamId, callId } = recording ?? {};
      const real = accounts.find(({ protection }) => protection !== 'practice');
      const args: Record<string, unknown> = {
        'accounts.remove': { id: real?.id },
        'vault.startFresh': null,
        'settings.save': { historyDays: 1 },
        'recordings.settle': {
          key: { appId, service, vendor, streamId },
          callId,
          verdict: 'not-recording',
        },
        'journal.confirm': null,
        'receiver.save': { enabled: true, address: '0.0.0.0', port: 47_123 },
        'control.http': {
          ...{ enabled: true, address: '0.0.0.0', port: 47_124 },
          ...{ hosts: [], origins: [] },
        },
        'control.hyperdeck': {
          ...{ enabled: true, address: '127.0.0.1', allowed: [] },
          decks: [{ port: 47_125, presets: ['any'] }],
        },
        'control.tsl': {
          targets: [
            {
              ...{ protocol: '5.0-udp', host: '127.0.0.1', port: 47_126, text: 'utf-16' },
              ...{ screen: 0, brightness: 3, swapTallies: false, framed: true, amberAs: 'amber' },
              addresses: [],
            },
          ],
        },
        'app.quit': null,
      };
      if (channel === 'vault.startFresh') await window.cdnRecorder.ask('vault.lock', null);
      const answer = await window.cdnRecorder.ask(channel, args[channel] as never);
      return answer.ok ? JSON.stringify(answer.value) : answer.code;
    },
    { channel: DESTRUCTIVE[what] },
  );

/** Asks for so many dialogs or tabs at once; how often each answer came, by its code. */
export const openMany = (
  page: Page,
  channel: 'history.export' | 'report.save' | 'links.open',
  times: number,
): Promise<Record<string, number>> =>
  page.evaluate(
    async ({ channel, times }) => {
      const filter = {
        from: null,
        to: null,
        appIds: [],
        presets: [],
        vendors: [],
        statuses: [],
        codes: [],
        text: '',
      };
      const args: Record<string, unknown> = {
        'history.export': { filter, format: 'csv' },
        'report.save': null,
        'links.open': { link: 'console' },
      };
      const counts: Record<string, number> = {};
      await Promise.all(
        Array.from({ length: times }, async () => {
          const answer = await window.cdnRecorder.ask(channel, args[channel] as never);
          const kind = answer.ok ? 'ok' : answer.code;
          counts[kind] = (counts[kind] ?? 0) + 1;
        }),
      );
      return counts;
    },
    { channel, times },
  );

/** Saves so many of the largest presets at once; how often each answer came, by its code. */
export const saveMany = (page: Page, times: number): Promise<Record<string, number>> =>
  page.evaluate(async (times) => {
    const snapshot = await window.cdnRecorder.ask('state.get', null);
    const accounts = snapshot.ok ? snapshot.value.state.accounts : [];
    const accountId = accounts.find(({ practice }) => practice)?.id ?? '';
    const streamIds = Array.from({ length: 500 }, (_, index) => `${index}-`.padEnd(250, 'x'));
    const counts: Record<string, number> = {};
    await Promise.all(
      Array.from({ length: times }, async (_, index) => {
        const draft = {
          name: `Flood ${index}`,
          accountId,
          vendors: ['Tencent' as const],
          streamIds,
        };
        const answer = await window.cdnRecorder.ask('presets.save', {
          id: null,
          draft: { ...draft, end: null },
        });
        const kind = answer.ok ? 'ok' : answer.code;
        counts[kind] = (counts[kind] ?? 0) + 1;
      }),
    );
    return counts;
  }, times);
