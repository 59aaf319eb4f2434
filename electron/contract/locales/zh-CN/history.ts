import type { history as english } from '#contract/locales/en/history.ts';

export const history: Record<keyof typeof english, string> = {
  'history.time': '时间',
  'history.preset': '预设',
  'history.stream': '流 ID',
  'history.vendor': '厂商',
  'history.status': '状态',
  'history.status.accepted': '已受理',
  'history.status.rejected': '被拒绝',
  'history.status.unknown': '待核实',
  'history.status.failed': '未发出',
  'history.code': '返回码',
  'history.account': '账号',
  'history.text': '文字',
  'history.message': '说明',
  'history.actions': '操作',
  'history.ended': '{{time}} 结束',
  'history.empty.title': '尚未发起任何录制',
  'history.empty.text':
    '每次开始后，每条流在每个厂商的结果都会记在这里，并附上技术支持所需的全部 ID。',
  'history.empty.toPresets': '前往预设',
  'history.none.title': '没有符合条件的记录',
  'history.none.text':
    '请去掉部分筛选条件，或放宽时间范围。可搜索流 ID、预设、账号和消息中的任意片段；其他 ID 请至少输入前六个字符。',
  'history.unavailable.title': '无法读取历史记录',
  'history.unavailable.text':
    '暂时无法读取历史记录。其中内容没有任何改动，发起录制仍然可用并会记录下来。请重试；如果仍然如此，请检查磁盘，并在“设置”中保存支持报告。',

  'history.run.lost': '历史记录中没有这次操作。结果全部返回后才会记入；已删除的记录不再显示。',
  'history.list': '列表',
  'history.list.runs': '按操作',
  'history.list.rows': '逐条结果',
  'history.run.presetOrStream': '预设、流 ID',
  'history.run.streamsHead': '流',
  'history.run.vendorsOrDetails': '厂商、说明',
  'history.run.start': '开始',
  'history.run.stop': '停止',
  'history.run.window': '主窗口',
  'history.run.tray': '托盘',
  'history.run.hotkey': '快捷键',
  'history.run.command-line': '命令行',
  'history.run.schedule': '日程',
  'history.run.planned-stop': '计划停止',
  'history.run.hand-over': '接续录制',
  'history.run.streams': '{{total}} 条流中的 {{well}} 条',
  'history.run.actions': '{{time}} {{preset}} 的操作',
  'history.run.call': '查看详情：{{vendor}}',
  'history.run.callOf': '查看详情：{{vendor}}，第 {{nth}} 个调用，共 {{of}} 个',
  'history.run.all': '此次操作中找到 {{matched}} 条，显示全部 {{count}} 条结果',
  'history.run.unreadable': '无法读取结果。请收起后重新展开。',
  'history.run.end': '没有更早的操作。',

  'history.counts': '{{runs}}，{{outcomes}}',
  'history.runs': '{{count}} 次操作',
  'history.runs.one': '1 次操作',
  'history.runs.about': '约 {{count}} 次操作',
  'history.count': '{{count}} 条结果',
  'history.count.one': '1 条结果',
  'history.count.about': '约 {{count}} 条结果',
  'history.end': '没有更早的结果。',

  'history.search': '搜索历史记录',
  'history.search.hint': '流 ID、预设、消息、其他 ID',

  'history.row.more': '{{vendor}} 上 {{stream}} 的操作',
  'history.row.open': '查看详情',
  'history.row.onlyStream': '搜索流 {{value}}',
  'history.row.onlyPreset': '仅看预设 {{value}}',
  'history.row.onlyVendor': '仅看厂商 {{value}}',
  'history.row.onlyCode': '仅看返回码 {{value}}',

  'history.again': '再次开始…',
  'history.again.title': '从历史记录开始预设“{{preset}}”？',
  'history.again.what': '将按预设的当前内容开始：{{vendors}}，{{streams}}。',
  'history.again.start': '立即开始',
  'history.again.create': '用此行新建预设…',
  'history.again.gone':
    '预设“{{preset}}”已不存在，未发起任何录制。请用此行新建预设，核对后在预设页开始。',
  'history.again.archived':
    '预设“{{preset}}”已归档，未发起任何录制。请在预设页恢复它，或用此行新建预设。',
  'history.again.otherAccount':
    '此行当时使用的是账号“{{account}}”，而同名预设现在使用的是下方的账号。请确认这正是所需的账号。',
  'history.again.lostStream':
    '预设后来有改动：其中已不包含 {{vendor}} 上的 {{stream}}，因此不会开始它。',

  'history.export': '导出',
  'history.export.filtered': '导出筛选结果',
  'history.export.running': '正在写入 {{file}}：{{done}} 条结果',
  'history.export.runningOf': '正在写入 {{file}}：{{done}} / {{total}} 条结果',
  'history.export.runningCalls': '正在写入 {{file}}：{{calls}} 个完整调用',
  'history.export.progress': '{{file}} 的进度',
  'history.export.cancel': '取消 {{file}}',
  'history.export.dismiss': '关闭 {{file}} 的提示',
  'history.export.done': '已保存为 {{file}}，共 {{done}} 条结果。',
  'history.export.doneCalls': '已保存为 {{file}}，共 {{calls}} 个完整调用。',
  'history.export.cancelled': '导出已取消，未写入 {{file}}。',
  'history.export.failed.disk-full':
    '磁盘已满，未写入 {{file}}。历史记录没有改动。请腾出空间或换一个磁盘，然后重新导出。',
  'history.export.failed.not-writable':
    '无法在该位置写入 {{file}}。历史记录没有改动。请重新导出并选择其他文件夹。',
  'history.export.failed.internal':
    '导出中断，未写入 {{file}}。历史记录没有改动。请重新导出；如果再次中断，请在“设置”中保存支持报告。',
};
