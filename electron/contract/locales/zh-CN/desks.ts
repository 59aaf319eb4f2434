import type { desks as english } from '#contract/locales/en/desks.ts';

export const desks: Record<keyof typeof english, string> = {
  'problem.hyperdeck-failed':
    '一个 HyperDeck 端口无法打开，切换台和控制面板连不上它。窗口中仍可启动预设。请在“设置 → 远程控制”中或通过部署文件更换端口或地址，或关闭占用它的程序；程序每隔几秒会重试。地址和原因：',
  'problem.tally-unreachable':
    '一个 Tally 接收端无法连接：它的灯显示的可能已不是当前状态。程序会自动重试。请检查网络，以及“设置 → 远程控制”或部署文件中它的地址和端口。接收端和原因：',
  'problem.room-conflicts':
    '本机和控制室的另一工位都修改了同一内容。所有工位使用控制室的版本；本机的版本保留在数据目录的 room-documents.json 中。请与另一工位核对，并重新保存正确的内容。数量和名称：',
  'problem.room-both-record':
    '控制室的另一个工位也在录制相同的流：双方都已发起，程序未作任何合并。请商定由谁继续录制，并停止其中一个。流、工位和人员：',
  'problem.room-taken-over':
    '控制室的另一个工位已接管本工位录制的流。本工位不再列出、停止或延长它们。流：',
};
