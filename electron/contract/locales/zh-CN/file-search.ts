import type { fileSearch as english } from '#contract/locales/en/file-search.ts';

export const fileSearch: Record<keyof typeof english, string> = {
  'look.fault.locked': '密钥已锁定。请解锁后重新查找。',
  'look.fault.account-missing': '已没有使用该 AppId 的账号。请在设置中添加，然后重新查找。',
  'look.fault.refused': '请求被拒绝。',
  'look.fault.unreachable': '未收到响应。请检查网络连接；程序会自动重新查找。',
  'look.fault.unreadable': '无法解读响应。程序会自动重新查找。',
};
