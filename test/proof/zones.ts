/**
 * Forty zones: both hemispheres, half and quarter hours, changed rules, a change of half an hour, one over the date line.
 * Not Europe/Chisinau and Africa/Casablanca, whose newest laws some copies of the time zone data do not have yet.
 */
export const ZONES = [
  ...['Europe/Minsk', 'Europe/Moscow', 'Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Asia/Vladivostok'],
  ...['Asia/Almaty', 'Asia/Yerevan', 'Asia/Tbilisi', 'Asia/Tashkent', 'Europe/Kyiv', 'Asia/Baku'],
  ...['Europe/London', 'Europe/Dublin', 'Europe/Berlin', 'Europe/Paris', 'Europe/Istanbul', 'Atlantic/Reykjavik'],
  ...['Africa/Cairo', 'Africa/Tunis', 'Africa/Johannesburg', 'Africa/Lagos', 'Asia/Beirut', 'Asia/Jerusalem'],
  ...['Asia/Tehran', 'Asia/Riyadh', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Shanghai', 'Asia/Tokyo'],
  ...['Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Pacific/Apia', 'Pacific/Auckland'],
  ...[
    'America/New_York',
    'America/St_Johns',
    'America/Havana',
    'America/Santiago',
    'America/Sao_Paulo',
    'Antarctica/Troll',
  ],
] as const;

/** With weekends on Saturday and Sunday, on Friday and Saturday, and on Friday alone. */
export const COUNTRIES = ['BY', 'RU', 'KZ', 'DE', 'US', 'CN', 'IN', 'JP', 'EG', 'IR'] as const;

/** ISO weekdays of rest, written down here once more: the product has its own list. */
export const RESTS: Readonly<Record<string, readonly number[]>> = { EG: [5, 6], IR: [5] };
