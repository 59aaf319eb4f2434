import type { merge as english } from '#contract/locales/en/merge.ts';

export const merge: Record<keyof typeof english, string> = {
  'merge.group': '{{stream}} · {{vendor}}：{{count}} 个 {{format}} 文件可以合并',
  'merge.groupTooMany':
    '{{stream}} · {{vendor}}：{{count}} 个 {{format}} 文件，一次最多合并 {{most}} 个',
  'merge.groupDone': '{{stream}} · {{vendor}}：{{count}} 个 {{format}} 文件，已合并',
  'merge.open': '合并…',
  'merge.open.of': '合并 {{stream}} 在{{vendor}}的 {{format}} 文件',
  'merge.none': '{{vendors}}不能合并文件：ZEGO 文档没有相应接口。请下载后用其他软件拼接。',

  'merge.title': '合并 {{stream}} 的文件',
  'merge.what': '请求{{vendor}}将以下文件按此顺序合并为一个新文件。原文件保持不变。',
  'merge.costs':
    '只发送一次请求。新文件会占用厂商的存储，可能产生费用；项目须已由 ZEGO 技术支持开通合并功能。',
  'merge.parts': '文件（按合并顺序）',
  'merge.take': '包含 {{name}}',
  'merge.up': '上移 {{name}}',
  'merge.down': '下移 {{name}}',
  'merge.moved': '{{name}}：第 {{place}} 个，共 {{count}} 个',
  'merge.reordered': '当前顺序与录制顺序不同。',
  'merge.sort': '按开始时间排序',
  'merge.parts.too-few': '请至少选择两个文件。',
  'merge.parts.too-many': '{{vendor}}一次最多合并 {{most}} 个文件：请去掉一些，分两次合并。',
  'merge.format': '格式',
  'merge.name': '新文件的名称',
  'merge.name.hint': '不含“{{ending}}”，由厂商自动添加。',
  'merge.name.empty': '请输入名称。',
  'merge.name.bad': '最多 {{most}} 个字符，不能包含 / 或 \\，也不能带格式后缀。',
  'merge.name.taken': '本次操作已有同名的文件或合并：请换一个名称。',
  'merge.expire': '多久后删除',
  'merge.expire.hint': '单位为小时；0 表示永久保留。如果在合并完成前到期，将不会生成文件。',
  'merge.expire.bad': '请输入 0 到 {{most}} 之间的整数小时数。',
  'merge.send': '合并 {{count}} 个文件',

  'merge.again.finished': '这些文件已于 {{time}} 合并为 {{name}}。再次合并会生成另一个文件。',
  'merge.again.unknown':
    '这些文件可能已经合并：{{time}} 已发送过请求，但没有收到可用的响应。请先查找名为 {{name}} 的文件。再次合并可能会生成第二个文件。',
  'merge.again.nothing': '这次尚未发送任何请求。',
  'merge.again.yes': '再次合并',

  'merge.of': '{{count}} 个文件合并为 {{name}}',
  'merge.state.sending': '正在发送…',
  'merge.state.waiting': '{{vendor}}已受理，等待中',
  'merge.state.processing': '{{vendor}}正在合并',
  'merge.state.finished': '已合并',
  'merge.state.rejected': '被拒绝',
  'merge.state.failed': '失败',
  'merge.state.unknown': '待核实',
  'merge.reported': '仅来自内容未签名的回调，查询尚未证实。请到厂商控制台确认。',
  'merge.elapsed': '已 {{time}}',
  'merge.slow':
    '厂商一个多小时没有反馈，合并仍可能完成：请到厂商控制台查找该文件。程序会在重新启动后再次查询。',
  'merge.result': '显示 {{name}}',
  'merge.result.unseen': '文件尚未出现在列表中：请再次查找本次操作的文件。',
  'merge.failed.message': '厂商返回：{{message}}',
  'merge.failed.silent': '厂商报告失败，未说明原因。',
  'merge.failed.unsent': '未发送任何请求，可以再次合并。',
  'merge.failed.task':
    '没有生成文件。请检查文件和格式后再次合并；如果仍然失败，请联系 ZEGO 技术支持。',
  'merge.unknown.lost':
    '不清楚厂商是否正在合并。程序不会自动重发，会在一小时内查找该文件；请同时到厂商控制台查看。如果没有出现名为 {{name}} 的文件，请再次合并。',
};
