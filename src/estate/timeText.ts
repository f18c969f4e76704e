/** A moment for people: in their own zone, and in UTC as the service writes it. */
export interface TimeText {
  readonly iso: string;
  readonly local: string;
  readonly utc: string;
}

/** Formats moments for one language (BCP 47) and time zone (IANA name; the machine's own when absent). */
export function timeFormatter(language: string, timeZone?: string): (moment: Date) => TimeText {
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (moment) => {
    const iso = moment.toISOString().replace('.000Z', 'Z');
    return { iso, local: format.format(moment), utc: iso.replace('T', ' ').replace('Z', ' UTC') };
  };
}
