export { NO_CODES, type KnownCodes } from './check-codes.rules.js';
export { besideFile } from './beside-file.js';
export {
  type FileCommitment,
  type FileDocument,
  type MeetingFile,
  meetingFileJsonSchema,
} from './meeting-file.schema.js';
export { QuotePlaces } from './quote-places.rules.js';
export { type FileContext, type ReadMeetingFile, readMeetingFile } from './read-meeting-file.js';
export { type FileFault, type FilePath, type Finding, formatPath } from './yaml-source.js';
