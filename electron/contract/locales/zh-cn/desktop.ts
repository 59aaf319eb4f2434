import type { desktop as english } from '../en/desktop.ts';

export const desktop: Record<keyof typeof english, string> = {
  'badge.notAir': '非播出',
  'tray.start': '开始 {{preset}}',
  'tray.open': '打开 CDN Recorder',
  'tray.quit': '退出',
  'tray.practiceNote': '演练预设不是正式播出',
  'tray.memoryOnly': '凭证仅保存在内存中',
  'tray.tooltip.idle': 'CDN Recorder：尚未发起录制',
  'tray.tooltip.outcome': '{{preset}}：{{status}}（已受理 {{accepted}}/{{total}}）',
  'tray.tooltip.underWay': '{{preset}}：{{status}}',
  'notification.title': '{{preset}}：{{status}}',
  'notification.refused': '{{preset}} 未开始',
  'error.bad-request': '程序拒绝了自身的请求，未更改或发起任何内容。',
  'error.not-found': '该项已不存在，未更改或发起任何内容。',
  'error.name-taken': '名称已被使用，未保存。请换一个名称。',
  'error.bad-endpoint': '接入地址必须是不含用户名和查询参数的 https 地址，未保存。',
  'error.credentials-unavailable': '凭证已锁定或缺失，未发起录制，也未保存。请在设置中解锁或录入。',
  'error.already-running': '正在发起，未重复发起。',
  'error.end-time-out-of-range': '结束时间不在未来 24 小时之内，未发起录制。请修改预设的结束时间。',
  'error.storage-failed': '无法写入磁盘，未发起录制，也未保存。请释放磁盘空间后重试。',
  'error.internal': '程序内部出错。已发起的内容请以历史记录为准。',
};
