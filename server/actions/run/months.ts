const shown = 12;

/** The first days of the last twelve months in this zone, the present one last. */
export function lastMonths(now: string, zone: string): string[] {
  const first = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().with({ day: 1 });
  return Array.from({ length: shown }, (_, index) =>
    first.subtract({ months: shown - 1 - index }).toString(),
  );
}
