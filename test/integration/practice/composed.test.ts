import { expect, test } from 'vitest';
import type { Action } from '#contract/model/vendor.ts';
import { compose } from '../../../electron/compose/index.ts';
import type { TakenCallback } from '../../../electron/control/callbacks/take-in.ts';
import { PRACTICE_ACCOUNT_ID } from '../../../electron/practice/samples.ts';
import { RECORD_ACTIONS } from '../../../electron/zego/actions/cdn-record.ts';
import { momentAt, prepareAction, sendAction } from '../../../electron/zego/call-action.ts';
import { tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { PRACTICE_MEDIA } from '../../support/practice-media.ts';
import { FILES_WORKER, HISTORY_WORKER } from '../../support/workers.ts';

const QUIET = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  knows: () => undefined,
  clean: (text: string) => text,
  cause: String,
};

const composed = (userData: string) =>
  compose({
    userData,
    filesWorker: FILES_WORKER,
    historyWorker: HISTORY_WORKER,
    practiceMedia: PRACTICE_MEDIA,
    log: QUIET,
    version: 'test',
    keyStore: new MemoryKeyStore(Buffer.alloc(32, 7)),
    resolveProxy: async () => 'DIRECT',
    systemLocale: () => 'en',
    onRunSettled: () => undefined,
    onHistoryChanged: () => undefined,
    onHistoryExport: () => undefined,
    onFilesChanged: () => undefined,
  });

test('a receiver of the program is told of practice recordings', { tags: ['slow'] }, async () => {
  const folder = tempFolder('composed');
  const services = await composed(folder.path);
  await services.vault.open();
  const taken: TakenCallback[] = [];
  services.callbacks.takenListeners.add((callback) => taken.push(callback));
  await services.callbacks.listen({ address: '127.0.0.1', port: 0 });
  const call = (action: Action) => {
    const extras = { endTime: null, domain: undefined, point: undefined };
    const request = { action, vendor: 'Huawei', streamIds: ['cdn01'], extras } as const;
    const { credentials } = services.practice;
    const prepared = prepareAction(
      RECORD_ACTIONS[action],
      request,
      credentials,
      momentAt(Date.now()),
    );
    return sendAction(services.transport, prepared, () => undefined);
  };
  expect((await call('StartCDNRecord')).status).toBe('accepted');
  expect((await call('StopCDNRecord')).status).toBe('accepted');
  const [callback] = await until('a callback', () => (taken.length > 0 ? taken : undefined));
  expect(callback).toMatchObject({
    event: 'record',
    account: { id: PRACTICE_ACCOUNT_ID },
    report: { vendor: 'Huawei', streamId: 'cdn01', source: 'callback', practice: true },
  });
  await services.close();
  folder.remove();
});
