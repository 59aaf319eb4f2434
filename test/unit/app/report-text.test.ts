import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { HistoryDetail } from '#contract/model/history.ts';

import { logTail } from '../../../electron/app/report/log-tail.ts';
import { newestCalls } from '../../../electron/app/report/newest-calls.ts';
import { type ReportFacts, reportText } from '../../../electron/app/report/report-text.ts';
import { writeReport } from '../../../electron/app/report/write-report.ts';
import { redact } from '../../../electron/zego/redact/redact.ts';

import { accountOf, byPreset, stateOf } from '../../support/app-states.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { MOMENT, runViewOf, settledCall } from '../../support/runs.ts';

const detailOf = (change: Partial<HistoryDetail> = {}): HistoryDetail => ({
  call: settledCall(['accepted', 'rejected']),
  presetName: 'Evening news',
  accountName: 'Main',
  appId: 12345,
  practice: false,
  source: 'tray',
  createdAt: new Date(MOMENT).toISOString(),
  ...change,
});

const factsOf = (change: Partial<ReportFacts> = {}): ReportFacts => ({
  madeAt: new Date(MOMENT),
  versions: { 'CDN Recorder': '0.1.0', Electron: '33.4.11' },
  system: 'linux 6.1.0 x64, en',
  state: stateOf(),
  calls: [detailOf()],
  historyFault: null,
  log: '[2026-11-22 10:00:00.000] [warn] notification not shown: no server\n',
  ...change,
});

describe('a report', () => {
  test('says what support asks for, and the redactor finds nothing to take out of it', () => {
    const text = reportText(factsOf());
    for (const wanted of [
      'Electron: 33.4.11',
      'System: linux 6.1.0 x64, en',
      'State: open',
      'Key store: gnome_libsecret',
      'AppId 12345 (Main), host rtc-api.zego.im, keyring',
      'Action: StartCDNRecord',
      'RequestId: 1',
      'Stream cdn02: rejected',
      'notification not shown: no server',
    ]) {
      expect(text).toContain(wanted);
    }
    expect(redact(text)).toBe(text);
  });

  test('of settings and accounts only what is listed, of addresses the host alone', () => {
    const foreign = 'not-listed';
    const state = stateOf({
      accounts: [
        {
          ...accountOf({ endpoint: 'https://relay.example:8443/path-of-ours/' }),
          secret: foreign,
        } as never,
      ],
      settings: {
        ...stateOf().settings,
        more: foreign,
        network: {
          proxy: 'manual',
          proxyUrl: 'http://proxy.example:3128/path-of-ours?x=1',
          caFile: '/path-of-ours/company.pem',
          timeouts: { connect: 3, headers: 15, body: 15 },
        },
      } as never,
    });
    const text = reportText(factsOf({ state }));
    expect(text).toContain('Proxy: manual, host proxy.example:3128\n');
    expect(text).toContain('host relay.example:8443, keyring');
    expect(text).toContain('Additional certificates: yes');
    expect(text).not.toMatch(/path-of-ours|not-listed/);
  });

  test('a history that does not answer is said, and raw answers are not in it', () => {
    const call = settledCall(['accepted']);
    const raw = call.outcome && { ...call, outcome: { ...call.outcome, raw: 'raw answer' } };
    const text = reportText(
      factsOf({ calls: [detailOf({ call: raw ?? call })], historyFault: 'Error: malformed' }),
    );
    expect(text).toContain('The history does not answer: Error: malformed');
    expect(text).not.toContain('raw answer');
  });
});

describe('the newest calls', () => {
  const later = new Date(MOMENT + 60_000).toISOString();
  const shown = runViewOf({ calls: [settledCall(['accepted'], { id: 'new', startedAt: later })] });

  test('of the history and of what is shown, each once, newest first', async () => {
    const kept = detailOf({ call: settledCall(['accepted'], { id: 'old' }) });
    const ask = (async (name: string, id: unknown) =>
      name === 'page'
        ? { rows: ['new', 'new', 'old', 'old'].map((callId) => ({ callId })), next: null }
        : id === 'old'
          ? kept
          : null) as never;
    const { calls, fault } = await newestCalls({ ask }, byPreset(shown));
    expect([calls.map(({ call }) => call.id), fault]).toEqual([['new', 'old'], null]);
  });

  test('without a history: what is shown, and why there is no more', async () => {
    const ask = (() => Promise.reject(new Error('malformed'))) as never;
    const { calls, fault } = await newestCalls({ ask }, byPreset(shown));
    expect([calls.map(({ call }) => call.id), String(fault)]).toEqual([
      ['new'],
      'Error: malformed',
    ]);
  });
});

describe('files', () => {
  let folder: TempFolder;
  const place = (name: string) => {
    folder = tempFolder('report');
    return join(folder.path, name);
  };
  afterEach(() => folder.remove());

  test('of a long log the end, from the beginning of a line', () => {
    const path = place('main.log');
    const lines = Array.from({ length: 1000 }, (_, at) => `line ${at} 体育`);
    writeFileSync(path, `${lines.join('\n')}\n`);
    const tail = logTail(path, 1000);
    expect(tail.length).toBeGreaterThan(500);
    expect(lines).toContain(tail.split('\n')[0]);
    expect(tail.endsWith('line 999 体育\n')).toBe(true);
    expect(logTail(path, 1_000_000).startsWith('line 0 ')).toBe(true);
  });

  test('without a log there is none', () => {
    expect(logTail(place('main.log'), 1000)).toBe('');
  });

  test('a report is for its owner alone, in a file that stood there too', () => {
    const path = place('report.txt');
    writeFileSync(path, 'something much longer than what comes', { mode: 0o644 });
    writeReport(path, '报告\n');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['报告\n', 0o600]);
  });

  test('a place that cannot be written to is an error', () => {
    const path = place('folder');
    mkdirSync(path);
    expect(() => writeReport(path, 'x')).toThrow(/EISDIR/);
  });
});
