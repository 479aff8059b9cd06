/** What the operations of the administration have in common. */
import { deadlineSchema } from '../claims/claim-schema.ts';
import { dateOut, instantOut, prose, shape, z } from '../frame/fields.ts';

export const administering = {
  tag: 'Administration',
  method: 'post',
} as const;
export const overseeing = {
  tag: 'Administration',
  method: 'get',
} as const;

export const why = () =>
  prose(1000).openapi({
    example: 'The council of ministers made this a public holiday.',
    description: 'Stays in the administration log.',
  });
export const versionNumber = () => z.number().int().openapi({ example: 2 });

export const madeFields = {
  madeBy: z
    .string()
    .nullable()
    .openapi({ example: 'Carla Mendes', description: 'null: it came with the program.' }),
  madeAt: instantOut().nullable(),
  why: z.string().nullable().openapi({ example: 'The council of ministers made this a public holiday.' }),
};

/** The seed's own versions are nobody's. */
export const seedName = 'opencpor';
export function presentMade({
  madeBy,
  madeAt,
  why: reason,
}: {
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
}): {
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
} {
  return { madeBy: madeBy === seedName ? null : madeBy, madeAt, why: reason };
}

export const versionSchema = shape('VersionMade', { version: versionNumber(), ...madeFields });

/** A date with how it was found, without a claim to stand in. */
export const foundDateSchema = shape('FoundDate', {
  startedAt: instantOut(),
  endsAt: instantOut(),
  lastDay: dateOut(),
  zone: z.string().openapi({ example: 'Europe/Amsterdam' }),
  calendar: deadlineSchema.shape.calendar,
  rule: deadlineSchema.shape.rule,
  skipped: deadlineSchema.shape.skipped,
  beyondCoverage: deadlineSchema.shape.beyondCoverage,
});
