import type { receiver as english } from '#contract/locales/en/receiver.ts';

export const receiver: Record<keyof typeof english, string> = {
  'receiver.title': 'ZEGO 回调',
  'receiver.text':
    '每个录制文件生成后，ZEGO 会通知控制台中填写的地址，本程序可以接收这些通知。这只是补充：不接收回调，也能通过查找得到文件。',
  'receiver.enabled': '接收回调',
  'receiver.address': '本机监听地址',
  'receiver.address.hint': '127.0.0.1 只接受本机的连接：配合台内的反向代理或隧道使用。',
  'receiver.port': '端口',
  'receiver.problem.address': '请填写本机的 IP 地址，例如 127.0.0.1。',
  'receiver.problem.port': '请填写 1 到 65535 之间的整数。',
  'receiver.open.title': '其他电脑可以访问此地址',
  'receiver.open.text':
    '连接未加密，ZEGO 的签名也不保护回调的内容。能在途中读到回调的人，就能改动其内容。除非整个网络都可信，否则请使用 127.0.0.1，并配合支持 HTTPS 的反向代理。',
  'receiver.confirm.title': '允许其他电脑向 {{address}} 发送回调？',
  'receiver.confirm.yes': '开放端口',
  'receiver.saved': '已保存。',
  'receiver.url': '填入 ZEGO 控制台的地址',
  'receiver.url.hint':
    '请在 ZEGO 控制台中填写为“录制文件生成回调”的地址。使用反向代理或隧道时，请将 /zego/ 之前的部分换成其公网地址。',
  'receiver.state.off': '未开启。',
  'receiver.state.listening': '正在监听，尚未收到回调。',
  'receiver.state.received': '正在监听。最近一次回调：{{time}}。',
  'receiver.state.failed':
    '未在监听：无法打开该地址（{{reason}}），收不到回调。请换一个地址或端口，或关闭占用它的程序。',
  'receiver.state.locked': '密钥已锁定，无法校验回调，收到的回调会被拒绝。请解锁密钥。',
  'receiver.noSecret':
    '没有账号填写 CallbackSecret，因此所有回调都会被拒绝。请在“设置 → 账号 → 编辑”中填写；它在 ZEGO 控制台中与 ServerSecret 相邻。',
  'receiver.refused': '{{time}} 拒绝了一个回调：',
  'receiver.refused.unreadable': '内容不是 ZEGO 的回调。',
  'receiver.refused.unsigned':
    '其 AppId 对应的账号都没有与签名相符的 CallbackSecret。请在“设置 → 账号”中检查 CallbackSecret。',
  'receiver.refused.locked': '当时密钥已锁定。',
  'receiver.refused.late': '其时间相差超过 10 分钟。请检查本机时钟；否则这是被重新发送的旧回调。',
  'receiver.refused.conflict': '其签名此前已用于另一内容，可能是伪造的。',
  'receiver.refused.unwritten': '未能写入磁盘。',
  'receiver.refused.too-large': '大小超过 64 KiB。',
  'receiver.refused.too-many': '一秒内收到超过 500 个。',

  'problem.receiver-failed':
    '收不到 ZEGO 回调：无法打开监听地址。文件仍可通过查找得到。请在“设置 → 回调”中更换地址或端口，或关闭占用它的程序。地址与原因：',
  'problem.receiver-silent':
    '已查到 {{count}} 个此后结束的文件，却一直没有收到 ZEGO 回调。请检查 ZEGO 控制台中的回调地址，以及到本机的网络通路。文件不受影响：程序会继续查找。',
  'problem.callbacks-locked':
    '密钥已锁定，一个 ZEGO 回调被拒绝。厂商处的文件不受影响：请解锁密钥，然后在该次操作的文件中点“立即查找”。',
  'problem.callbacks-unwritten':
    '一个 ZEGO 回调未能写入磁盘，已被拒绝；ZEGO 会在一分钟内重发。请检查磁盘和数据目录，然后在该次操作的文件中点“立即查找”。',
};
