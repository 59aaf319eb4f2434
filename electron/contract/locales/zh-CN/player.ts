import type { player as english } from '#contract/locales/en/player.ts';

export const player: Record<keyof typeof english, string> = {
  'player.media': '录制文件 {{name}}',
  'player.keys': '空格：播放或暂停 · ← →：5 秒 · ↑ ↓：音量 · M：静音 · F：全屏 · Esc：关闭',
  'player.again': '重试',
  'player.fault.forbidden': '服务器不允许访问该文件。',
  'player.fault.forbidden.advice':
    '可能需要播放密钥：请在账号的密钥中填写该厂商的播放密钥，然后重新打开文件。',
  'player.fault.forbidden-signed': '服务器不接受播放密钥。',
  'player.fault.forbidden-signed.advice':
    '密钥可能已在控制台更改，或者本机时钟不准。请检查这两项，然后重新打开文件。',
  'player.fault.gone': '文件已不存在。',
  'player.fault.gone.advice': '可能已过期或已被删除。请在厂商控制台中查找。',
  'player.fault.refused': '服务器拒绝发送该文件。',
  'player.fault.refused.advice': '请稍后重试，或在浏览器中打开文件。',
  'player.fault.unreachable': '无法连接到文件所在的服务器。',
  'player.fault.unreachable.advice':
    '请检查网络。播放器使用 https，且只接受系统信任的证书；如果服务器只支持 http，请在浏览器中打开文件。',
  'player.fault.other-host': '文件指向另一台服务器。',
  'player.fault.other-host.advice': '播放器只从文件所在的服务器加载内容。请在浏览器中打开。',
  'player.fault.format': '无法在此播放该文件。',
  'player.fault.format.advice':
    '文件可能已损坏、仍在写入，或格式不受支持。请检查文件，或用其他播放器打开。',
  'player.fault.http': 'HTTP {{status}}。',
};
