export {
  type Clearance,
  includesDate,
  type Language,
  type LocalName,
  Roster,
  type RosterBody,
  type RosterData,
  type RosterDeputyship,
  type RosterPerson,
  type RosterPost,
  type RosterTenure,
} from './roster.rules.js';
