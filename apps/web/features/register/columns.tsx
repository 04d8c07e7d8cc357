import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { RegisterLine } from '../../client/api.generated.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { DueDate } from '../../look/due-date.js';
import {
  CommitmentCell,
  FulfilmentCell,
  LeadCell,
  MeetingCell,
  SlipCell,
  TimelinessCell,
  UpdatedCell,
  Word,
} from './cells.js';
import type { Term } from '../../language/terms.js';
import { CLASSIFICATION, PRIORITY, SIDE } from '../../language/words.js';

interface ColumnShape {
  title: MessageDescriptor;
  /** What the title means, where that is no word of every day. */
  term?: Term;
  /** At least so wide, in pixels. */
  width: number;
  /** The order of the API that sorts by it. */
  sort?: string;
}

export const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<ColumnShape>(),
});
const helper = createColumnHelper<typeof features, RegisterLine>();

interface Column {
  id: string;
  meta: ColumnShape;
  show: (line: RegisterLine) => React.ReactNode;
  /** The register makes no sense without it. */
  always?: true;
}

const column = ({ id, meta, show, always }: Column) =>
  helper.display({ id, meta, enableHiding: !always, cell: ({ row }) => show(row.original) });

/** What a line of the register says, in the order of the columns. */
export const columns = helper.columns([
  column({
    id: 'commitment',
    meta: { title: msg`Commitment`, width: 320, sort: 'reference' },
    show: (line) => <CommitmentCell line={line} />,
    always: true,
  }),
  column({ id: 'lead', meta: { title: msg`Lead`, width: 240 }, show: ({ lead }) => <LeadCell post={lead} /> }),
  column({
    id: 'status',
    meta: { title: msg`Status`, width: 160, term: 'control_status' },
    show: ({ status, timeliness }) => <ControlStatusMark status={status} timeliness={timeliness.current} />,
  }),
  column({
    id: 'due',
    meta: { title: msg`Deadline`, width: 150, sort: 'due' },
    show: ({ currentDeadline, status }) => <DueDate day={currentDeadline} status={status} />,
  }),
  column({
    id: 'timeliness',
    meta: { title: msg`Timeliness`, width: 200, term: 'timeliness' },
    show: ({ timeliness }) => <TimelinessCell timeliness={timeliness} />,
  }),
  column({
    id: 'fulfilment',
    meta: { title: msg`Fulfilment`, width: 150, term: 'fulfilment' },
    show: ({ fulfilment }) => <FulfilmentCell fulfilment={fulfilment} />,
  }),
  column({ id: 'side', meta: { title: msg`Side`, width: 110 }, show: ({ side }) => <Word message={SIDE[side]} /> }),
  column({ id: 'area', meta: { title: msg`Area`, width: 150 }, show: ({ area }) => area.name }),
  column({
    id: 'meeting',
    meta: { title: msg`Meeting`, width: 220 },
    show: ({ meeting }) => <MeetingCell meeting={meeting} />,
  }),
  column({
    id: 'counterpart',
    meta: { title: msg`Other side`, width: 190 },
    show: ({ counterpart }) => counterpart?.name,
  }),
  column({
    id: 'slip',
    meta: { title: msg`Slip`, width: 120, term: 'slip' },
    show: ({ slip }) => <SlipCell {...slip} />,
  }),
  column({
    id: 'priority',
    meta: { title: msg`Priority`, width: 120, sort: 'priority' },
    show: ({ priority }) => <Word message={PRIORITY[priority]} />,
  }),
  column({
    id: 'classification',
    meta: { title: msg`Classification`, width: 150 },
    show: ({ classification }) => <Word message={CLASSIFICATION[classification]} />,
  }),
  column({
    id: 'updated',
    meta: { title: msg`Updated`, width: 130, sort: 'updated' },
    show: ({ updatedAt }) => <UpdatedCell at={updatedAt} />,
  }),
]);

/** What is not shown until somebody asks for it. */
export const AT_FIRST_HIDDEN = [
  'timeliness',
  'side',
  'area',
  'meeting',
  'counterpart',
  'slip',
  'priority',
  'classification',
];
