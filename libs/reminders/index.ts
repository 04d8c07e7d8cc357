export { type BounceOutcome, Bounces } from './bounces.js';
export { type BulkChangeTold, type BulkOutcome, BulkWorks, type ReminderChanges } from './bulk-works.js';
export { CheckpointMails } from './checkpoint-mails.js';
export { CheckPlan } from './check-plan.js';
export { type ControlWarning } from './control-warnings.rules.js';
export { ControlWarnings } from './control-warnings.js';
export { Delivery } from './delivery.js';
export { EXPLAIN_LANGUAGES, explainWords, type ExplainLanguage } from './explain-words.js';
export { type ExplainedReminder, Explanations } from './explanations.js';
export { forecast, type ForecastItem, type ForecastMail, type ForecastTerms } from './forecast.rules.js';
export { Forecasts } from './forecasts.js';
export { type DueMailing, Gather } from './gather.js';
export {
  type Audience,
  AUDIENCES,
  DEFAULT_LADDER,
  DEFAULT_LADDER_CODE,
  HIGHEST_DEGREE,
  type Ladder,
  RELATIONS,
  type Rung,
  type RungTime,
  type Whom,
} from './ladder.rules.js';
export { type LadderPreview, LadderPreviews } from './ladder-preview.js';
export { type LadderUse, LadderUses } from './ladder-uses.js';
export { type LadderChange, Ladders, type NamedLadder, type NewLadder } from './ladders.js';
export { type HoldState, MailHold } from './mail-hold.js';
export { MailOperationsModule } from './mail-operations.module.js';
export { type MailState, MailStatus } from './mail-status.js';
export { MAIL_ALARMS, type MailAlarm } from './mail-status.rules.js';
export { type PreviewedChange } from './named-changes.js';
export { Nightly } from './nightly.js';
export type { PlannedOccurrence } from './occurrence.js';
export { PLAN_CHANGES } from './plan-changes.rules.js';
export { type CheckedDifference, type KeptPlanCheck, PlanChecks } from './plan-checks.js';
export { planOccurrences, type PlanTerms } from './plan.rules.js';
export { PlanningWorld } from './planning-world.rules.js';
export { ReminderQueries, type ReminderView } from './reminder-queries.js';
export { ReminderSettings } from './reminder-settings.js';
export { RemindersModule } from './reminders.module.js';
export { RemindersPlanModule } from './reminders-plan.module.js';
export { Sweep, Waker } from './sweep.js';
export { MAILING_LISTS, type MailingList, type MailingView, Undelivered } from './undelivered.js';
