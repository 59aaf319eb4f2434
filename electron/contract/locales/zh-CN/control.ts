import type { control as english } from '#contract/locales/en/control.ts';

export const control: Record<keyof typeof english, string> = {
  'problem.control-unreadable':
    '控制接口的设置无法读取，所有接口均已关闭，录制不受影响。请在“设置 → 远程控制”中或通过部署文件重新启用。原文件已保留。文件：',
  'problem.control-http-failed':
    'HTTP 接口无法监听，控制台和程序暂时无法访问，录制不受影响。请关闭占用该端口的程序，或在“设置 → 远程控制”中或通过部署文件更换端口；程序每隔几秒会重试。地址和原因：',
};
