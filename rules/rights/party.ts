/** What the fields of partners, locations, enrolments and customers must be (domain 2, 3). */
import type { Problem } from '../engine/denial.ts';

/** Fields that must not be empty when they are given. Every change says why; the sentence stays in the log. */
export function filledProblems(fields: Record<string, string | undefined>): Problem[] {
  return Object.entries(fields).flatMap(([name, value]): Problem[] =>
    value !== undefined && value.trim() === '' ? [{ code: 'field-required', pointer: `/${name}` }] : [],
  );
}

/** A place with days of its own; a fixed offset is no zone, it knows no summer time. */
export function isZone(value: string): boolean {
  try {
    return (
      /^[A-Z]/i.test(value) && Temporal.PlainDate.from('2000-01-01').toZonedDateTime(value).timeZoneId !== ''
    );
  } catch {
    return false;
  }
}

export interface PlaceFields {
  number?: string;
  country?: string;
  zone?: string;
  language?: string;
}

export function placeProblems({ number, country, zone, language }: PlaceFields): Problem[] {
  const problems: Problem[] = [];
  if (number !== undefined && !/^[0-9]{4,12}$/.test(number))
    problems.push({
      code: 'value-invalid',
      pointer: '/number',
    });
  if (country !== undefined && !/^[A-Z]{2}$/.test(country))
    problems.push({
      code: 'value-invalid',
      pointer: '/country',
    });
  if (zone !== undefined && !isZone(zone)) problems.push({ code: 'value-invalid', pointer: '/zone' });
  if (language !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
    problems.push({
      code: 'value-invalid',
      pointer: '/language',
    });
  return problems;
}

/** Verified domains, the first one the main one: at least one, each once, and as names are written in the DNS. */
export function domainProblems(domains: readonly string[]): Problem[] {
  if (domains.length === 0) return [{ code: 'field-required', pointer: '/domains' }];
  return domains.flatMap((domain, index): Problem[] => {
    const twice = domains.indexOf(domain) !== index;
    return twice || !domainName.test(domain) ? [{ code: 'value-invalid', pointer: `/domains/${index}` }] : [];
  });
}

const domainName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
