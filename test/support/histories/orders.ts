import type { Recording } from '#contract/model/start.ts';
import type { Content } from './operations.ts';

/** What the parent of a station process asks of one of its stations. */
export type Request =
  /** A provision file's content, as `--provision` reads it. */
  | { readonly do: 'provision'; readonly content: string }
  | { readonly do: 'command-line'; readonly args: readonly string[] }
  | {
      readonly do: 'start';
      readonly way: 'window' | 'tray';
      readonly preset: string;
      /** What the person answers when asked. */
      readonly answer: 'leave' | 'missing' | 'all';
    }
  | { readonly do: 'stop'; readonly way: 'window' | 'tray'; readonly preset: string }
  | { readonly do: 'edit'; readonly preset: string; readonly content: Content }
  | { readonly do: 'remove' | 'archive' | 'restore'; readonly preset: string }
  | { readonly do: 'remove-account'; readonly account: string }
  | {
      readonly do: 'save-account';
      readonly account: string;
      readonly appId: number;
      readonly secret: string;
      readonly endpoint: string;
    }
  | { readonly do: 'stop-all' }
  | { readonly do: 'look' }
  | { readonly do: 'quit' };

export interface Order {
  readonly n: number;
  readonly station: number;
  readonly what: Request;
}

/** What a person sees of a station. */
export interface Seen {
  readonly recordings: readonly Recording[];
  readonly problems: readonly string[];
  /** Ids of the presets that the tray's menu has a Stop for. */
  readonly tray: readonly string[];
}

export type Answered =
  | { readonly done: true }
  /** The person was asked and left it. */
  | { readonly asked: true }
  | { readonly exitCode: number; readonly lines: readonly Record<string, unknown>[] }
  | { readonly seen: Seen }
  | { readonly refused: string }
  /** An error that nobody expected. */
  | { readonly failed: string };

export interface Reply {
  readonly n: number;
  readonly answered: Answered;
}
