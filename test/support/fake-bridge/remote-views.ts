import type { Page } from 'playwright';
import type { AppState } from '#contract/model/app-state.ts';
import { CONTROL_VIEW_OFF, type ControlView } from '#contract/model/control-view.ts';
import { vaultOf } from '../app-states.ts';
import { boardSeed, secretsSeed } from './seeds.ts';
import { openSettings, press, type Texts, type View } from './view.ts';

const AT = '2026-11-22T12:04:05.000Z';

/** Every surface in use, with presets of the board. */
export const CONTROL_IN_USE: ControlView = {
  ...CONTROL_VIEW_OFF,
  http: {
    ...CONTROL_VIEW_OFF.http,
    enabled: true,
    hosts: ['recorder.station.example'],
    tokens: [
      { id: 't1', name: 'Stream Deck', scope: 'control', createdAt: AT, lastUsedAt: AT },
      { id: 't2', name: 'Prometheus', scope: 'read', createdAt: AT, lastUsedAt: null },
    ],
  },
  hyperdeck: {
    enabled: true,
    address: '0.0.0.0',
    allowed: ['192.0.2.0/24'],
    decks: [
      { port: 9993, presets: ['p1', 'p3', 'gone'] },
      { port: 9994, presets: ['p2'] },
    ],
  },
  tsl: [
    {
      protocol: '5.0-udp',
      host: '192.0.2.20',
      port: 8900,
      text: 'utf-16',
      screen: 0,
      brightness: 3,
      swapTallies: false,
      framed: true,
      amberAs: 'amber',
      addresses: [
        { presetId: 'p1', address: 1 },
        { presetId: 'p3', address: 2 },
      ],
    },
  ],
};

const seedOf =
  (change: Partial<AppState>): View['seed'] =>
  (appearance) =>
    boardSeed({ ...appearance, ...change });

const open = (page: Page, texts: Texts) => openSettings(page, texts, 'remote');

/** The control surfaces in the settings: off, in use, paused and failing; and the step that makes a token. */
export const REMOTE_VIEWS: readonly View[] = [
  { name: 'remote-off', seed: seedOf({}), reach: open },
  {
    name: 'remote-in-use',
    seed: seedOf({
      control: CONTROL_IN_USE,
      openPorts: {
        http: 'http://127.0.0.1:9480',
        httpReason: null,
        decks: [
          { port: 9993, reason: null },
          { port: 9994, reason: 'EADDRINUSE' },
        ],
      },
    }),
    async reach(page, texts) {
      await open(page, texts);
      await page.getByText(texts['remote.tally.options']).click();
      await page.getByText(texts['remote.tally.amberAs.hint']).waitFor();
    },
  },
  {
    name: 'remote-failing',
    seed: seedOf({
      control: { ...CONTROL_IN_USE, paused: true, http: { ...CONTROL_IN_USE.http, tokens: [] } },
      openPorts: {
        ...{ http: null, httpReason: 'EADDRINUSE' },
        decks: [
          { port: 9993, reason: 'EADDRNOTAVAIL' },
          { port: 9994, reason: 'EACCES' },
        ],
      },
      problems: [
        { code: 'control-http-failed', detail: '127.0.0.1:9480 EADDRINUSE' },
        { code: 'tally-unreachable', detail: '192.0.2.20:8900 EHOSTUNREACH' },
      ],
    }),
    async reach(page, texts) {
      await open(page, texts);
      await page
        .getByLabel(texts['remote.decks.allowed'], { exact: true })
        .fill('192.0.2.0/24\nstudio');
      await press(page, texts['remote.decks.add']);
      await page
        .getByRole('region', { name: texts['remote.decks.title'] })
        .getByRole('button', { name: texts.save, exact: true })
        .click();
      await page.getByText(texts['remote.decks.problem.empty']).waitFor();
    },
  },
  {
    name: 'remote-kept',
    seed: seedOf({ control: CONTROL_IN_USE }),
    async reach(page, texts) {
      await open(page, texts);
      await page.getByLabel(texts['remote.http.hosts'], { exact: true }).fill('studio.example');
      await page.evaluate(() => {
        const { control } = window.fakeBridge.state;
        window.fakeBridge.update({
          control: { ...control, http: { ...control.http, port: 9481, hosts: [] } },
        });
      });
      await page.getByText(texts['settings.kept.title']).waitFor();
    },
  },
  {
    name: 'remote-paused-elsewhere',
    seed: seedOf({ control: { ...CONTROL_IN_USE, paused: true } }),
    async reach(page, texts) {
      await page.getByText(texts['remote.paused']).waitFor();
    },
  },
  {
    name: 'secrets-token',
    seed: (appearance) =>
      secretsSeed(
        { task: { kind: 'token' }, intents: [] },
        { ...appearance, vault: vaultOf({ state: 'passphrase-required' }) },
      ),
    async reach(page, texts) {
      await page.getByLabel(texts['remote.token.name'], { exact: true }).fill('Stream Deck');
      await press(page, texts['remote.token.make']);
      await page.getByText(texts['remote.token.once']).waitFor();
    },
  },
];
