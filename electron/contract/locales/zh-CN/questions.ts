import type { questions as english } from '#contract/locales/en/questions.ts';

export const questions: Record<keyof typeof english, string> = {
  'question.start.title': '再次开始“{{preset}}”？',
  'question.start.running': '此前已受理，可能仍在录',
  'question.start.perhaps': '待核实，可能在录',
  'question.start.missing': '未知在录',
  'question.start.onlyMissing': '补发缺流',
  'question.start.all': '全部再发（可能产生重复任务）',
  'question.start.nothingMissing':
    '全部已受理或可能在录，无需补发。如有疑问，请到厂商控制台核实后在卡片上标明。',
  'question.moreStreams': '，另有 {{count}} 条',
  'question.unrecorded.title': '磁盘无法留档，仍要开始“{{preset}}”？',
  'question.unrecorded.text':
    '磁盘无法写入记录。本次发起的结果只保存在内存中并以红色显示，退出程序后即消失，请自行记下。',
  'question.unrecorded.yes': '不留档，仍然开始',
  'question.unread.title': '“{{preset}}”可能已在录，仍要开始吗？',
  'question.unread.text':
    '无法读取操作日志，无法判断是否已在录制。再次开始可能被拒绝，也可能在原有任务之外再建一个任务。尚未执行任何操作。如时间允许，请先到厂商控制台核实。',
  'question.unread.yes': '仍然开始',
  'question.stop.title': '停止“{{preset}}”？',
  'question.stop.running': '将要停止',
  'question.stop.perhaps': '可能在录，同样发送停止',
  'question.stop.orphaned': '由该预设发起，现已不在预设中',
  'question.stop.unread': '无法确定是否在录，同样发送停止',
  'question.stop.yes': '立即停止',

  'left.running': '在录：{{count}} 条',
  'left.uncertain': '可能在录：{{count}} 条',
  'left.kept': '继续的录制会一直列在“在录”中，直到被停止、到点结束，或由你核实未录。',
  'left.save.title': '“{{preset}}”正在录制，仍要保存？',
  'left.save.text': '保存后预设将不再包含以下录制，保存不会停止它们：',
  'left.save.stop': '停止并保存',
  'left.save.keep': '保存，继续录制',
  'left.archive.title': '“{{preset}}”正在录制，仍要归档？',
  'left.archive.text': '归档后预设不再显示，但不会停止它的录制：',
  'left.archive.stop': '停止并归档',
  'left.archive.keep': '归档，继续录制',
  'left.delete.text': '删除预设不会停止它的录制：',
  'left.delete.stop': '停止并删除',
  'left.delete.keep': '删除，继续录制',
  'left.account.text': '以下录制将没有账号可以停止：',
  'left.account.save':
    '以下录制是用原来的 AppId 和接入地址开始的。保存后将没有账号可以停止它们，或预设不再包含它们：',

  'word.recording': '已核实：在录',
  'word.not-recording': '已核实：未录',
  'word.said.recording': '已核实：在录（{{time}}）',
  'word.said.not-recording': '已核实：未录（{{time}}）',
};
