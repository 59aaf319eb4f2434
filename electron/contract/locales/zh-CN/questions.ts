import type { questions as english } from '#contract/locales/en/questions.ts';

export const questions: Record<keyof typeof english, string> = {
  'question.start.title': '再次开始“{{preset}}”？',
  'question.start.running': '此前已受理，应仍在录制',
  'question.start.uncertain': '待核实，可能在录',
  'question.start.missing': '没有在录记录',
  'question.start.onlyMissing': '补发缺流',
  'question.start.all': '全部再发（可能产生重复任务）',
  'question.start.nothingMissing':
    '全部已受理或可能在录，无需补发。如有疑问，请到厂商控制台核实后在侧栏中标明。',
  'question.moreStreams': '，另有 {{count}} 条',
  'question.fold': '{{streams}} × {{count}} 家厂商（{{vendors}}）',
  'question.unrecorded.title': '磁盘无法留档，仍要开始“{{preset}}”？',
  'question.unrecorded.text':
    '磁盘无法写入记录。本次发起的结果只保存在内存中并以红色显示，退出程序后即消失，请自行记下。',
  'question.unrecorded.yes': '不留档，仍然开始',
  'question.unread.title': '“{{preset}}”可能已在录，仍要开始吗？',
  'question.unread.text':
    '无法读取操作日志，无法判断是否已在录制。再次开始可能被拒绝，也可能在原有任务之外再建一个任务。尚未执行任何操作。如时间允许，请先到厂商控制台核实。',
  'question.unread.yes': '仍然开始',
  'question.elsewhere.title': '“{{preset}}”正在另一个工位录制',
  'question.elsewhere.by': '{{desk}}（{{person}}），预设“{{preset}}”',
  'question.elsewhere.all':
    '未发起录制。另一个工位正在录制的流，在控制室中只发起一次：请到该工位查看。',
  'question.elsewhere.text':
    '尚未发起录制。另一个工位正在录制的部分由其负责，此处只能开始其余部分。',
  'question.elsewhere.close': '关闭',
  'question.elsewhere.rest': '开始其余部分',
  'question.alone.title': '在没有控制室的情况下开始“{{preset}}”？',
  'question.alone.text':
    '控制室没有响应，无法判断另一个工位是否已在录制。再次发起可能被拒绝，也可能产生第二个录制任务。未发起录制。时间允许时，请先询问其他工位。',
  'question.alone.yes': '单独开始',
  'question.stop.title': '停止“{{preset}}”？',
  'question.stop.running': '将要停止',
  'question.stop.uncertain': '可能在录，同样发送停止',
  'question.stop.orphaned': '由该预设发起，现已不在预设中',
  'question.stop.unread': '无法确定是否在录，同样发送停止',
  'question.stop.yes': '立即停止',

  'left.running': '在录：{{count}} 条',
  'left.uncertain': '可能在录：{{count}} 条',
  'left.kept': '继续的录制会一直列在“在录”中，直到被停止、到点结束，或由您核实未录。',
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

  'run.again.second-task': '再次开始会新建第二个录制任务：{{vendors}}。',
  'run.again.error': '录制期间再次开始会被拒绝：{{vendors}}。',
  'run.again.not-documented': '文档未说明再次开始的结果：{{vendors}}。',
  'question.confirm.title': '开始“{{preset}}”？',
  'question.confirm.starts': '将要开始',
  'question.confirm.yes': '立即开始',
  'question.follows': '之后还有 1 个问题。',
  'question.follow': '之后还有 {{count}} 个问题。',
  'question.leaveAll': '全部取消',
};
