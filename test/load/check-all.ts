import { CheckPlan } from '#reminders';
import { withServices } from '../../apps/cli/with-register.js';
import { timed } from './timed.js';

/** What `pacta check-plan` does with a whole register, from its first look to the result that is kept. */
process.send?.(
  await withServices(process.env['DATABASE_URL'] ?? '', (find) =>
    timed(async () => {
      const { differences } = await find(CheckPlan).run();
      if (differences > 0) throw new Error(`the plan that was just made is wrong in ${differences} reminders`);
    }),
  ),
);
process.disconnect?.();
