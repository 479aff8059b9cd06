import { expect, it } from 'vitest';
import { templates, type TemplateName } from '../../rules/claim/messages.ts';
import { builtInReasons } from '../../rules/programme/reason-text.ts';
import { renderSample } from './sample.ts';

const names = Object.keys(templates) as TemplateName[];

it.each(names.flatMap((template) => (['en', 'nl'] as const).map((language) => ({ template, language }))))(
  'an administrator sees $template as its reader will ($language)',
  ({ template, language }) => {
    const now = Temporal.Instant.from('2020-12-16T10:00:00Z');
    const { subject, text } = renderSample({
      template,
      language,
      wording: null,
      reasons: builtInReasons,
      now,
    });
    expect(subject).toMatch(/^\[CON-7KM2Q9\] ./);
    expect(text).not.toMatch(/undefined|\bnull\b|\[object/);
  },
);
