import type { updates as english } from '#contract/locales/en/updates.ts';

export const updates: Record<keyof typeof english, string> = {
  'updates.title': '更新',
  'updates.text': '每天检查一次是否有新版本并提示。未经您点击，不会下载或安装任何内容。',
  'updates.enabled': '检查更新',
  'updates.channel': '版本',
  'updates.channel.stable': '正式版',
  'updates.channel.beta': '也包括测试版',
  'updates.feed': '版本列表地址',
  'updates.feed.hint': '留空则使用：{{feed}}',
  'updates.feed.none':
    '此程序没有内置地址。请填写供应方提供的地址，例如 https://example.com/cdn-recorder/。',
  'updates.problem.feed': '请填写以 https:// 开头、不含登录信息的地址。',
  'updates.saved': '已保存。',
  'updates.confirm.title': '在 {{host}} 检查更新？',
  'updates.confirm.text':
    '程序将每天按“网络”中的设置向该服务器请求一次版本列表。服务器只能看到本机地址，不会收到其他信息。只有带供应方签名的列表才有效。',
  'updates.confirm.yes': '检查更新',
  'updates.noKey': '此程序无法更新：构建时没有加入用于辨别真伪的密钥。请向供应方获取新版本。',
  'updates.noPackage': '此程序无法更新：不是通过安装包安装的。请按原来的方式获取新版本。',
  'updates.check': '立即检查',
  'updates.checking': '正在检查…',
  'updates.checked': '上次检查：{{time}}。',
  'updates.current': '没有可用的新版本。',
  'updates.later': '新版本正在分批推送，尚未轮到本机。',
  'updates.newer': '有新版本 {{version}}。',
  'updates.back':
    '当前为测试版。最新正式版为 {{version}}，可以退回，但旧版本可能无法读取新版本保存的数据。',
  'updates.download': '下载（{{size}} MB）',
  'updates.download.back': '退回 {{version}}（{{size}} MB）',
  'updates.downloading': '正在下载：{{percent}} %',
  'updates.cancel': '取消下载',
  'updates.ready': '版本 {{version}} 已下载并通过校验。',
  'updates.install': '安装并重启',
  'updates.installing': '程序正在退出以安装更新…',
  'updates.file': '已下载的文件',
  'updates.command': '安装命令',
  'updates.command.text':
    '该安装包由系统管理，程序不会自行安装。请在没有录制时于终端运行此命令，然后重新启动程序。',
  'updates.replace.text': '请在没有录制时关闭程序，并用下载的文件替换。',
  'updates.install.title': '现在安装版本 {{version}}？',
  'updates.install.text':
    '程序将关闭、安装更新并重新启动。就程序所知，目前没有录制，半小时内也没有计划的开始。',
  'updates.install.memory': '仅保存在内存中的密钥需要重新输入。',
  'updates.install.yes': '安装并重启',
  'updates.obstacle.unknown-what-runs':
    '未安装：无法确定正在录制的内容。请先按窗口顶部的提示处理，再安装。',
  'updates.obstacle.sending': '未安装：有调用正在排队或发送。请在得到应答后安装。',
  'updates.obstacle.recording': '未安装：有录制正在进行，录制不受影响。请在没有录制时安装。',
  'updates.obstacle.maybe-recording': '未安装：可能有录制正在进行。请先在“在录”中确认，再安装。',
  'updates.obstacle.merging': '未安装：正在合并文件。请在完成后安装。',
  'updates.obstacle.exporting': '未安装：正在写入导出文件。请在完成后安装。',
  'updates.obstacle.schedule': '未安装：距计划的开始不到半小时，或刚过不到半小时。请稍后安装。',
  'updates.obstacle.quitting': '未安装：程序正在退出。',
  'updates.fault.unreachable':
    '无法连接 {{detail}}。未安装任何内容，录制不受影响。请检查网络和地址，再重新检查。',
  'updates.fault.server-refused':
    '服务器未提供 {{detail}}。未安装任何内容，录制不受影响。请检查地址，或联系供应方。',
  'updates.fault.signature-missing':
    '列表 {{detail}} 没有签名，未读取。未安装任何内容，录制不受影响。请检查地址，或联系供应方。',
  'updates.fault.signature-wrong':
    '{{detail}} 的签名不是供应方的，列表未读取。未安装任何内容，录制不受影响。请告知供应方。',
  'updates.fault.feed-unreadable':
    '版本列表 {{detail}} 无法读取。未安装任何内容，录制不受影响。请告知供应方。',
  'updates.fault.file-missing':
    '版本 {{detail}} 没有适用于本机和此安装方式的文件。未安装任何内容，录制不受影响。请联系供应方。',
  'updates.fault.cut-off':
    '{{detail}} 的下载中断，未保留任何部分。未安装任何内容，录制不受影响。请重新下载。',
  'updates.fault.hash-wrong':
    '文件 {{detail}} 与供应方签名的不符，已删除。未安装任何内容，录制不受影响。请重新下载；如再次出现，请告知供应方。',
  'updates.fault.disk-full':
    '磁盘空间不足，无法保存 {{detail}}，未保留任何部分。未安装任何内容，录制不受影响。请清理空间后重新下载。',
  'updates.fault.cannot-write':
    '无法写入 {{detail}}。未安装任何内容，录制不受影响。请检查文件夹权限后重新下载。',
  'updates.fault.not-installed':
    '版本 {{detail}} 未能安装，程序保持原样，录制不受影响。请重试；如再次出现，请手动安装。',
  'updates.fault.withdrawn': '版本 {{detail}} 已撤回，下载的文件不会安装，录制不受影响。无需操作。',
  'notification.update': 'CDN Recorder {{version}} 可用',
  'notification.update.text': '请查看设置中的“更新”。未经您点击不会安装。',
};
