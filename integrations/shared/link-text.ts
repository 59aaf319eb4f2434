import type { DeskView, Link } from './desk-client.ts';

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is wrong with a connection; of several, what has to be mended first. */
export type LinkTrouble =
  | 'unset'
  | 'connecting'
  | 'unreachable'
  | 'no-token'
  | 'wrong-token'
  | 'host'
  | 'origin'
  | 'too-many-readers'
  | 'refused'
  | 'gap'
  | 'scope'
  | 'lost-journal'
  | 'paused';

/** What has happened, and what to do. `{detail}` is what the system or CDN Recorder says of it. */
const TEXTS: Readonly<Record<Language, Readonly<Record<LinkTrouble, string>>>> = {
  en: {
    unset: 'Enter the address, the port and the token of CDN Recorder.',
    connecting: 'Connecting…',
    unreachable:
      'No connection ({detail}): look that CDN Recorder runs, that its HTTP API is on, and at the address and port. It is tried again by itself.',
    'no-token': 'CDN Recorder wants a token: make one in its settings, and enter it here.',
    'wrong-token':
      'The token is wrong or was revoked: make a new one in the settings of CDN Recorder, and enter it here.',
    host: 'CDN Recorder does not know itself by this address: enter its IP address, or add the name to the hosts of its HTTP API.',
    origin:
      'CDN Recorder refuses the origin of the request: connect without a proxy that adds one.',
    'too-many-readers':
      'CDN Recorder has as many readers as it takes: close one. It is tried again by itself.',
    refused: 'CDN Recorder refuses the connection ({detail}).',
    gap: 'Too many changes at once: waiting for a new snapshot.',
    scope:
      'The token may only read: make one of the scope “control” in the settings of CDN Recorder, and enter it here.',
    'lost-journal':
      'CDN Recorder does not know all that records, as its journal was lost: look at its window.',
    paused: 'Remote control is paused: switch it on again in CDN Recorder. States are still shown.',
  },
  'zh-CN': {
    unset: '请填写 CDN Recorder 的地址、端口和令牌。',
    connecting: '正在连接…',
    unreachable:
      '没有连接（{detail}）：请检查 CDN Recorder 是否在运行、HTTP 接口是否已启用，以及地址和端口。会自动重试。',
    'no-token': 'CDN Recorder 要求令牌：请在其设置中创建，并填写在这里。',
    'wrong-token': '令牌错误或已被撤销：请在 CDN Recorder 的设置中重新创建，并填写在这里。',
    host: 'CDN Recorder 不接受这个地址：请填写其 IP 地址，或把该名称加入 HTTP 接口的 hosts。',
    origin: 'CDN Recorder 拒绝请求的来源：请不要经过会添加来源的代理。',
    'too-many-readers': 'CDN Recorder 的读取者已满：请关闭一个。会自动重试。',
    refused: 'CDN Recorder 拒绝连接（{detail}）。',
    gap: '变化过多：正在等待新的全部状态。',
    scope: '令牌只能读取：请在 CDN Recorder 的设置中创建权限为“control”的令牌，并填写在这里。',
    'lost-journal': 'CDN Recorder 的日志丢失，不知道全部在录的内容：请查看其窗口。',
    paused: '远程控制已暂停：请在 CDN Recorder 中恢复。状态仍会显示。',
  },
};

/** Reasons of the API that have a text of their own. */
const REASONS: readonly LinkTrouble[] = [
  'no-token',
  'wrong-token',
  'host',
  'origin',
  'too-many-readers',
];

/** Null where all is well. */
export function troubleOf(view: DeskView): LinkTrouble | null {
  const { link, board, mayPress, remotePaused } = view;
  if (link.kind === 'refused') return REASONS.find((one) => one === link.reason) ?? 'refused';
  if (link.kind !== 'live') return link.kind;
  if (!board) return 'gap';
  if (mayPress === false) return 'scope';
  if (!board.knowsWhatRuns) return 'lost-journal';
  return remotePaused ? 'paused' : null;
}

/** The trouble in words; empty where there is none. */
export function troubleText(view: DeskView, language: Language): string {
  const trouble = troubleOf(view);
  if (!trouble) return '';
  return fill(TEXTS[language][trouble], { detail: detailOf(view.link) });
}

function detailOf(link: Link): string {
  if (link.kind === 'unreachable') return link.cause;
  return link.kind === 'refused' ? link.detail || link.reason : '';
}

/** Puts a value where the text has its name in braces. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
