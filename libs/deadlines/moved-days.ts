/** A day off given in place of another day, by an act of a government. */
export interface MovedDay {
  /** The day that is exchanged: a Saturday that is worked, or a weekend day that is a holiday anyway. */
  from: string;
  /** The day off that it gives. */
  to: string;
  /** Whether `from` is worked. False where it is a holiday that fell on a weekend. */
  worked: boolean;
}

export interface MovingAct {
  country: string;
  source: string;
  moves: readonly MovedDay[];
}

const worked = (from: string, to: string): MovedDay => ({ from, to, worked: true });
const holiday = (from: string, to: string): MovedDay => ({ from, to, worked: false });

/**
 * Moved working days (переносы) of Belarus and Russia, 2023 to 2026. No list of holidays has them: governments decide
 * anew each year. Later years are for an administrator to enter, or for this table when the act is out.
 */
export const MOVING_ACTS: readonly MovingAct[] = [
  {
    country: 'BY',
    source: 'Council of Ministers of the Republic of Belarus, resolution No. 739 of 1 November 2022',
    moves: [worked('2023-04-29', '2023-04-24'), worked('2023-05-13', '2023-05-08'), worked('2023-11-11', '2023-11-06')],
  },
  {
    country: 'BY',
    source: 'Council of Ministers of the Republic of Belarus, resolution No. 814 of 23 November 2023',
    moves: [worked('2024-05-18', '2024-05-13'), worked('2024-11-16', '2024-11-08')],
  },
  {
    country: 'BY',
    source: 'Council of Ministers of the Republic of Belarus, resolution No. 839 of 14 November 2024',
    moves: [
      worked('2025-01-11', '2025-01-06'),
      worked('2025-04-26', '2025-04-28'),
      worked('2025-07-12', '2025-07-04'),
      worked('2025-12-20', '2025-12-26'),
    ],
  },
  {
    country: 'BY',
    source: 'Council of Ministers of the Republic of Belarus, resolution No. 397 of 22 July 2025',
    moves: [worked('2026-04-25', '2026-04-20')],
  },
  {
    country: 'RU',
    source: 'Government of the Russian Federation, decree No. 1505 of 29 August 2022',
    moves: [holiday('2023-01-01', '2023-02-24'), holiday('2023-01-08', '2023-05-08')],
  },
  {
    country: 'RU',
    source: 'Government of the Russian Federation, decree No. 1314 of 10 August 2023',
    moves: [
      holiday('2024-01-06', '2024-05-10'),
      holiday('2024-01-07', '2024-12-31'),
      worked('2024-04-27', '2024-04-29'),
      worked('2024-11-02', '2024-04-30'),
      worked('2024-12-28', '2024-12-30'),
    ],
  },
  {
    country: 'RU',
    source: 'Government of the Russian Federation, decree No. 1335 of 4 October 2024',
    moves: [
      holiday('2025-01-04', '2025-05-02'),
      holiday('2025-01-05', '2025-12-31'),
      holiday('2025-02-23', '2025-05-08'),
      holiday('2025-03-08', '2025-06-13'),
      worked('2025-11-01', '2025-11-03'),
    ],
  },
  {
    country: 'RU',
    source: 'Government of the Russian Federation, decree on moved days off in 2026, of 24 September 2025',
    moves: [holiday('2026-01-03', '2026-01-09'), holiday('2026-01-04', '2026-12-31')],
  },
];
