import type { Language } from '../../shared/link-text.ts';
import type { ShownState } from '../../shared/signals.ts';

/** Under each key what Companion shows: names, words on buttons, and sentences that say what to do. */
export interface Texts {
  readonly code: Language;
  /** As the language calls itself. */
  readonly language: string;
  readonly state: Readonly<Record<ShownState, string>>;
  readonly config: Readonly<
    Record<'about' | 'address' | 'port' | 'token' | 'tokenTip' | 'language', string>
  >;
  readonly preset: string;
  readonly presetTip: string;
  readonly action: Readonly<
    Record<'start' | 'stop' | 'toggle' | 'toggleAbout' | 'retry' | 'retryAbout' | 'stopAll', string>
  >;
  readonly feedback: Readonly<
    Record<'state' | 'stateAbout' | 'unknownAbout' | 'offline' | 'paused', string>
  >;
  readonly button: Readonly<
    Record<'hold' | 'start' | 'stop' | 'toggle' | 'retry' | 'stopAll' | 'all', string>
  >;
  readonly holdHint: string;
  readonly variable: Readonly<
    Record<
      | 'link'
      | 'remote'
      | 'presets'
      | 'recordings'
      | 'uncertain'
      | 'countOf'
      | 'elapsed'
      | 'left'
      | 'lastOutcome'
      | 'lastPress'
      | 'name'
      | 'state'
      | 'streams',
      string
    >
  >;
  readonly outcome: Readonly<Record<string, string>>;
  readonly press: Readonly<
    Record<'accepted' | 'notAccepted' | 'open' | 'refused' | 'unknown', string>
  >;
  readonly toggleUnknown: string;
  readonly noPreset: string;
}

const en: Texts = {
  code: 'en',
  language: 'English',
  state: {
    idle: 'Idle',
    sending: 'Sending',
    accepted: 'Accepted',
    incomplete: 'Incomplete',
    'to-verify': 'To verify',
    failed: 'Not recording',
    'file-found': 'Files found',
    unknown: 'Not known',
  },
  config: {
    about: 'Switch on the HTTP API in CDN Recorder, and make a token of the scope “control” there.',
    address: 'Address of CDN Recorder',
    port: 'Port',
    token: 'Token',
    tokenTip: 'A token of the scope “read” shows the states, and starts and stops nothing.',
    language: 'Language',
  },
  preset: 'Preset',
  presetTip: 'Choose a preset, or enter its name.',
  action: {
    start: 'Start a preset',
    stop: 'Stop a preset',
    toggle: 'Start or stop a preset (toggle)',
    toggleAbout:
      'Side effect: what it does depends on what is shown at that moment, and a press that comes twice undoes itself. Prefer start and stop. It does nothing while the state is not known or a request is being sent.',
    retry: 'Retry missing streams of a preset',
    retryAbout: 'Starts what is missing beside what records. What may record is left alone.',
    stopAll: 'Stop everything',
  },
  feedback: {
    state: 'Preset: {state}',
    stateAbout: 'Accepted means that the vendors took the tasks, not that files grow.',
    unknownAbout: 'CDN Recorder does not answer. The last known state is not kept.',
    offline: 'CDN Recorder does not answer',
    paused: 'Remote control is paused in CDN Recorder',
  },
  button: {
    hold: 'Press: start, hold: stop',
    start: 'Start',
    stop: 'Stop',
    toggle: 'Toggle',
    retry: 'Retry missing',
    stopAll: 'Stop everything (hold)',
    all: 'All presets',
  },
  holdHint: 'HOLD 1 s',
  variable: {
    link: 'Connection',
    remote: 'Remote control',
    presets: 'Presets',
    recordings: 'Streams that record',
    uncertain: 'Streams that may record',
    countOf: 'Presets: {state}',
    elapsed: 'time since accepted',
    left: 'time to the next end',
    lastOutcome: 'last outcome',
    lastPress: 'Last press from here',
    name: 'name',
    state: 'state',
    streams: 'streams that record, of all',
  },
  outcome: {
    queued: 'Queued',
    sending: 'Sending',
    accepted: 'Accepted',
    'already-recording': 'Recording already',
    'verified-recording': 'Verified: recording',
    'verified-not-recording': 'Verified: not recording',
    partial: 'Incomplete',
    rejected: 'Rejected',
    failed: 'Failed',
    unknown: 'To verify',
  },
  press: {
    accepted: 'accepted',
    notAccepted: 'not accepted ({detail}): look at CDN Recorder',
    open: 'no outcome yet; do not press again',
    refused: 'refused ({detail}); nothing was started or stopped',
    unknown: 'no answer ({detail}): look at CDN Recorder before you press again',
  },
  toggleUnknown: 'Toggle did nothing: the state is not known, or a request is being sent.',
  noPreset: 'No preset was chosen: nothing was started or stopped.',
};

const zh: Texts = {
  code: 'zh-CN',
  language: '中文',
  state: {
    idle: '待录',
    sending: '发送中',
    accepted: '已受理',
    incomplete: '缺流',
    'to-verify': '待核实',
    failed: '未录',
    'file-found': '已找到文件',
    unknown: '未知',
  },
  config: {
    about: '请在 CDN Recorder 中启用 HTTP 接口，并创建权限为“control”的令牌。',
    address: 'CDN Recorder 的地址',
    port: '端口',
    token: '令牌',
    tokenTip: '权限为“read”的令牌只能显示状态，不能开始和停止。',
    language: '语言',
  },
  preset: '预设',
  presetTip: '选择预设，或输入其名称。',
  action: {
    start: '开始预设',
    stop: '停止预设',
    toggle: '开始或停止预设（切换）',
    toggleAbout:
      '副作用：作用取决于当时显示的状态，重复按下会抵消。建议使用“开始”和“停止”。状态未知或正在发送时，不做任何事。',
    retry: '补发预设的缺流',
    retryAbout: '在正在录制的部分之外，开始缺失的部分。可能在录的不受影响。',
    stopAll: '全部停止',
  },
  feedback: {
    state: '预设：{state}',
    stateAbout: '“已受理”表示厂商接受了任务，不表示文件正在生成。',
    unknownAbout: 'CDN Recorder 没有应答。不保留最后的状态。',
    offline: 'CDN Recorder 没有应答',
    paused: 'CDN Recorder 已暂停远程控制',
  },
  button: {
    hold: '按下开始，按住停止',
    start: '开始',
    stop: '停止',
    toggle: '切换',
    retry: '补发缺流',
    stopAll: '全部停止（按住）',
    all: '全部预设',
  },
  holdHint: '按住 1 秒',
  variable: {
    link: '连接',
    remote: '远程控制',
    presets: '预设数',
    recordings: '在录的流数',
    uncertain: '可能在录的流数',
    countOf: '预设数：{state}',
    elapsed: '受理以来的时间',
    left: '距下一个结束的时间',
    lastOutcome: '最近结果',
    lastPress: '从这里最近一次按下',
    name: '名称',
    state: '状态',
    streams: '在录的流数/总数',
  },
  outcome: {
    queued: '排队中',
    sending: '发送中',
    accepted: '已受理',
    'already-recording': '已在录制',
    'verified-recording': '已核实：在录',
    'verified-not-recording': '已核实：未录',
    partial: '缺流',
    rejected: '未录（被拒绝）',
    failed: '未录（未发出）',
    unknown: '待核实',
  },
  press: {
    accepted: '已受理',
    notAccepted: '未受理（{detail}）：请查看 CDN Recorder',
    open: '尚无结果，请勿重按',
    refused: '被拒绝（{detail}），未开始也未停止任何录制',
    unknown: '没有收到应答（{detail}）：重按之前请先查看 CDN Recorder',
  },
  toggleUnknown: '“切换”未做任何事：状态未知，或正在发送。',
  noPreset: '没有选择预设：未开始也未停止任何录制。',
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zh };

export const textsOf = (language: unknown): Texts => (language === 'zh-CN' ? zh : en);
