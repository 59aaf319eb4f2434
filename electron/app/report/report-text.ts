import type { AppState, Problem } from '#contract/model/app-state.ts';
import type { HistoryDetail } from '#contract/model/history.ts';
import type { Settings } from '#contract/model/settings.ts';
import { supportText } from '#contract/rules/support-text.ts';

/** What a report is made of. What it says of each is chosen field by field below, and nothing else of it. */
export interface ReportFacts {
  readonly madeAt: Date;
  /** `Electron` and the like with their versions, in the order in which they are to be read. */
  readonly versions: Readonly<Record<string, string>>;
  readonly system: string;
  readonly state: Pick<
    AppState,
    'accounts' | 'presets' | 'settings' | 'vault' | 'language' | 'hasProxyLogin' | 'problems'
  >;
  readonly calls: readonly HistoryDetail[];
  /** Why there are no older calls in it; null when the history answered. */
  readonly historyFault: string | null;
  readonly log: string;
}

/**
 * The support report as text, in English and UTC, whatever language the window speaks: the supporters read
 * it. Pure. It must pass the redactor before the program shows or saves it.
 */
export function reportText(facts: ReportFacts): string {
  const { madeAt, versions, system, state, calls, historyFault, log } = facts;
  const { settings, vault, problems, accounts } = state;
  return [
    'CDN Recorder, support report',
    `Made (UTC): ${madeAt.toISOString()}`,
    'It holds no ServerSecret, no signature and no login. It does hold AppIds and names of streams.',
    ...section('Program', [
      ...Object.entries(versions).map(([name, version]) => `${name}: ${version}`),
      `System: ${system}`,
    ]),
    ...section('Settings', settingLines(settings, state)),
    ...section('Vault', [`State: ${vault.state}`, `Key store: ${vault.backend ?? 'none'}`]),
    ...section('Accounts', accounts.map(accountLine)),
    ...section('Problems', problems.map(problemLine)),
    ...section(`The last ${calls.length} calls, newest first`, [
      ...(historyFault === null ? [] : [`The history does not answer: ${historyFault}`]),
      calls.map((call) => supportText(call)).join('\n\n'),
    ]),
    ...section('The end of the log', [log]),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] => {
  const given = lines.filter((line) => line !== '');
  return ['', `== ${title}`, ...(given.length > 0 ? given : ['none'])];
};

function settingLines(
  { language, theme, network }: Settings,
  state: ReportFacts['state'],
): string[] {
  const { connect, headers, body } = network.timeouts;
  return [
    `Language: ${language}, in force: ${state.language}`,
    `Theme: ${theme}`,
    `Proxy: ${network.proxy}${network.proxyUrl ? `, host ${hostOf(network.proxyUrl)}` : ''}`,
    `A login at the proxy is stored: ${yes(state.hasProxyLogin)}`,
    `Additional certificates: ${yes(network.caFile !== null)}`,
    `Time limits in seconds: connect ${connect}, first answer ${headers}, whole answer ${body}`,
    `Presets: ${state.presets.length}`,
  ];
}

const accountLine = ({
  name,
  appId,
  endpoint,
  isTest,
  practice,
  protection,
}: AppState['accounts'][number]): string =>
  `AppId ${appId} (${name}), host ${hostOf(endpoint)}, ${[
    protection,
    ...(isTest === null ? [] : [`IsTest=${isTest}`]),
    ...(practice ? ['practice'] : []),
  ].join(', ')}`;

const problemLine = ({ code, detail }: Problem): string => `${code}: ${detail}`;

/** Host and port, and nothing else of an address: no login, path or query. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '?');

const yes = (is: boolean): string => (is ? 'yes' : 'no');
