import type { desktop as english } from '#contract/locales/en/desktop.ts';

export const desktop: Record<keyof typeof english, string> = {
  'sample.account': '演练',
  'sample.tencent': '演练：腾讯云',
  'sample.allVendors': '演练：全部厂商',
  'sample.oneFails': '演练：一条流失败',
  'native.more': '另有 {{count}} 项',
  'refused.message': 'CDN Recorder 目前无法在此运行，未发起任何录制。原因与处理办法：',
  'startFault.message': 'CDN Recorder 启动失败',
  'startFault.state': '未发起也未停止任何录制，厂商侧的录制会继续。',
  'startFault.planned': '启动成功之前，不会发送任何计划中的开始或停止请求。',
  'startFault.next': '请重新启动 CDN Recorder。',
  'startFault.nextLog': '请重新启动 CDN Recorder。若再次失败，请查看日志文件：{{file}}',
  'startFault.restart': '重新启动',
  'startFault.copy': '复制详情',

  'quit.title': '退出 CDN Recorder？',
  'quit.text':
    '退出不会停止任何录制，厂商侧的任务会继续。托盘图标将消失，再次打开程序之前不会发起录制，也不会发送通知。',
  'quit.planned':
    '以下录制届时不会被停止；再次打开程序时，逾期不超过 {{minutes}} 分钟的停止请求会补发：',
  'quit.plannedLine': '{{preset}}：{{vendors}}，计划 {{time}} 停止',
  'quit.handOvers': '以下录制将在厂商的结束时间结束，除非在此之前再次打开程序：',
  'quit.handOverLine': '{{preset}}：{{vendors}}，{{time}} 结束',
  'quit.yes': '退出',
};
