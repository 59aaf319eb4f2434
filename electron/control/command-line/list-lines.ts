import type { PublishedState } from '#contract/control/messages.ts';
import type { PublishedPreset, PublishedSchedule } from '#contract/control/views.ts';
import { dateAndClock } from '#contract/rules/local-time.ts';
import { ruleText } from '#contract/rules/schedule-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { list, type Translate, vendorName } from '#contract/rules/text.ts';
import type { OutputLine } from './result-lines.ts';
import { type Heading, type TableRow, tableLines } from './table.ts';

/** A moment as the desk's clock says it; empty where there is none. */
export const shownMoment = (moment: string | null): string =>
  moment === null ? '' : dateAndClock(new Date(moment));

/** What there is to start: one line for each account, preset and schedule. Fields are added, never changed. */
export function listLines(state: PublishedState, t: Translate): OutputLine[] {
  return [
    { json: { type: 'app', ...state.app }, text: appText(state, t) },
    ...presetLines(state, t),
    ...accountLines(state, t),
    ...scheduleLines(state, t),
  ];
}

/** A table of a view. */
export const section = (
  title: SectionTitle,
  head: readonly Heading[],
  rows: readonly TableRow[],
  t: Translate,
): OutputLine[] =>
  tableLines(
    t(title),
    head.map((name) => t(`view.head.${name}`)),
    rows,
    t('view.empty', { title: t(title) }),
  );

type SectionTitle = `view.${
  | 'presets'
  | 'accounts'
  | 'schedules'
  | 'busy'
  | 'recordings'
  | 'next'
  | 'troubles'
  | 'alarms'
  | 'files'
  | 'problems'}`;

/** Whether an app answers, and whether what is listed is all. */
export function appText({ app }: PublishedState, t: Translate): string {
  const running = app.running ? t('view.running', { version: app.version }) : t('view.notRunning');
  return app.knowsWhatRuns ? running : `${running}\n${t('view.unknown')}`;
}

function presetLines({ presets }: PublishedState, t: Translate): OutputLine[] {
  const head = ['name', 'account', 'vendors', 'streams', 'end', 'state'] as const;
  const rows = presets.map((preset) => ({
    json: { type: 'preset', ...preset },
    cells: [
      shownName(preset.name, t),
      accountText(preset, t),
      list(
        preset.vendors.map((vendor) => vendorName(vendor, t)),
        t,
      ),
      String(preset.streamIds.length),
      endText(preset, t),
      stateText(preset, t),
    ],
  }));
  return section('view.presets', head, rows, t);
}

const accountText = ({ account }: PublishedPreset, t: Translate): string =>
  account === null ? t('view.accountDeleted') : shownName(account, t);

function endText({ end }: PublishedPreset, t: Translate): string {
  if (end === null) return t('end.none');
  return 'at' in end
    ? t('end.at', { time: end.at })
    : t('end.after', { minutes: end.afterMinutes });
}

/** What the wall says of a preset, and that it is archived or deleted. */
export function stateText({ state, archived, deleted }: PublishedPreset, t: Translate): string {
  const marks = [
    ...(archived ? [t('view.archived')] : []),
    ...(deleted ? [t('view.deleted')] : []),
  ];
  return [t(`wall.state.${state}`), ...marks].join(t('list.separator'));
}

function accountLines({ accounts }: PublishedState, t: Translate): OutputLine[] {
  const head = ['name', 'appId', 'endpoint', 'label', 'secret'] as const;
  const rows = accounts.map((account) => ({
    json: { type: 'account', ...account },
    cells: [
      shownName(account.name, t),
      String(account.appId),
      account.endpoint,
      account.practice ? t('badge.practice') : t(`badge.${account.badge}`),
      account.secret === null ? '' : t(`view.secret.${account.secret}`),
    ],
  }));
  return section('view.accounts', head, rows, t);
}

function scheduleLines({ schedules }: PublishedState, t: Translate): OutputLine[] {
  const head = ['name', 'preset', 'rule', 'zone', 'next', 'state'] as const;
  const rows = schedules.map((schedule) => ({
    json: { type: 'schedule', ...schedule },
    cells: [
      schedule.name,
      presetText(schedule, t),
      whenText(schedule, t),
      schedule.timeZone,
      shownMoment(schedule.nextAt),
      switchText(schedule, t),
    ],
  }));
  return section('view.schedules', head, rows, t);
}

export const presetText = ({ preset }: PublishedSchedule, t: Translate): string =>
  preset === null ? t('view.deleted') : shownName(preset, t);

/** When a schedule starts, in its own time zone. */
export const whenText = ({ at, weekly, cron }: PublishedSchedule, t: Translate): string =>
  ruleText(
    {
      ...(at !== null && { at }),
      ...(weekly !== null && { weekly }),
      ...(cron !== null && { cron }),
    },
    t,
  );

function switchText({ enabled, expectOnly }: PublishedSchedule, t: Translate): string {
  if (!enabled) return t('view.off');
  return expectOnly ? t('view.expected') : '';
}
