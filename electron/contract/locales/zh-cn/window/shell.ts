import type { shell as english } from '../../en/window/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'nav.label': '导航',
  'nav.presets': '预设',
  'nav.history': '历史',
  'nav.settings': '设置',

  cancel: '取消',
  save: '保存',
  close: '关闭',
  'copy.value': '复制 {{name}}',
  'copy.done': '已复制',
  'list.separator': '、',
  'sentence.separator': '',
  'streams.one': '1 条流',
  'streams.many': '{{count}} 条流',

  'outcome.air': '{{preset}}：{{status}}，已受理 {{accepted}}/{{total}}',
  'outcome.practice': '{{preset}}：{{status}}，已受理 {{accepted}}/{{total}}（演练，非播出）',

  'problem.toSettings': '打开设置',
  'problem.journal-unavailable':
    '无法打开操作日志，因此不能发起录制。请检查磁盘和数据目录，然后重启程序。',
  'problem.history-unavailable': '无法打开历史记录。仍可发起录制，操作照常留档；原文件保持不变。',
  'problem.presets-unreadable': '预设文件无法读取，已另行保留，未被覆盖。请向部署人员索取备份。',
  'problem.settings-unreadable': '设置文件无法读取，已恢复默认设置。原文件已另行保留，未被覆盖。',
  'problem.clock-off':
    '本机时钟不准。请求已按服务器时间签名；请校准时钟，否则此处显示的时间会有偏差。',

  'welcome.title': '欢迎使用 CDN Recorder',
  'welcome.dismiss': '关闭欢迎页',
  'welcome.accepted.title': '“已受理”不等于正在录',
  'welcome.accepted.text':
    '“已受理”表示厂商接下了录制任务。没有任何接口能告知文件是否在增长，重要节目请到厂商控制台核实。',
  'welcome.practice.title': '演练环境已就绪',
  'welcome.practice.text':
    '演练预设只调用本程序内置的服务器，不会向外发送任何请求，相关内容一律标注“非播出”。',
  'welcome.account.title': '下一步：添加账号',
  'welcome.account.text':
    'AppId 和 ServerSecret 可在 ZEGO 控制台的项目信息中查看。如果项目已设为默认录制所有流，则无需在此发起。',
  'welcome.practise': '先做一次演练',
  'welcome.addAccount': '添加账号',
};
