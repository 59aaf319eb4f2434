import type { history as english } from '../../en/window/history.ts';

export const history: Record<keyof typeof english, string> = {
  'history.time': '时间',
  'history.preset': '预设',
  'history.stream': '流 ID',
  'history.vendor': '厂商',
  'history.status': '状态',
  'history.code': '返回码',
  'history.account': '账号',
  'history.text': '文字',
  'history.message': '返回码和消息',
  'history.actions': '操作',
  'history.ended': '{{time}} 结束',
  'history.empty.title': '尚未发起任何录制',
  'history.empty.text':
    '每次发起后，每条流在每个厂商的结果都会记在这里，并附上技术支持所需的各种 ID。',
  'history.empty.toPresets': '前往预设',
  'history.none.title': '没有符合筛选条件的记录',
  'history.none.text':
    '请去掉部分筛选条件，或放宽时间范围。可搜索流 ID、预设、账号和消息中的任意片段；各种 ID 请至少输入前六个字符。',
  'history.unavailable.title': '无法读取历史记录',
  'history.unavailable.text':
    '暂时无法读取历史记录。其中内容没有任何改动，发起录制仍然可用并会记录下来。请重试；如果仍然如此，请检查磁盘，并在“设置”中保存支持报告。',
  'history.retry': '重试',

  'history.count': '{{count}} 条结果',
  'history.count.one': '1 条结果',
  'history.count.about': '约 {{count}} 条结果',
  'history.searching': '正在搜索…',
  'history.searchedTo': '已搜索至 {{date}}',
  'history.end': '已到最早的记录。',

  'history.filter': '筛选',
  'history.search': '搜索历史记录',
  'history.search.hint': '流 ID、预设、消息、各种 ID',
  'history.search.clear': '清除搜索',
  'history.filter.chosen': '项已选',
  'history.filter.active': '当前筛选条件',
  'history.filter.remove': '移除筛选条件',
  'history.filter.clear': '全部清除',
  'history.filter.narrow': '输入文字缩小范围',
  'history.filter.nothing': '还没有可选项。',
  'history.filter.noneFound': '没有包含这些文字的选项。',
  'history.filter.more': '还有 {{count}} 项，输入文字即可查找。',
  'history.filter.full': '一次不能再选更多。',
  'history.filter.loading': '正在加载…',
  'history.filter.unavailable': '无法读取可选项。请关闭此菜单后重新打开。',
  'history.when.any': '不限时间',
  'history.when.today': '今天',
  'history.when.yesterday': '昨天',
  'history.when.week': '最近 7 天',
  'history.when.range': '起止时间',
  'history.when.from': '从',
  'history.when.to': '到',
  'history.when.backwards': '结束时间早于开始时间，因此找不到任何记录。请修改其中一个。',

  'history.row.more': '{{vendor}} 上 {{stream}} 的操作',
  'history.row.open': '打开',
  'history.row.copyIds': '复制各种 ID',
  'history.row.notCopied': '复制失败，请打开此行后复制',
  'history.row.onlyStream': '搜索流 {{value}}',
  'history.row.onlyPreset': '仅看预设 {{value}}',
  'history.row.onlyVendor': '仅看厂商 {{value}}',
  'history.row.onlyCode': '仅看返回码 {{value}}',
  'history.row.loading': '正在加载…',

  'history.again': '再次开始…',
  'history.again.title': '再次开始“{{preset}}”？',
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
  'history.export.progress': '{{file}} 的进度',
  'history.export.cancel': '取消 {{file}}',
  'history.export.dismiss': '关闭 {{file}} 的提示',
  'history.export.done': '已保存为 {{file}}，共 {{done}} 条结果。',
  'history.export.cancelled': '导出已取消，未写入 {{file}}。',
  'history.export.failed.disk-full':
    '磁盘已满，未写入 {{file}}。历史记录没有改动。请腾出空间或换一个磁盘，然后重新导出。',
  'history.export.failed.not-writable':
    '无法在该位置写入 {{file}}。历史记录没有改动。请重新导出并选择其他文件夹。',
  'history.export.failed.internal':
    '导出中断，未写入 {{file}}。历史记录没有改动。请重新导出；如果再次中断，请在“设置”中保存支持报告。',

  'retention.title': '历史记录',
  'retention.label': '保留时间',
  'retention.ever': '永久',
  'retention.days': '{{count}} 天',
  'retention.year': '1 年',
  'retention.years': '{{count}} 年',
  'retention.hint': '更早的记录每天清理一次，删除后无法恢复。',
  'retention.confirm.title': '删除更早的记录？',
  'retention.confirm.text':
    '{{date}} 之前的所有记录将立即从历史中删除。录制本身不受影响。如果还需要这些记录，请先导出：删除后无法恢复。',
  'retention.confirm.yes': '仅保留 {{span}}',
};
