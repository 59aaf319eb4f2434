import type { history as english } from '../../en/window/history.ts';

export const history: Record<keyof typeof english, string> = {
  'history.time': '时间',
  'history.preset': '预设',
  'history.stream': '流 ID',
  'history.vendor': '厂商',
  'history.status': '状态',
  'history.message': '返回码和消息',
  'history.ended': '{{time}} 结束',
  'history.empty.title': '尚未发起任何录制',
  'history.empty.text':
    '每次发起后，每条流在每个厂商的结果都会记在这里，并附上技术支持所需的各种 ID。',
};
