import type { AppState } from '#contract/model/app-state.ts';
import type { HttpControl, HyperdeckControl } from '#contract/model/control.ts';
import type { HistoryCount } from '#contract/model/history.ts';
import { isLoopbackAddress, type ReceiverSettings } from '#contract/model/receiver.ts';
import { LATE_STOP_MINUTES } from '#contract/model/settings.ts';
import type { Recording } from '#contract/model/start.ts';
import { handOverLines, plannedHandOvers } from '#contract/rules/hand-over-text.ts';
import { plannedLines, plannedStops } from '#contract/rules/planned-stops-text.ts';
import { vendorName } from '#contract/rules/text.ts';
import type { AccountRemoval } from './confirmed-changes.ts';
import type { Translate } from './language.ts';

/** What a native dialog asks: the choices beside Cancel, the one that changes most last. */
export interface Confirmation {
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly string[];
}

/** Names that one list shows; a dialog taller than the screen has its buttons outside of it. */
const MOST_NAMES = 12;
/** Characters of a name that a line shows. */
const MOST_CHARACTERS = 80;

/**
 * SECURITY: a name as one line. A page can name a preset, and line breaks or characters that change the
 * direction of the text would let it write the rest of the question.
 */
function oneLine(name: string): string {
  const line = name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}

function listOf(names: readonly string[], t: Translate): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `• ${oneLine(name)}`);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [t('native.more', { count: more })] : [])].join('\n');
}

const paragraphs = (...parts: readonly (string | false)[]): string =>
  parts.filter((part) => part !== false).join('\n\n');

/** Deleting an account: its presets, and the recordings that no remaining account could stop. */
export function accountConfirmation(
  { name, users, left }: AccountRemoval,
  t: Translate,
): Confirmation {
  const used = `${t('accounts.delete.used')}\n${listOf(users, t)}`;
  const running = left.map(({ streamId, vendor }) => `${streamId} · ${vendor}`);
  return {
    message: t('accounts.delete.title', { account: oneLine(name) }),
    detail: paragraphs(
      left.length > 0 && `${t('left.account.text')}\n${listOf(running, t)}`,
      t('accounts.delete.text'),
      users.length > 0 ? used : t('accounts.delete.unused'),
    ),
    choices:
      left.length > 0 ? [t('left.delete.keep'), t('left.delete.stop')] : [t('accounts.delete.yes')],
  };
}

/** Beginning an empty vault: which secrets have to be entered again. */
export function startFreshConfirmation(accounts: AppState['accounts'], t: Translate): Confirmation {
  const real = accounts.filter(({ protection }) => protection !== 'practice');
  const names = real.map(({ name }) => name);
  return {
    message: t('vault.fresh.title'),
    detail: paragraphs(
      t('vault.fresh.quarantine'),
      t('vault.fresh.stays'),
      names.length > 0 && `${t('vault.fresh.again')}\n${listOf(names, t)}`,
    ),
    choices: [t('vault.quarantine')],
  };
}

/** A shorter time for the history: from when on calls stay, and how many outcomes go; null: not known. */
export function retentionConfirmation(
  days: number,
  from: string,
  count: HistoryCount | null,
  t: Translate,
): Confirmation {
  return {
    message: t('retention.confirm.title', { days }),
    detail: paragraphs(lostText(count, t), t('retention.confirm.text', { date: from })),
    choices: [t('retention.confirm.yes')],
  };
}

/** The vendors' consoles have been looked at: what a lost journal had is known again. */
export const journalConfirmation = (t: Translate): Confirmation => ({
  message: t('journal.confirm.title'),
  detail: t('journal.confirm.text'),
  choices: [t('journal.confirm.yes')],
});

/** What certainly runs is to be taken as not recording. */
export function notRecordingConfirmation(
  { streamId, vendor, presetName }: Recording,
  t: Translate,
): Confirmation {
  const of = { stream: oneLine(streamId), vendor: vendorName(vendor, t) };
  return {
    message: t('onAir.notRecording.title', of),
    detail: paragraphs(`• ${oneLine(presetName)}`, t('onAir.notRecording.text')),
    choices: [t('onAir.notRecording.yes')],
  };
}

/** Other computers can post callbacks from now on. */
export const receiverConfirmation = (
  { address, port }: Pick<ReceiverSettings, 'address' | 'port'>,
  t: Translate,
): Confirmation => ({
  message: t('receiver.confirm.title', { address: `${address} : ${port}` }),
  detail: t('receiver.open.text'),
  choices: [t('receiver.confirm.yes')],
});

/** Other computers reach the HTTP API from now on. */
export const httpConfirmation = (
  { address, port }: Pick<HttpControl, 'address' | 'port'>,
  t: Translate,
): Confirmation => ({
  message: t('remote.http.confirm.title', { address: `${address} : ${port}` }),
  detail: t('remote.http.open.text'),
  choices: [t('receiver.confirm.yes')],
});

/** Ports without a password open, or more may connect to them. */
export function decksConfirmation(
  { address, allowed, decks }: Pick<HyperdeckControl, 'address' | 'allowed' | 'decks'>,
  t: Translate,
): Confirmation {
  const ports = decks.map(({ port }) => port).join(', ');
  const others =
    allowed.length === 0
      ? t('remote.decks.confirm.nobody')
      : `${t('remote.decks.confirm.allowed')}\n${listOf(allowed, t)}`;
  return {
    message: t('remote.decks.confirm.title', { address: `${address} : ${ports}` }),
    detail: paragraphs(
      t('remote.decks.open.text'),
      isLoopbackAddress(address) ? t('remote.decks.confirm.here') : others,
    ),
    choices: [t('receiver.confirm.yes')],
  };
}

/** Names and states of presets are sent to these from now on. */
export const tallyConfirmation = (receivers: readonly string[], t: Translate): Confirmation => ({
  message: t('remote.tally.confirm.title'),
  detail: paragraphs(listOf(receivers, t), t('remote.tally.confirm.text')),
  choices: [t('remote.tally.confirm.yes')],
});

/** A token goes, and with it the access of whatever uses it. */
export const tokenConfirmation = (name: string, t: Translate): Confirmation => ({
  message: t('remote.token.revoke.title', { name: oneLine(name) }),
  detail: t('remote.token.revoke.text'),
  choices: [t('remote.token.revoke.yes')],
});

/** Names what the program was to stop, and will not once it is gone. */
export function quitConfirmation(
  { recordings, settings }: Pick<AppState, 'recordings' | 'settings'>,
  t: Translate,
): Confirmation {
  const planned = plannedStops(recordings);
  const minutes = settings.lateStopMinutes ?? LATE_STOP_MINUTES;
  const stops =
    planned.length === 0 ? [] : ['', t('quit.planned', { minutes }), ...plannedLines(planned, t)];
  const goingOn = plannedHandOvers(recordings);
  const handOvers =
    goingOn.length === 0 ? [] : ['', t('quit.handOvers'), ...handOverLines(goingOn, t)];
  return {
    message: t('quit.title'),
    detail: [t('quit.text'), ...stops, ...handOvers].join('\n'),
    choices: [t('quit.yes')],
  };
}

/** The program begins to ask this server for newer versions. */
export const updatesConfirmation = (host: string, t: Translate): Confirmation => ({
  message: t('updates.confirm.title', { host }),
  detail: t('updates.confirm.text'),
  choices: [t('updates.confirm.yes')],
});

/** The program ends, and what is in its memory only goes. */
export const installConfirmation = (
  version: string,
  vault: AppState['vault']['state'],
  t: Translate,
): Confirmation => ({
  message: t('updates.install.title', { version: oneLine(version) }),
  detail: paragraphs(t('updates.install.text'), vault === 'memory' && t('updates.install.memory')),
  choices: [t('updates.install.yes')],
});

/** A target of messages goes, with its secret and what waits for it. */
export const webhookConfirmation = (name: string, t: Translate): Confirmation => ({
  message: t('webhooks.delete.title', { name: oneLine(name) }),
  detail: t('webhooks.delete.text'),
  choices: [t('webhooks.delete.yes')],
});

function lostText(lost: HistoryCount | null, t: Translate): string {
  if (!lost) return t('retention.confirm.unknown');
  const { count, exact } = lost;
  return exact ? t('retention.confirm.count', { count }) : t('retention.confirm.about', { count });
}
