import type { strip as english } from '#contract/locales/en/strip.ts';

export const strip: Record<keyof typeof english, string> = {
  'strip.counters': '按状态统计预设',
  'strip.accepted': '已受理',
  'strip.incomplete': '缺流',
  'strip.toVerify': '待核实',
  'strip.notRecording': '未录',
  'strip.sending': '发送中',
  'strip.practice': '演练',
  'strip.notKnown': '在录情况未知',
};
