import type { help as english } from '#contract/locales/en/help.ts';

export const help: Record<keyof typeof english, string> = {
  'nav.help': '帮助',
  'help.contents': '目录',
  'help.document.guide': '操作指南',
  'help.document.command-line': '命令行',
  'help.document.data': '数据目录',
  'help.document.security': '安全',
  'help.document.performance': '性能',
  'help.search': '在所有文档中搜索',
  'help.search.clear': '清除搜索',
  'help.found': '找到 {{count}} 处',
  'help.failed': '无法读取该文档：程序文件缺失或损坏。请重新安装程序。',
};
