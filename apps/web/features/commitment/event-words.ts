import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  type Icon,
  IconBarrierBlock,
  IconCalendarCheck,
  IconCalendarPlus,
  IconCalendarX,
  IconCircleCheck,
  IconCircleOff,
  IconEye,
  IconFileText,
  IconFlag,
  IconListCheck,
  IconPencil,
  IconPointFilled,
  IconRefresh,
  IconReport,
  IconScale,
  IconSend,
  IconArrowBackUp,
  IconArrowsExchange,
  IconCalendarEvent,
} from '@tabler/icons-react';

interface EventWords {
  words: MessageDescriptor;
  icon: Icon;
}

/** Every type of docs/events.md that is about a commitment. */
const EVENTS: Readonly<Record<string, EventWords>> = {
  'commitment.created': { words: msg`Entered in the register`, icon: IconFileText },
  'commitment.edited': { words: msg`Corrected`, icon: IconPencil },
  'commitment.proposed': { words: msg`Proposed to those who take it on`, icon: IconSend },
  'commitment.declined': { words: msg`Not taken on`, icon: IconCircleOff },
  'commitment.put_on_control': { words: msg`Was put on control`, icon: IconFlag },
  'commitment.reported': { words: msg`A report made`, icon: IconReport },
  'commitment.part_completed': { words: msg`A part completed`, icon: IconListCheck },
  'commitment.acknowledged': { words: msg`Seen, a report promised`, icon: IconEye },
  'commitment.report_accepted': { words: msg`The final report accepted`, icon: IconCircleCheck },
  'commitment.report_returned': { words: msg`The final report returned`, icon: IconArrowBackUp },
  'commitment.extension_requested': { words: msg`An extension asked for`, icon: IconCalendarPlus },
  'commitment.extension_granted': { words: msg`Extended`, icon: IconCalendarCheck },
  'commitment.extension_refused': { words: msg`An extension refused`, icon: IconCalendarX },
  'commitment.period_opened': { words: msg`A new period has come`, icon: IconCalendarEvent },
  'commitment.terminated': { words: msg`Taken off control, not kept`, icon: IconCircleOff },
  'commitment.reopened': { words: msg`Back on control`, icon: IconRefresh },
  'commitment.counterpart_moved': { words: msg`The other side stands elsewhere`, icon: IconArrowsExchange },
  'commitment.blocked': { words: msg`An obstacle was named`, icon: IconBarrierBlock },
  'commitment.unblocked': { words: msg`Nothing stands in the way any more`, icon: IconBarrierBlock },
  'commitment.scored': { words: msg`Judged by an assessor`, icon: IconScale },
};

/** How a type is told and drawn; null words for one that is not known here, which is told by its code. */
export function eventWords(type: string): { words: MessageDescriptor | null; icon: Icon } {
  return EVENTS[type] ?? { words: null, icon: IconPointFilled };
}
