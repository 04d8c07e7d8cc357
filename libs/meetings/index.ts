export { type Area, Areas, type NewArea } from './areas.js';
export { DocumentClassifications, type Resting } from './document-classifications.js';
export { MEETING_SIDES, type MeetingSide } from './meeting.entity.js';
export type { Meeting, MeetingChanges, NewMeeting, NewParticipant, Participant } from './meeting.js';
export type { MeetingFilter, MeetingSort } from './meeting-query.js';
export { Meetings } from './meetings.js';
export { MeetingsModule } from './meetings.module.js';
export { type NewPassage, type Passage, Passages, type RestedPassage } from './passages.js';
export { findQuote, frozenText, type QuotePlace, type QuoteSpan } from './quote.rules.js';
export { DOCUMENT_KINDS, type DocumentKind } from './source-document.entity.js';
export {
  MOST_TEXT,
  type NewSourceDocument,
  type SourceDocument,
  type SourceDocumentHead,
  SourceDocuments,
} from './source-documents.js';
export {
  besideFile,
  type FileCommitment,
  type FileContext,
  type FileDocument,
  type FileFault,
  type FilePath,
  type Finding,
  type KnownCodes,
  type MeetingFile,
  QuotePlaces,
  meetingFileJsonSchema,
  type ReadMeetingFile,
  readMeetingFile,
} from './file/index.js';
