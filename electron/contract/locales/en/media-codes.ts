const READ_SUPPORT = 'No files were looked up. Contact ZEGO support with the RequestId.';
const MERGE_SUPPORT = 'Nothing was merged. Contact ZEGO support with the RequestId.';
const STATE_SUPPORT = 'The stream’s state is not known. Contact ZEGO support with the RequestId.';
const MERGE_DOUBT =
  'A merge may have begun: look for a new file before you merge again, and contact ZEGO support with the RequestId.';

/** What to do about a return code when files are looked up or merged, or a stream's state is asked for (facts §3). */
export const mediaCodes = {
  'media.read.ok': 'No action is needed.',
  'media.read.parameter': 'No files were looked up. Check stream ID and vendor.',
  'media.read.permission':
    'No files were looked up. Ask ZEGO support to enable the file API for this project.',
  'media.read.vendor': 'No files were looked up. Check whether the project records at this vendor.',
  'media.read.configuration':
    'No files were looked up. Check the CDN settings in the console; otherwise contact ZEGO support.',
  'media.read.wait':
    'No files were looked up, although it was tried again by itself. Wait a moment, then look again.',
  'media.read.account': 'No files were looked up. Check AppId and ServerSecret of the account.',
  'media.read.support': READ_SUPPORT,
  'media.read.failed':
    'No files were looked up. Look again later; otherwise contact ZEGO support with the RequestId.',
  'media.read.absent': 'There is no such file or task. Check its ID in the vendor console.',
  'media.read.host': 'No files were looked up. Check the account’s endpoint.',
  'media.read.program':
    'No files were looked up. This is a program error: report it with the RequestId.',
  'media.read.clock':
    'No files were looked up, although a corrected time was also tried. Check this computer’s clock, then look again.',
  'media.read.environment':
    'No files were looked up. Set IsTest of the account to “true”, or ask ZEGO to enable production.',
  'media.read.elsewhere':
    'This code is not documented for a search of files. Contact ZEGO support with the RequestId.',
  'media.merge.ok': 'The vendor has taken the merge.',
  'media.merge.parameter': 'Nothing was merged. Check files, format and name.',
  'media.merge.permission':
    'Nothing was merged. Ask ZEGO support to enable merging for this project.',
  'media.merge.vendor': 'Nothing was merged. Check whether the project records at this vendor.',
  'media.merge.configuration':
    'Nothing was merged. Ask ZEGO support to enable merging and to set its callback address.',
  'media.merge.wait':
    'Nothing was merged, although it was tried again by itself. Wait a moment, then merge again.',
  'media.merge.account': 'Nothing was merged. Check AppId and ServerSecret of the account.',
  'media.merge.support': MERGE_SUPPORT,
  'media.merge.failed': MERGE_DOUBT,
  'media.merge.absent':
    'Nothing was merged: a file does not exist any more, or has a format that cannot be merged. Look up the files again.',
  'media.merge.host': 'Nothing was merged. Check the account’s endpoint.',
  'media.merge.program':
    'Nothing was merged. This is a program error: report it with the RequestId.',
  'media.merge.clock':
    'Nothing was merged, although a corrected time was also tried. Check this computer’s clock, then merge again.',
  'media.merge.environment':
    'Nothing was merged. Set IsTest of the account to “true”, or ask ZEGO to enable production.',
  'media.merge.elsewhere': `This code is not documented for a merge. ${MERGE_DOUBT}`,
  'media.state.41003.meaning': 'The live stream does not exist',
  'media.state.active': 'The stream is being published.',
  'media.state.parameter': 'The stream’s state is not known. Check the stream ID.',
  'media.state.permission':
    'The stream’s state is not known. Ask ZEGO support to enable this API for the project.',
  'media.state.wait': 'The stream’s state is not known. Wait a moment, then ask again.',
  'media.state.account':
    'The stream’s state is not known. Check AppId and ServerSecret of the account.',
  'media.state.support': STATE_SUPPORT,
  'media.state.offline':
    'The stream’s state is not known: the project is offline. Check it in the ZEGO console.',
  'media.state.name':
    'The stream’s state is not known: its name breaks ZEGO’s rules. Check the stream ID.',
  'media.state.absent':
    'No such stream is known, or it has been over for too long. A stream that is pushed straight to the CDN is never known here.',
  'media.state.closed': 'The stream was published and is closed.',
  'media.state.host': 'The stream’s state is not known. Check the account’s endpoint.',
  'media.state.program':
    'The stream’s state is not known. This is a program error: report it with the RequestId.',
  'media.state.clock':
    'The stream’s state is not known. Check this computer’s clock, then ask again.',
  'media.state.environment': 'The stream’s state is not known. Check IsTest of the account.',
  'media.state.elsewhere':
    'This code is not documented for a stream’s state. Contact ZEGO support with the RequestId.',
} as const;
