import type { AppState, StateChange } from '../../../electron/contract/app-state.ts';
import {
  type Answer,
  type Bridge,
  CHANNELS,
  type ChannelArgs,
  type ChannelName,
  type ChannelResult,
  type ErrorCode,
  type EventName,
} from '../../../electron/contract/channels.ts';
import type { HistoryDetail, HistoryRow } from '../../../electron/contract/history.ts';
import type { Call } from '../../../electron/contract/outcome.ts';
import type { AccountTest } from '../../../electron/contract/start.ts';
import { standingOf } from '../../../electron/recording/targets.ts';

/** What the double knows at first; plain data, so that a test can hand it into the page. */
export interface Seed {
  readonly state: AppState;
  readonly details: readonly HistoryDetail[];
  readonly rows: readonly HistoryRow[];
  /** Channels that say no, and how. */
  readonly refuse: Partial<Record<ChannelName, ErrorCode>>;
}

type Handlers = {
  readonly [N in ChannelName]: (args: ChannelArgs<N>) => ChannelResult<N>;
};

class Refused extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

/** Main as the window sees it, without main: every question is checked against the contract. */
export class FakeBridge implements Bridge {
  state: AppState;
  rows: HistoryRow[];
  revision = 0;
  readonly asked: { channel: ChannelName; args: unknown }[] = [];
  readonly refuse: Partial<Record<ChannelName, ErrorCode>>;
  /** The disk takes a record, unless a test says otherwise. */
  diskTakesRecords = true;
  /** What the next test of an account finds. */
  accountTest: AccountTest = {
    verdict: 'proven',
    code: 0,
    message: 'success',
    detail: null,
    clockOffsetSeconds: 0,
  };
  #details: readonly HistoryDetail[];
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();

  constructor({ state, details, rows, refuse }: Seed) {
    this.state = state;
    this.rows = [...rows];
    this.#details = details;
    this.refuse = { ...refuse };
  }

  readonly ask = async <N extends ChannelName>(
    channel: N,
    args: ChannelArgs<N>,
  ): Promise<Answer<ChannelResult<N>>> => {
    // The secret is the one thing that even a test double has no business keeping.
    const secret = channel === 'accounts.save' || channel === 'network.login';
    this.asked.push({ channel, args: secret ? null : args });
    const parsed = CHANNELS[channel].args.safeParse(args);
    if (!parsed.success) return { ok: false, code: 'bad-request', message: String(parsed.error) };
    const refused = this.refuse[channel];
    if (refused) return { ok: false, code: refused, message: refused };
    try {
      return { ok: true, value: this.#handlers[channel](args) };
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
    const runs = { ...this.state.runs, ...changes.runs };
    this.state = { ...this.state, ...changes, runs };
    this.revision += 1;
    const change: StateChange = { revision: this.revision, changes };
    this.#tell('state.changed', change);
  };

  /** Puts rows on top of the history and says so. */
  readonly remember = (rows: readonly HistoryRow[]): void => {
    this.rows.unshift(...rows);
    this.#tell('history.changed', null);
  };

  #tell(event: EventName, payload: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload as never);
  }

  readonly #handlers: Handlers = {
    'state.get': () => ({ revision: this.revision, state: this.state }),
    'presets.save': ({ id, draft }) => {
      const preset = { ...draft, id: id ?? `preset-${this.state.presets.length + 1}` };
      const others = this.state.presets.filter((other) => other.id !== preset.id);
      if (others.some(({ name }) => name === preset.name)) throw new Refused('name-taken');
      const presets = id
        ? this.state.presets.map((other) => (other.id === id ? preset : other))
        : [...others, preset];
      this.update({ presets });
      return preset;
    },
    'presets.remove': ({ id }) => {
      this.update({ presets: this.state.presets.filter((preset) => preset.id !== id) });
      return null;
    },
    'accounts.save': ({ id, entry: { serverSecret: _, ...entry } }) => {
      const practice = new URL(entry.endpoint).hostname === '127.0.0.1';
      const account = {
        ...entry,
        id: id ?? `account-${this.state.accounts.length + 1}`,
        practice,
        protection: 'keyring' as const,
      };
      const others = this.state.accounts.filter((other) => other.id !== account.id);
      this.update({ accounts: [...others, account] });
      return account;
    },
    'accounts.remove': ({ id }) => {
      this.update({ accounts: this.state.accounts.filter((account) => account.id !== id) });
      return null;
    },
    'vault.unlock': () => {
      this.update({ vault: { ...this.state.vault, state: 'open' } });
      return null;
    },
    'accounts.test': () => this.accountTest,
    'runs.start': ({ presetId, scope, unrecorded }) => {
      const preset = this.state.presets.find(({ id }) => id === presetId);
      if (!preset) throw new Refused('not-found');
      this.update({ question: null });
      const { running, perhaps, missing } = standingOf(preset, this.state.recordings);
      const question = {
        presetId,
        running: [...running],
        perhaps: [...perhaps],
        missing: [...missing],
      };
      if (scope === 'ask' && running.length + perhaps.length > 0) {
        return { kind: 'question', question: { ...question, unrecorded: false } };
      }
      if (!this.diskTakesRecords && !unrecorded) {
        return { kind: 'question', question: { ...question, unrecorded: true } };
      }
      return { kind: 'started', runId: 'run' };
    },
    'runs.stop': () => ({ runId: 'run' }),
    'runs.cancel': () => null,
    'questions.dismiss': () => {
      this.update({ question: null });
      return null;
    },
    'outcomes.settle': ({ callId, streamId, word }) => {
      const said = { streamId, word, at: new Date().toISOString() };
      const settled = (call: Call): Call =>
        call.id === callId
          ? { ...call, words: [...call.words.filter((one) => one.streamId !== streamId), said] }
          : call;
      const runs = Object.entries(this.state.runs).map(([presetId, run]) => [
        presetId,
        { ...run, calls: run.calls.map(settled) },
      ]);
      this.#details = this.#details.map((detail) => ({ ...detail, call: settled(detail.call) }));
      this.update({ runs: Object.fromEntries(runs) as AppState['runs'] });
      this.#tell('history.changed', null);
      return null;
    },
    'history.page': ({ before, limit }) => {
      const from = before === null ? this.rows : this.rows.filter(({ id }) => id < before);
      const rows = from.slice(0, limit);
      return { rows, next: from.length > limit ? (rows.at(-1)?.id ?? null) : null };
    },
    'history.call': ({ callId }) => this.#details.find(({ call }) => call.id === callId) ?? null,
    'settings.save': (changes) => {
      const settings = { ...this.state.settings, ...changes } as AppState['settings'];
      const language = settings.language === 'system' ? 'en' : settings.language;
      this.update({ settings, language });
      return null;
    },
    'network.login': ({ login }) => {
      this.update({ hasProxyLogin: login !== null });
      return null;
    },
    'practice.behave': ({ behaviour }) => {
      this.update({ practiceBehaviour: behaviour });
      return null;
    },
  };
}
