import { describe, expect, it } from 'vitest';
import { filled, mailTemplates, mailTextProblems, paragraphsOf } from './mail-text.ts';

const parts = new Set(['letter', 'greeting']);

describe('a mail text', () => {
  it('is read as headings, lists, paragraphs and parts', () => {
    expect(
      paragraphsOf(
        '{greeting}\r\n\r\nOne\ntwo\n\n## Three\n\n- four\n- five\n\n\n{letter}'.replaceAll('\r', ''),
        parts,
      ),
    ).toEqual([
      { kind: 'part', name: 'greeting' },
      { kind: 'text', text: 'One two' },
      { kind: 'heading', text: 'Three' },
      { kind: 'list', items: ['four', 'five'] },
      { kind: 'part', name: 'letter' },
    ]);
  });

  it('fills in values once: what a value contains is no field', () => {
    expect(filled('{customer} and {nobody}', { customer: '{partner}', partner: 'Kade' })).toBe(
      '{partner} and {nobody}',
    );
  });

  it.each(mailTemplates.filter((name) => name !== 'customer-notice'))(
    '%s has its own text as its letter',
    (name) => {
      expect(mailTextProblems(name, { subject: '{subject}', body: '{greeting}\n\n{letter}' })).toEqual([]);
      expect(
        mailTextProblems(name, { subject: 'Hello', body: 'Hello' }).map(
          ({ code, pointer }) => `${code} ${pointer}`,
        ),
      ).toEqual(['mail-field-missing /text/subject', 'mail-field-missing /text/body']);
    },
  );

  it.each(['http://x.example', 'WWW.x.example', '<b>', 'a > b'])(
    'refuses %s: links and markup are the program’s',
    (words) => {
      expect(
        mailTextProblems('claim-approved', { subject: '{subject}', body: `{letter}\n\n${words}` }).map(
          ({ code }) => code,
        ),
      ).toEqual(['text-not-plain']);
    },
  );

  it('asks for text', () => {
    expect(
      mailTextProblems('claim-approved', { subject: ' ', body: '' }).map(
        ({ code, pointer }) => `${code} ${pointer}`,
      ),
    ).toEqual(['field-required /text/subject', 'field-required /text/body']);
  });
});
