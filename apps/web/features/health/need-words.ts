import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Level, NeedCode, Part } from './needs.rules.js';

export const PART: Readonly<Record<Part, MessageDescriptor>> = {
  register: msg`Register and its database`,
  mail: msg`Sending of mail`,
  plan: msg`Plan of reminders`,
  history: msg`History and its checkpoints`,
};

export const LEVEL: Readonly<Record<Level, MessageDescriptor>> = {
  well: msg`Well`,
  unknown: msg`Not known now`,
  look: msg`Have a look`,
  act: msg`Needs somebody now`,
};

interface NeedWords {
  title: MessageDescriptor;
  /** What to do about it. */
  advice: MessageDescriptor;
}

export const NEED: Readonly<Record<NeedCode, NeedWords>> = {
  'no-answer': {
    title: msg`The register does not answer, or cannot reach its database`,
    advice: msg`See whether the database runs and can be reached from the server. What is below is as it was last read.`,
  },
  held: {
    title: msg`Mail is on hold: the database is a copy`,
    advice: msg`Decide which of the copies is the register in use, and release the mail of that one.`,
  },
  late: {
    title: msg`Mail is due and does not go out`,
    advice: msg`See the late mail for the reason. When nothing was tried, see whether a worker runs.`,
  },
  'sweeps-stopped': {
    title: msg`No worker looks for due mail`,
    advice: msg`Start a worker on the server, or see in its log why it has stopped.`,
  },
  unreachable: {
    title: msg`Reminders wait for somebody who can be told`,
    advice: msg`A post is vacant, an address is refused, or nobody up the line may read the commitment. Fill the post or mend the address.`,
  },
  'held-by-hand': {
    title: msg`Somebody holds the mail`,
    advice: msg`Release it when the reason is gone.`,
  },
  'dry-run': {
    title: msg`Dry run: nothing is delivered`,
    advice: msg`When mail is to go out, take PACTA_MAIL=dry-run out of the settings of the workers.`,
  },
  failed: {
    title: msg`Mail has failed`,
    advice: msg`Mend what stood in the way, then try it again.`,
  },
  refused: {
    title: msg`Addresses are refused`,
    advice: msg`Enter the right address of each person, or the same again when the mailbox is there now.`,
  },
  'plan-wrong': {
    title: msg`Planned reminders were wrong, and were mended`,
    advice: msg`Run pacta check-plan on the server: when it finds something again, tell the makers.`,
  },
  'checks-stopped': {
    title: msg`The plan was not checked for more than a day`,
    advice: msg`See whether a worker runs: it checks the plan every night.`,
  },
  altered: {
    title: msg`History is not as it was signed`,
    advice: msg`Change nothing. Run pacta verify on the server: it names what was changed. Compare with a backup, and tell those who answer for security.`,
  },
  'checkpoint-failed': {
    title: msg`No checkpoint can be made`,
    advice: msg`The words of the register say why: mostly the signing key or the folder for checkpoints cannot be read or written.`,
  },
  'checkpoints-stopped': {
    title: msg`No checkpoint was made for more than a day`,
    advice: msg`See whether a worker runs, and that PACTA_CHECKPOINT_MINUTES is not 0.`,
  },
  'verifications-stopped': {
    title: msg`History was not verified for more than a day`,
    advice: msg`See whether a worker runs: it verifies the history every night.`,
  },
  'checkpoint-mail-failed': {
    title: msg`Checkpoints could not be mailed`,
    advice: msg`See to the addresses in PACTA_CHECKPOINT_MAIL and to the mail server: copies elsewhere show a register that was replaced.`,
  },
};
