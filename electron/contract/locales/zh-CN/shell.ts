import type { shell as english } from '#contract/locales/en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'nav.label': '导航',
  'nav.presets': '预设',
  'nav.on-air': '在录',
  'nav.history': '历史',
  'nav.files': '文件',
  'nav.settings': '设置',

  'nav.vault.locked': '已锁定',
  'nav.vault.memory': '仅存内存',
  'nav.vault.fault': '密钥故障',

  'problem.toSettings': '打开设置',
  'problem.disk-nearly-full':
    '数据文件夹所在磁盘只剩 {{megabytes}} MB。写满后，发起的录制将无法留下记录。请清理磁盘空间。',
  'problem.folder-read-only':
    '数据目录无法写入。请求可以照常发出，但不会留档：现在发起的录制只记在内存中，退出程序后即消失。请恢复目录的写入权限，再重新启动程序。目录与原因：',
  'problem.folder-shared':
    '本机的其他用户可以更改数据目录或其中的文件，从而影响发起的录制和发送的请求。未发起任何录制。请在终端中执行以下命令修正：',
  'problem.journal-unavailable':
    '目前无法写入磁盘上的操作日志。开始和停止照常可用，并暂存于内存，待可写入时补记；在此之前退出程序，这些记录会丢失。请检查磁盘和数据目录，并关闭占用该文件的程序。原因：',
  'problem.journal-renewed':
    '操作日志损坏，已另行保留并重新建立，历史记录不受影响。当时正在进行的录制已无从得知，请到厂商控制台核实；在此处确认之前，每次开始都会先询问。保留为：',
  'problem.journal-lost':
    '操作日志缺少部分已发起的操作：程序未运行期间日志被清空或删除，或程序在磁盘写入记录之前退出。部分正在进行的录制无从得知，请到厂商控制台核实；在此处确认之前，每次开始都会先询问。',
  'problem.journal-replaced':
    '程序运行期间，操作日志被其他程序更改、截断、删除或损坏。现已重新建立，并写入已知的全部内容：正在进行的录制和最近的操作；历史记录不受影响。请查明是哪个程序所为。原文件如仍存在，已保留为：',
  'problem.journal-confirm': '我已在控制台核实',
  'journal.confirm.title': '您是否已查看所有厂商的控制台？',
  'journal.confirm.text':
    '记录哪些录制正在进行的日志已丢失。确认后，程序将认为除“在录”所列之外没有其他录制：警告随之消失，之后开始录制时不再询问。如在控制台发现仍有其他录制，请先在那里停止。',
  'journal.confirm.yes': '我已在控制台核实',
  'problem.journal-unread':
    '目前无法读取操作日志，无法确定哪些录制正在进行，请到厂商控制台核实。每次开始都会先询问。日志恢复可读后，此提示自动消失。',
  'problem.journal-newer':
    '操作日志由更新版本的程序写入，已原样保留。请使用该版本，或到厂商控制台核实正在进行的录制：本版本无法读取。现在发起的录制只记在内存中。',
  'problem.history-unavailable':
    '目前无法读写历史记录。开始和停止照常可用，并已记入操作日志；历史记录恢复可写后会自动补上。原文件保持不变。原因：',
  'problem.history-renewed':
    '历史记录损坏、被清空或被删除。现已重新建立，并从操作日志补入仍保存的记录（至少 30 天）。正在进行的录制不受影响。原文件如仍存在，已保留为：',
  'problem.files-unavailable':
    '目前无法读写录制文件列表。开始和停止照常可用，厂商处的文件不受影响；期间出现的文件之后会重新查找。原文件保持不变。原因：',
  'problem.files-renewed':
    '录制文件列表损坏、被清空或被删除，现已重新建立。厂商处的文件和正在进行的录制不受影响；需要时请在相应操作中重新查找文件。原文件如仍存在，已保留为：',
  'problem.schedules-unreadable':
    '已保存的日程无法读取，已另行保留。重新录入或恢复副本之前，不会有任何计划录制。保留为：',
  'problem.schedules-partly-unreadable':
    '部分日程无法读取。可读的日程继续使用，其余的不再计划。完整文件原样保留。缺失内容及保留位置：',
  'problem.schedules-unusable':
    '目前无法读取已保存的日程，因此没有任何计划录制。文件保持原样，可以读取时会自动重新读取。原因：',
  'problem.presets-unreadable':
    '预设文件无法读取，目前只显示演练预设。未发起任何录制；已在进行的录制任务会继续，可到厂商控制台停止，或重新建立预设后停止。原文件已保留，请向管理员索取备份。文件：',
  'problem.presets-partly-unreadable':
    '部分预设无法读取，其余预设照常使用。未发起任何录制，已在进行的录制任务不受影响。完整的原文件已保留：请重新建立这些预设，或请管理员修复。数量、名称与文件：',
  'problem.presets-unusable':
    '预设文件目前无法读取，只显示演练预设。未发起任何录制，原文件不会被覆盖，在恢复读取之前无法保存。请检查数据目录，恢复后预设会自动出现。文件与原因：',
  'problem.settings-unreadable': '设置文件无法读取，已恢复默认设置。原文件已另行保留，未被覆盖。',
  'problem.settings-unusable':
    '设置文件目前无法读取，已采用默认设置。原文件不会被覆盖，在恢复读取之前无法保存。请检查数据目录。文件与原因：',
  'problem.accounts-partly-unreadable':
    '账号列表中有部分账号无法读取，其余账号照常使用，未执行任何操作。完整的原文件已保留。解锁密钥后账号会恢复；否则请在设置中重新填写。数量、名称与文件：',
  'problem.accounts-unusable':
    '账号列表目前无法读取，不会被覆盖，未执行任何操作。解锁密钥后账号会恢复。请检查数据目录。文件与原因：',
  'problem.accounts-unreadable':
    '账号列表无法读取，文件已另行保留，未被覆盖，未执行任何操作。解锁密钥后账号会恢复；否则请在设置中重新填写。',
  'problem.clock.behind':
    '本机时钟慢 {{minutes}} 分钟。请求和结束时间已作相应修正；请校准时钟，否则此处显示的时间会有偏差。',
  'problem.clock.ahead':
    '本机时钟快 {{minutes}} 分钟。请求和结束时间已作相应修正；请校准时钟，否则此处显示的时间会有偏差。',
  'problem.clock.behind.seconds':
    '本机时钟慢 {{seconds}} 秒。请求和结束时间已作相应修正；请校准时钟，否则此处显示的时间会有偏差。',
  'problem.clock.little':
    '本机时钟快 {{minutes}} 分钟。请求仍会被受理，但录制可能比计划晚同样长的时间结束。请校准时钟。',
  'problem.clock.little.seconds':
    '本机时钟快 {{seconds}} 秒。请求仍会被受理，但录制可能比计划晚同样长的时间结束。请校准时钟。',
  'problem.certificates.missing':
    '附加证书文件已不存在，目前仅信任默认证书。请在“设置 → 网络”中重新选择文件。文件：',
  'problem.certificates.not-a-file':
    '附加证书文件不是普通文件，目前仅信任默认证书。请在“设置 → 网络”中重新选择文件。文件：',
  'problem.certificates.too-large':
    '附加证书文件超过 1 MB，目前仅信任默认证书。请在“设置 → 网络”中重新选择文件。文件：',
  'problem.certificates.no-certificates':
    '附加证书文件不含 PEM 证书或证书已损坏，目前仅信任默认证书。请在“设置 → 网络”中重新选择文件。文件：',
  'problem.certificates.unreadable':
    '附加证书文件无法读取，目前仅信任默认证书。请在“设置 → 网络”中重新选择文件。文件：',
  'problem.certificates.too-slow':
    '附加证书文件两秒内未能读出，目前仅信任默认证书。请在“设置 → 网络”中重新选择文件。文件：',

  'nav.commands': '命令',
};
