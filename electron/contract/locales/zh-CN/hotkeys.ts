import type { hotkeys as english } from '#contract/locales/en/hotkeys.ts';

export const hotkeys: Record<keyof typeof english, string> = {
  'hotkeys.title': '快捷键',
  'hotkeys.text':
    '快捷键在任何程序中都有效，关闭本窗口后也有效。开始和停止会立即执行；如需先确认，会打开本窗口并显示问题。按住不放只算按一次。',
  'hotkeys.add.title': '预设的快捷键',
  'hotkeys.add.preset': '预设',
  'hotkeys.add.command': '操作',
  'hotkeys.command.start': '开始',
  'hotkeys.command.stop': '停止',
  'hotkeys.command.toggle': '开始或停止',
  'hotkeys.toggle.hint':
    '同一个键：预设正在录制或可能在录制时停止，否则开始。如果分别设置两个键，再按一次不会停止刚刚开始的录制。',
  'hotkeys.action.start': '开始 {{preset}}',
  'hotkeys.action.stop': '停止 {{preset}}',
  'hotkeys.action.toggle': '开始或停止 {{preset}}',
  'hotkeys.action.stop-all': '全部停止…（打开确认问题）',
  'hotkeys.action.open-wall': '打开预设大屏',
  'hotkeys.deleted': '已删除的预设',
  'hotkeys.none': '未设置',
  'hotkeys.record.label': '录入按键：{{action}}',
  'hotkeys.recording': '请按下按键，按 Esc 取消',
  'hotkeys.remove.label': '移除快捷键：{{action}}',
  'hotkeys.used': '{{keys}} 已用于：{{action}}。请按其他组合。',
  'hotkeys.problem.key': '{{keys}} 不能用作快捷键。请按其他组合。',
  'hotkeys.problem.modifier': '单独使用 {{keys}} 会影响打字。请同时按住 Ctrl 或 Alt。',
  'hotkeys.problem.usual':
    '{{keys}} 在大多数程序中有固定用途，设为快捷键后会失效。请按其他组合，例如包含 Ctrl 和 Alt 的组合。',
  'hotkeys.problem.system': '{{keys}} 由操作系统保留。请按其他组合。',
  'hotkeys.problem.absent':
    '{{keys}}：Linux 无法按原样传送 F13 至 F24。请让控制面板发送其他按键，例如 Ctrl、Alt 加一个字母。',
  'hotkeys.problem.layout': '当前键盘布局没有拉丁字母。请切换到拉丁字母布局，再按一次。',
  'hotkeys.state.ready': '可用',
  'hotkeys.state.confirmed': '已通过按键确认',
  'hotkeys.state.unconfirmed': '未确认',
  'hotkeys.state.refused': '被系统拒绝',
  'hotkeys.unconfirmed':
    '此桌面环境不会说明是否会传送快捷键。使用前请点“测试快捷键”并逐个按一次。如果没有反应，请在桌面环境自己的设置中让按键运行 cdn-recorder --start 或 --stop。',
  'hotkeys.refused':
    '其他程序正在使用此组合，在这里按下不会有任何作用。请关闭那个程序后重试，或录入其他组合。',
  'hotkeys.again': '重试',
  'hotkeys.test': '测试快捷键',
  'hotkeys.test.end': '结束测试',
  'hotkeys.testing':
    '请按下快捷键。测试期间只确认按键，不会开始或停止任何录制。30 秒后测试自动结束。',
  'hotkeys.paused': '快捷键已暂停，按下不会有任何作用。恢复快捷键或退出程序后，暂停结束。',
  'hotkeys.pause': '暂停快捷键',
  'hotkeys.resume': '恢复快捷键',

  'problem.hotkeys-refused':
    '其他程序正在使用以下快捷键，在这里按下不会有任何作用。请改用窗口或托盘，并在“设置”的“快捷键”中录入其他按键：',
};
