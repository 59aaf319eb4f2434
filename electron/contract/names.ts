/** The names of the contract, apart from its schemas: all that the preload script needs to know. */
export const CHANNEL_NAMES = [
  'state.get',
  'presets.save',
  'presets.remove',
  'presets.restore',
  'presets.reorder',
  'accounts.save',
  'accounts.remove',
  'secrets.open',
  'secrets.request',
  'secrets.close',
  'vault.unlock',
  'vault.protect',
  'vault.memoryOnly',
  'vault.lock',
  'vault.retry',
  'vault.startAnew',
  'accounts.test',
  'runs.start',
  'runs.stop',
  'runs.cancel',
  'questions.dismiss',
  'outcomes.settle',
  'history.page',
  'history.call',
  'settings.save',
  'network.login',
  'network.forgetLogin',
  'practice.behave',
  'report.preview',
  'report.save',
  'links.open',
] as const;
export type ChannelName = (typeof CHANNEL_NAMES)[number];

export const EVENT_NAMES = ['state.changed', 'history.changed', 'secrets.changed'] as const;
export type EventName = (typeof EVENT_NAMES)[number];
