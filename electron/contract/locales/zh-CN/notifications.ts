import type { notifications as english } from '#contract/locales/en/notifications.ts';

export const notifications: Record<keyof typeof english, string> = {
  'notification.accepted': '{{preset}}：已受理 {{count}}/{{total}}',
  'notification.acceptedAndAlready':
    '{{preset}}：已受理 {{count}}/{{total}}，已在录制 {{already}} 条',
  'notification.already': '{{preset}}：已在录制',
  'notification.notRecording': '{{preset}}：未录',
  'notification.someNotRecording': '{{preset}}：{{total}} 条中 {{count}} 条未录',
  'notification.toVerify': '{{preset}}：{{total}} 条中 {{count}} 条待核实',
  'notification.notRecordingAndToVerify':
    '{{preset}}：{{total}} 条中 {{count}} 条未录，{{unknown}} 条待核实',
  'notification.inPart': '{{preset}}：{{total}} 条中 {{count}} 条只录了部分格式',
  'notification.stop.accepted': '{{preset}}：停止已受理 {{count}}/{{total}}',
  'notification.stop.notStopped': '{{preset}}：未停止',
  'notification.stop.someNotStopped': '{{preset}}：{{total}} 条中 {{count}} 条未停止',
  'notification.stop.toVerify': '{{preset}}：{{total}} 条中 {{count}} 条停止待核实',
  'notification.stop.notStoppedAndToVerify':
    '{{preset}}：{{total}} 条中 {{count}} 条未停止，{{unknown}} 条停止待核实',
  'notification.batch': '{{count}} 个预设已受理',
  'notification.stop.batch': '{{count}} 个预设停止已受理',
  'notification.line': '{{streams}}：{{vendor}}，{{fact}}',
  'notification.lineWithCode': '{{streams}}：{{vendor}}，{{fact}}（{{code}}）',
  'notification.lineWithAdvice': '{{streams}}：{{vendor}}。{{advice}}',
  'notification.vendorWithCode': '{{vendor}}（{{code}}）',
  'notification.notSent': '未发起',
  'notification.mayRecord': '可能在录',
  'notification.sending': '另有 {{count}} 条进行中',
  'notification.details': '详情',
  'notification.notStopped': '{{preset}} 未停止',
  'notification.refused': '{{preset}} 未开始',
  'notification.exportFailed': '未写入 {{file}}',
  'notification.plannedLate':
    '晚了 {{minutes}} 分钟发送：计划 {{time}} 停止，当时 CDN Recorder 未能发送。',
  'notification.noTray': 'CDN Recorder 仍在任务栏中运行',
  'notification.noTray.text':
    '此桌面不显示托盘图标，因此关闭窗口只会将其最小化。正在进行的录制不受影响。要退出程序，请按 Ctrl K 并选择“退出程序”。',
};
