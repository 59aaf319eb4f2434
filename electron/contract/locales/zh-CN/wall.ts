import type { wall as english } from '#contract/locales/en/wall.ts';

export const wall: Record<keyof typeof english, string> = {
  'wall.label': '预设大屏',
  'wall.state.idle': '待录',
  'wall.state.accepted': '已受理',
  'wall.state.partial': '缺流',
  'wall.state.unknown': '待核实',
  'wall.state.not-recording': '未录',
  'wall.state.verified-not-recording': '已核实：未录',
  'wall.state.sending': '发送中',
  'wall.state.ended': '已结束',
  'wall.verified': '已核实 {{time}}',
  'wall.stopOpen': '未全部停止',
  'wall.waits': '等待解锁',
  'wall.more': '{{stream}} +{{count}}',
  'wall.left': '−{{time}}',
  'wall.notOnBoard': '已归档或已删除',
  'wall.practice': '演练',
  'wall.pages': '大屏分页',
  'wall.page': '第 {{page}} 页，共 {{count}} 页',
  'wall.pageWithTrouble': '第 {{page}} 页，共 {{count}} 页：需处理 {{trouble}} 个',
  'wall.fullScreen': '全屏',
};
