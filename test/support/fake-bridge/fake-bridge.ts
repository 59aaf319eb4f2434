import {
  type Answer,
  type Bridge,
  CHANNELS,
  type Channel,
  type ChannelArgs,
  type ChannelName,
  type ChannelResult,
  type ErrorCode,
  type EventName,
  type Page,
  type PagePlace,
} from '#contract/ipc/channels.ts';
import type { ListedAlarm } from '#contract/model/alarm.ts';
import type { AppState, StateChange } from '#contract/model/app-state.ts';
import type { FileWatch, RecordedFile } from '#contract/model/file.ts';
import type { HistoryDetail, HistoryRow } from '#contract/model/history.ts';
import { hotkeyId } from '#contract/model/hotkey.ts';
import type { LoginView } from '#contract/model/login.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import { RECEIVER_VIEW_OFF } from '#contract/model/receiver.ts';
import type { AgendaEntry } from '#contract/model/schedule.ts';
import type { SecretRequest } from '#contract/model/secrets.ts';
import type { AccountTest, QuestionSubject } from '#contract/model/start.ts';
import type { PublishState, StreamCheck } from '#contract/model/stream-check.ts';
import type { QueuedMessage } from '#contract/model/webhook.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { isShorter } from '#contract/rules/history-span.ts';
import { withoutQuestions } from '#contract/rules/question-queue.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { pageChanges } from '#contract/rules/state-changes.ts';
import { dismissRun } from '../../../electron/app/alarms/dismiss.ts';
import type { StartAnswer } from '../../../electron/app/commands/requests.ts';
import type { Commands } from '../../../electron/app/commands.ts';
import { verdictHandlers } from '../../../electron/ipc/verdict-handlers.ts';
import type { Verdict } from '../../../electron/recording/operator-verdict.ts';
import { Refused } from '../../../electron/recording/refused.ts';
import { CHECKED } from './checked.ts';
import { FakeAlarms } from './fake-alarms.ts';
import { fakeCommands } from './fake-commands.ts';
import { FakeControl } from './fake-control.ts';
import { FakeFiles } from './fake-files.ts';
import { FakeHistory } from './fake-history.ts';
import { FakeSchedules } from './fake-schedules.ts';
import { FakeTransfer } from './fake-transfer.ts';
import { FakeUpdates } from './fake-updates.ts';
import { FakeVault } from './fake-vault.ts';
import { FakeWebhooks } from './fake-webhooks.ts';
import { previewed } from './previewed.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What the double knows at first; plain data, so that a test can hand it into the page. */
export interface Seed {
  readonly state: AppState;
  readonly details: readonly HistoryDetail[];
  readonly rows: readonly HistoryRow[];
  readonly files?: readonly RecordedFile[];
  readonly watches?: readonly FileWatch[];
  /** Newest first. */
  readonly merges?: readonly Merge[];
  /** Messages in the outbox. */
  readonly messages?: readonly QueuedMessage[];
  /** Alarms that are over, newest first. */
  readonly alarms?: readonly ListedAlarm[];
  /** What is planned and what became of it, soonest first. */
  readonly agenda?: readonly AgendaEntry[];
  /** Rows beneath these, made when they are asked for. */
  readonly made?: number;
  /** Channels that say no, and how. */
  readonly refuse: Partial<Record<ChannelName, ErrorCode>>;
  /** Which page it stands behind; the main one unless it says otherwise. */
  readonly page?: Page;
  /** What the window for secrets is open for. */
  readonly request?: SecretRequest;
  /** What was requested before the page listened. */
  readonly place?: PagePlace;
}

export type Handlers = {
  readonly [N in ChannelName]: (
    args: ChannelArgs<N>,
  ) => ChannelResult<N> | Promise<ChannelResult<N>>;
};

const WINDOW = { source: 'window', attended: true } as const;

/** Main as the window sees it, without main: every question is checked against the contract. */
export class FakeBridge implements Bridge {
  state: AppState;
  revision = 0;
  readonly asked: { channel: ChannelName; args: unknown }[] = [];
  readonly refuse: Partial<Record<ChannelName, ErrorCode>>;
  /** The disk takes a record, unless a test says otherwise. */
  diskTakesRecords = true;
  isJournalUnread = false;
  /** What a person presses in main's own dialogs. */
  agrees = true;
  /** What the next test of an account finds. */
  accountTest: AccountTest = {
    verdict: 'proven',
    code: 0,
    message: 'success',
    detail: null,
    clockOffsetSeconds: 0,
  };
  /** What the next check of streams finds of those that are not published. */
  readonly unpublished = new Map<string, PublishState>();
  /** Why the next check of streams is told nothing. */
  streamFault: AccountTest | null = null;
  /** The start at login. */
  login: LoginView = { state: 'off', detail: null };
  readonly vault: FakeVault;
  readonly history: FakeHistory;
  readonly files: FakeFiles;
  readonly webhooks: FakeWebhooks;
  readonly schedules: FakeSchedules;
  readonly alarms: FakeAlarms;
  readonly transfer: FakeTransfer;
  readonly updates: FakeUpdates;
  readonly control: FakeControl;
  /** Clicks that wait until somebody has given a secret. */
  #waiting: (() => void)[] = [];
  readonly #page: Page;
  /** A report as main writes it, lines longer than the window included. */
  reportText = [
    'CDN Recorder, support report',
    'Made (UTC): 2026-11-22T10:00:00.000Z',
    '',
    '== Program',
    'CDN Recorder: 0.1.0',
    '',
    '== The end of the log',
    ...Array.from(
      { length: 40 },
      (_, line) =>
        `[2026-11-22 10:00:${10 + line}.000] [error] ${'the history cannot be written: '.repeat(6)}`,
    ),
  ].join('\n');
  #details: readonly HistoryDetail[];
  readonly #commands: Commands = fakeCommands({
    current: () => this.state,
    disk: () => ({ takesRecords: this.diskTakesRecords, isUnread: this.isJournalUnread }),
    prompt: () => new Promise<void>((resolve) => this.#waiting.push(resolve)),
    recordVerdict: (verdict) => this.#recordVerdict(verdict),
    changeRecordings: (ends) => {
      const moved = new Map(ends.moved.map((one) => [recordingId(one), one]));
      this.update({
        recordings: this.state.recordings.map((one) => moved.get(recordingId(one)) ?? one),
      });
      return ends;
    },
  });
  readonly #removed: Preset[] = [];
  #isFullScreen = false;
  readonly #place: PagePlace | null;
  readonly #handlers: Handlers;
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();

  constructor(seed: Seed) {
    const { state, details, rows, made = 0, refuse, page = 'main', request } = seed;
    this.files = new FakeFiles(seed.files, seed.watches, seed.merges);
    this.schedules = new FakeSchedules(seed.agenda ?? [], {
      current: () => this.state,
      update: this.update,
    });
    this.alarms = new FakeAlarms(seed.alarms ?? [], () => this.update({}));
    this.state = { ...state, alarms: this.alarms.follow(state) };
    this.transfer = new FakeTransfer({ current: () => this.state, update: this.update });
    this.updates = new FakeUpdates({
      current: () => this.state,
      update: this.update,
      agrees: () => this.agrees,
    });
    this.control = new FakeControl({
      current: () => this.state,
      update: this.update,
      agrees: () => this.agrees,
    });
    this.#details = details;
    this.refuse = { ...refuse };
    this.#page = page;
    this.#place = seed.place ?? null;
    this.webhooks = new FakeWebhooks(
      {
        current: () => this.state,
        agrees: () => this.agrees,
        update: (changes) => this.update(changes),
      },
      seed.messages,
    );
    this.vault = new FakeVault(
      {
        update: this.update,
        refuse: (code) => {
          throw new Refused(code, code);
        },
        current: () => this.state,
        agrees: () => this.agrees,
      },
      request ?? null,
    );
    this.history = new FakeHistory(rows, made, {
      exports: () => this.state.exports,
      showExports: (exports) => this.update({ exports }),
      detailOf: (callId) => this.#details.find(({ call }) => call.id === callId) ?? null,
    });
    const verdicts = verdictHandlers({
      commands: this.#commands,
      confirm: async () => (this.agrees ? 0 : null),
      translate: () => (key) => key,
    });
    // The handlers take the page that asks; the double stands behind one alone.
    this.#handlers = {
      ...this.#others,
      'outcomes.settle': (args) => verdicts['outcomes.settle'](args, page),
      'outcomes.settleAll': (args) => verdicts['outcomes.settleAll'](args, page),
      'recordings.settle': (args) => verdicts['recordings.settle'](args, page),
      ...this.vault.handlers,
      ...this.webhooks.handlers,
      ...this.history.handlers,
      ...this.files.handlers,
      ...this.schedules.handlers,
      ...this.alarms.handlers,
      ...this.transfer.handlers,
      ...this.updates.handlers,
      ...this.control.handlers,
    };
  }

  readonly ask = async <N extends ChannelName>(
    channel: N,
    args: ChannelArgs<N>,
  ): Promise<Answer<ChannelResult<N>>> => {
    // The secret is the one thing that even a test double has no business keeping.
    this.asked.push({ channel, args: withoutSecrets(channel, args) });
    const { pages = ['main'] }: Channel = CHANNELS[channel];
    if (!pages.includes(this.#page)) {
      return { ok: false, code: 'bad-request', message: `not for the page ${this.#page}` };
    }
    const parsed = CHANNELS[channel].args.safeParse(args);
    if (!parsed.success) return { ok: false, code: 'bad-request', message: String(parsed.error) };
    const refused = this.refuse[channel];
    if (refused) return { ok: false, code: refused, message: refused };
    try {
      return { ok: true, value: await this.#handlers[channel](args) };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, code: error.code, message: error.message };
      throw error;
    }
  };

  readonly on: Bridge['on'] = (event, listener) => {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener as (payload: never) => void));
    return () => listeners.delete(listener as (payload: never) => void);
  };

  /** Changes parts and says so, as main does. */
  readonly update = (changes: Partial<AppState>): void => {
    const before = this.state;
    const runs = { ...before.runs, ...changes.runs };
    const alarms = this.alarms.follow({ ...before, ...changes, runs });
    this.state = { ...before, ...changes, runs, alarms };
    this.revision += 1;
    const change: StateChange = {
      revision: this.revision,
      changes: pageChanges({ ...changes, alarms }, before),
    };
    this.#tell('state.changed', change);
  };

  get rows(): HistoryRow[] {
    return this.history.rows;
  }

  /** Changes how merges stand, and says so, as main does: without a run. */
  readonly showMerges = (merges: readonly Merge[]): void => {
    this.files.merges = [...merges];
    this.#tell('files.changed', { runIds: null });
  };

  /** Adds files to the list, and says so. */
  readonly addFiles = (files: readonly RecordedFile[]): void => {
    this.files.files = [...this.files.files, ...files];
    this.#tell('files.changed', { runIds: null });
  };

  /** Puts rows on top of the history and says so. */
  readonly remember = (rows: readonly HistoryRow[]): void => {
    this.rows.unshift(...rows);
    this.#tell('history.changed', { removed: false, renewed: false });
  };

  /** Deletes rows, as the time for which calls are kept does, and says so. */
  readonly forget = (isOld: (row: HistoryRow) => boolean): void => {
    this.history.rows = this.rows.filter((row) => !isOld(row));
    this.#tell('history.changed', { removed: true, renewed: false });
  };

  /** The window for secrets is gone: what waited for it goes on, or is refused where nothing was given. */
  readonly letGoOn = (): void => {
    for (const goOn of this.#waiting.splice(0)) goOn();
  };

  /** Another click waits for the task that the window for secrets is open for. */
  readonly waitFor = (request: SecretRequest): void => {
    this.vault.request = request;
    this.#tell('secrets.changed', null);
  };

  /** A start by the program's own commands; its question in the state is answered by that. */
  async #started(
    presetId: string,
    start: (commands: Commands) => StartAnswer | Promise<StartAnswer>,
  ): Promise<ChannelResult<'runs.start'>> {
    try {
      const answer = await start(this.#commands);
      return answer.kind === 'question' ? answer : { kind: 'started', runId: 'run' };
    } finally {
      this.#dismissQuestions([{ kind: 'start', presetId }]);
    }
  }

  #lastRemoved(): AppState['removedPreset'] {
    const last = this.#removed.at(-1);
    return last ? { id: last.id, name: last.name } : null;
  }

  #dismissQuestions(about: readonly QuestionSubject[]): void {
    this.update({ questions: withoutQuestions(this.state.questions, about) });
  }

  /** What the operator saw, wherever it shows. */
  #recordVerdict({ callId, verdict, key }: Verdict): void {
    if (key) {
      const recordings = this.state.recordings.flatMap((one) => {
        if (recordingId(one) !== recordingId(key)) return [one];
        return verdict.verdict === 'recording' ? [{ ...one, certainty: 'person' as const }] : [];
      });
      this.update({ recordings });
      return;
    }
    const settled = (call: Call): Call =>
      call.id === callId
        ? {
            ...call,
            verdicts: [
              ...call.verdicts.filter(({ streamId }) => streamId !== verdict.streamId),
              verdict,
            ],
          }
        : call;
    const runs = Object.entries(this.state.runs).map(([presetId, run]) => [
      presetId,
      { ...run, calls: run.calls.map(settled) },
    ]);
    this.#details = this.#details.map((detail) => ({ ...detail, call: settled(detail.call) }));
    this.history.rows = this.rows.map((row) =>
      row.callId === callId && row.streamId === verdict.streamId
        ? { ...row, verdict: verdict.verdict, verifiedAt: verdict.at }
        : row,
    );
    this.update({ runs: Object.fromEntries(runs) as AppState['runs'] });
    this.#tell('history.changed', { removed: false, renewed: true });
  }

  #tell(event: EventName, payload: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload as never);
  }

  #checks(presetId: string): StreamCheck[] {
    const preset = this.state.presets.find(({ id }) => id === presetId);
    return (preset?.streamIds ?? []).map((streamId) => ({
      streamId,
      state: this.unpublished.get(streamId) ?? 'published',
      fault: this.streamFault,
    }));
  }

  readonly #others: Omit<
    Handlers,
    | 'outcomes.settle'
    | 'outcomes.settleAll'
    | 'recordings.settle'
    | `alarms.${'acknowledge' | 'page' | 'dismissals'}`
    | keyof FakeWebhooks['handlers']
    | keyof FakeVault['handlers']
    | keyof FakeHistory['handlers']
    | keyof FakeFiles['handlers']
    | keyof FakeSchedules['handlers']
    | keyof FakeTransfer['handlers']
    | keyof FakeUpdates['handlers']
    | keyof FakeControl['handlers']
  > = {
    'state.get': () => ({ revision: this.revision, state: this.state }),
    'presets.save': ({ id, draft }) => {
      const preset = { ...draft, id: id ?? `preset-${this.state.presets.length + 1}` };
      const others = this.state.presets.filter((other) => other.id !== preset.id);
      if (others.some(({ name }) => name === preset.name))
        throw new Refused('name-taken', 'name-taken');
      const presets = id
        ? this.state.presets.map((other) => (other.id === id ? preset : other))
        : [...others, preset];
      this.update({ presets });
      return preset;
    },
    'presets.remove': ({ id }) => {
      this.#removed.push(...this.state.presets.filter((preset) => preset.id === id));
      this.update({
        presets: this.state.presets.filter((preset) => preset.id !== id),
        removedPreset: this.#lastRemoved(),
      });
      return null;
    },
    'presets.restore': ({ id }) => {
      const at = this.#removed.findIndex((removed) => removed.id === id);
      const [preset] = at === -1 ? [] : this.#removed.splice(at, 1);
      if (!preset) throw new Refused('not-found', 'not-found');
      this.update({
        presets: [...this.state.presets, preset],
        removedPreset: this.#lastRemoved(),
      });
      return preset;
    },
    'presets.reorder': ({ ids }) => {
      const placed = ids.flatMap((id) => this.state.presets.filter((preset) => preset.id === id));
      this.update({ presets: placed });
      return null;
    },
    'presets.preview': ({ draft }) => ({ calls: previewed(draft, this.state) }),
    'accounts.test': () => this.accountTest,
    'streams.check': ({ presetId }) => ({ checks: this.#checks(presetId) }),
    'accounts.recordsByDefault': ({ id, recordsByDefault }) => {
      this.update({
        accounts: this.state.accounts.map((account) =>
          account.id === id ? { ...account, recordsByDefault } : account,
        ),
      });
      return null;
    },
    'runs.start': async ({ presetId, ...request }) =>
      this.#started(presetId, (commands) => commands.start(WINDOW, presetId, request)),
    'runs.retryMissing': async ({ presetId, together }) =>
      this.#started(presetId, (commands) => commands.retryMissing(WINDOW, presetId, together)),
    'runs.moveEnd': (request) => {
      const { moved, left } = this.#commands.moveEnd(WINDOW, request);
      return { moved: moved.length, left: targetsOf(left) };
    },
    'runs.stop': async ({ presetId, confirmed }) => {
      const answer = await this.#commands.stop(WINDOW, presetId, { confirmed });
      return answer.kind === 'question'
        ? { kind: 'question' }
        : { kind: 'stopped', runIds: ['run'], unstopped: [] };
    },
    'recordings.stop': ({ keys }) => {
      const ids = keys && new Set(keys.map(recordingId));
      this.update({
        recordings: this.state.recordings.filter((one) => ids && !ids.has(recordingId(one))),
      });
      return { runIds: ['run'], unstopped: [] };
    },
    'recordings.handOver': async ({ keys }) => {
      await this.#commands.handOver(WINDOW, keys);
      return { runIds: ['run'], unstopped: [] };
    },
    'runs.cancel': () => null,
    'journal.confirm': () => {
      if (!this.agrees) return { agreed: false };
      this.update({
        problems: this.state.problems.filter(({ code }) => code !== 'journal-renewed'),
      });
      return { agreed: true };
    },
    'runs.dismiss': (run) => {
      const { state, alarms } = this;
      const store = { state, update: (changes: Partial<AppState>) => this.update(changes) };
      dismissRun({ state: store, alarms }, { source: 'window' }, run);
      return null;
    },
    'questions.dismiss': ({ about }) => {
      this.#dismissQuestions(about);
      return null;
    },
    'settings.save': ({ timeouts, ...changes }) => {
      const { historyDays = null } = changes;
      const agreed =
        this.agrees || !isShorter(historyDays, this.state.settings.historyDays ?? null);
      if (!agreed) return { agreed };
      const { network } = this.state.settings;
      const settings = {
        ...this.state.settings,
        ...changes,
        network: { ...network, ...(timeouts && { timeouts }) },
      } as AppState['settings'];
      const language = settings.language === 'system' ? 'en' : settings.language;
      this.update({ settings, language });
      return { agreed };
    },
    'receiver.save': (receiver) => {
      const agreed = this.agrees || !receiver.enabled || receiver.address.startsWith('127.');
      if (!agreed) return { agreed };
      const { address, port, enabled } = receiver;
      const url = `http://${address}:${port}/zego/0f3a52c97b1d4e688f20a1b3c4d5e6f7`;
      this.update({
        settings: { ...this.state.settings, receiver },
        receiver: enabled ? { ...RECEIVER_VIEW_OFF, state: 'listening', url } : RECEIVER_VIEW_OFF,
      });
      return { agreed };
    },
    'hotkeys.set': ({ action, accelerator }) => {
      const { settings, hotkeys } = this.state;
      const others = (settings.hotkeys ?? []).filter(
        (one) => hotkeyId(one.action) !== hotkeyId(action),
      );
      const all = accelerator === null ? others : [...others, { action, accelerator }];
      const states = all.map(
        (one) => [one.accelerator, hotkeys.states[one.accelerator] ?? 'ready'] as const,
      );
      this.update({
        settings: { ...settings, hotkeys: all },
        hotkeys: { ...hotkeys, mode: 'normal', states: Object.fromEntries(states) },
      });
      return null;
    },
    'hotkeys.mode': ({ mode }) => {
      this.update({ hotkeys: { ...this.state.hotkeys, mode } });
      return null;
    },
    'hotkeys.pause': ({ paused }) => {
      this.update({ hotkeys: { ...this.state.hotkeys, paused } });
      return null;
    },
    'alarms.chooseSound': () => {
      const name = 'gong.wav';
      this.update({ settings: { ...this.state.settings, alarmSound: { name } } });
      return { name };
    },
    'alarms.useBuiltInSound': () => {
      this.update({ settings: { ...this.state.settings, alarmSound: null } });
      return null;
    },
    'alarms.testSound': () => ({
      outcome: 'played',
      file: this.state.settings.alarmSound?.name ?? null,
      replaced: false,
    }),
    'check.run': () => ({ found: [...CHECKED] }),
    'login.get': () => this.login,
    'login.set': ({ on }) => {
      this.login = { state: on ? 'on' : 'off', detail: null };
      return this.login;
    },
    'links.open': () => null,
    'section.wanted': () => this.#place,
    'window.fullScreen': () => {
      this.#isFullScreen = !this.#isFullScreen;
      this.#tell('window.fullScreenChanged', { fullScreen: this.#isFullScreen });
      return null;
    },
    'practice.behave': ({ behaviour }) => {
      this.update({ practiceBehaviour: behaviour });
      return null;
    },
    'report.preview': () => ({ text: this.reportText }),
    'report.save': () => ({ saved: '~/Documents/cdn-recorder-report-2026-11-22.txt' }),
    'app.quit': () => ({ agreed: this.agrees }),
  };
}
