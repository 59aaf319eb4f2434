import type { questions as english } from '../../en/window/questions.ts';

export const questions: Record<keyof typeof english, string> = {
  'question.start.title': '再次开始“{{preset}}”？',
  'question.start.running': '此前已受理，可能仍在录',
  'question.start.perhaps': '结果不明，可能在录',
  'question.start.missing': '没有在录的记录',
  'question.start.onlyMissing': '补齐未录的流',
  'question.start.all': '全部重新开始',
  'question.start.nothingMissing':
    '全部已受理或可能在录，无需开始。如有疑问，请到厂商控制台核实后在卡片上确认。',
  'question.moreStreams': '，另有 {{count}} 条',
  'question.unrecorded.title': '不留记录地开始“{{preset}}”？',
  'question.unrecorded.text':
    '磁盘无法写入记录。本次发起的结果只保存在内存中并以红色显示，退出程序后即消失，请自行记下。',
  'question.unrecorded.yes': '不留记录，仍然开始',
  'question.unread.title': '“{{preset}}”可能已在录，仍要开始吗？',
  'question.unread.text':
    '无法读取操作日志，因此不知道是否已在录制。再次开始可能被拒绝，也可能在原有任务之外再建一个任务。尚未发起任何内容。如时间允许，请先到厂商控制台核实。',
  'question.unread.yes': '仍然开始',
  'question.stop.title': '停止“{{preset}}”？',
  'question.stop.running': '将被停止',
  'question.stop.perhaps': '可能在录，同样发送停止',
  'question.stop.orphaned': '由该预设发起，现已不在预设中',
  'question.stop.unread': '不知道是否在录，同样发送停止',
  'question.stop.yes': '立即停止',

  'word.recording': '确认在录',
  'word.not-recording': '确认未在录',
  'word.said.recording': '人工确认：在录（{{time}}）',
  'word.said.not-recording': '人工确认：未在录（{{time}}）',
};
