export { FileRefused } from './file-refused.js';
export { FileRules } from './file-rules.js';
export { forecastFile, SHIPPED_RULES } from './forecast-file.js';
export { ImportMeetingFile, type ImportOutcome, type ImportRequest } from './import-meeting-file.js';
export { ImportedEntries } from './imported-entries.js';
export { ImportingModule } from './importing.module.js';
