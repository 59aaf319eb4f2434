import type { palette as english } from '#contract/locales/en/palette.ts';

export const palette: Record<keyof typeof english, string> = {
  'palette.title': '命令',
  'palette.placeholder': '输入预设、页面或操作名称',
  'palette.none': '没有匹配的命令。',
  'palette.count.one': '1 条命令',
  'palette.count': '{{count}} 条命令',
  'palette.more': '还有 {{count}} 条，请继续输入以缩小范围',
  'palette.show': '在预设页查看：{{preset}}',
  'palette.edit': '编辑：{{preset}}',
  'palette.account': '添加账号…',
  'palette.secrets': '设置：密钥',
  'palette.remote': '设置：远程控制',
  'palette.theme': '外观：{{name}}',
  'palette.language': '语言：{{name}}',
  'palette.stopAll': '停止全部录制…',
  'palette.welcome': '重新查看新手引导',
};
