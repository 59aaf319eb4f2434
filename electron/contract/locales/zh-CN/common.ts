import type { common as english } from '#contract/locales/en/common.ts';

export const common: Record<keyof typeof english, string> = {
  cancel: '取消',
  save: '保存',
  close: '关闭',
  'copy.value': '复制 {{name}}',
  'copy.done': '已复制',
  'list.separator': '、',
  'list.of': '{{names}}：',
  'sentence.separator': '',
  'sentence.end': '。',
  'streams.one': '1 条流',
  'streams.many': '{{count}} 条流',
  'field.calendar': '日历',
};
