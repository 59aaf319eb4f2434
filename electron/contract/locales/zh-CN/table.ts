import type { table as english } from '#contract/locales/en/table.ts';

export const table: Record<keyof typeof english, string> = {
  'table.copyIds': '复制全部 ID',
  'table.notCopied': '复制失败，请查看详情后复制',
  'table.loading': '正在加载…',
  'table.retry': '重试',
  'table.day': '{{name}}，{{day}}',
};
