import { describe, expect, test } from 'vitest';
import { isNamed, leftRunning } from '#contract/rules/left-running.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { planStops } from '../../../electron/recording/group-stops.ts';
import { accountOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { recordingOf } from '../../support/runs.ts';

const OWN = accountOf();
const TWIN = accountOf({ id: 'twin', endpoint: 'https://rtc-api-sha.zego.im/' });
const OTHER = accountOf({ id: 'other', appId: 7 });

describe('a stop is signed', () => {
  test.each([
    ['by its own account', [TWIN, OWN], 'account'],
    ['by another of its AppId and service where its own is gone', [OTHER, TWIN], 'twin'],
    ['by another where its own got another AppId', [accountOf({ appId: 7 }), TWIN], 'twin'],
    ['by one that can sign now', [accountOf({ secret: 'locked' }), TWIN], 'twin'],
    ['after unlocking its own, where none can', [accountOf({ secret: 'locked' })], 'account'],
    ['by none of another service', [accountOf({ endpoint: 'https://a.example/' })], undefined],
    ['by none of another AppId', [OTHER], undefined],
  ])('%s', (_how, accounts, id) => {
    expect(signerOf(recordingOf(), accounts)?.id).toBe(id);
  });
});

describe('stops are planned', () => {
  const owner = { id: 'preset', name: 'Evening news' };
  const plan = (recordings: ReturnType<typeof recordingOf>[], accounts = [OWN, OTHER]) =>
    planStops(recordings, () => owner, accounts);

  test('by account and IsTest, with the domain and point of each start', () => {
    const aliyun = { vendor: 'Aliyun', domain: 'a.example', point: 'live' } as const;
    const { stops, stranded } = plan([
      recordingOf(),
      recordingOf({ ...aliyun, streamId: 'a' }),
      recordingOf({ ...aliyun, streamId: 'b' }),
      recordingOf({ ...aliyun, streamId: 'c', domain: 'b.example' }),
      recordingOf({ vendor: 'Ws', domain: 'means nothing there' }),
      recordingOf({ isTest: !recordingOf().isTest, streamId: 'd' }),
      recordingOf({ appId: 7 }),
    ]);
    expect(stranded).toEqual([]);
    expect(stops.map(({ signer, domain, targets }) => [signer.id, domain, targets])).toEqual([
      [
        'account',
        'a.example',
        [
          { vendor: 'Tencent', streamIds: ['cdn01'] },
          { vendor: 'Ws', streamIds: ['cdn01'] },
          { vendor: 'Aliyun', streamIds: ['a', 'b'] },
        ],
      ],
      ['account', 'b.example', [{ vendor: 'Aliyun', streamIds: ['c'] }]],
      ['account', null, [{ vendor: 'Tencent', streamIds: ['d'] }]],
      ['other', null, [{ vendor: 'Tencent', streamIds: ['cdn01'] }]],
    ]);
  });

  test('and what no account can sign is told with its AppId', () => {
    const locked = accountOf({ secret: 'locked' });
    const { stops, stranded } = plan([recordingOf(), recordingOf({ appId: 9 })], [locked]);
    expect(stops).toEqual([]);
    expect(stranded.map(({ appId, signer }) => [appId, signer?.id])).toEqual([
      [12345, 'account'],
      [9, undefined],
    ]);
  });
});

describe('a change leaves running', () => {
  const before = { presets: [presetOf({ streamIds: ['cdn01', 'cdn02'] })], accounts: [OWN] };
  const left = (after: Partial<typeof before>, change = {}) =>
    leftRunning(before, { ...before, ...after }, [recordingOf(change)]).length;

  test.each([
    ['nothing that is named still', { presets: [presetOf()] }, 0],
    ['a stream that was removed', { presets: [presetOf({ streamIds: ['cdn02'] })] }, 1],
    ['what a deleted preset started', { presets: [] }, 1],
    ['what no account can stop any more', { accounts: [OTHER] }, 1],
    ['nothing where another account of the AppId is left', { accounts: [TWIN] }, 0],
    [
      'what the preset’s new account does not run',
      { accounts: [accountOf({ appId: 7 }), TWIN] },
      1,
    ],
  ])('%s', (_what, after, count) => {
    expect(left(after)).toBe(count);
  });

  test('only once: what was an orphan before is none of this change', () => {
    expect(left({ presets: [presetOf()] }, { streamId: 'elsewhere' })).toBe(0);
    expect(isNamed(before, recordingOf({ presetId: 'gone' }))).toBe(false);
  });
});
