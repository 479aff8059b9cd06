import { addFile } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { scanFile, type NewFile } from './file.ts';
import { exampleClaim, partnerPerson, Story } from './world.example.ts';

const partner = partnerPerson();
const file = (scan: NewFile['scan']): NewFile => ({
  id: 'f1',
  name: 'proof.pdf',
  size: 1000,
  mediaType: 'application/pdf',
  sha256: '1'.repeat(64),
  note: '',
  scan,
});

function withFile(scan: NewFile['scan']): Story {
  const story = new Story().draft(exampleClaim());
  story.said.jobs = [];
  story.act((world, now) => addFile(world, { claimId: 'c1', file: file(scan) }, partner, now));
  return story;
}

describe("a file's bytes", () => {
  it('are scanned first where there is a scanner, and read where there is none', () => {
    expect(withFile('waiting').said.jobs).toEqual([{ kind: 'scan', claimId: 'c1', fileId: 'f1' }]);
    expect(withFile('unscanned').said.jobs).toEqual([{ kind: 'read', claimId: 'c1', fileId: 'f1' }]);
  });

  it.each([
    ['clean', ['read']],
    ['infected', []],
  ] as const)('are read once they are known to be harmless: %s', (verdict, kinds) => {
    const story = withFile('waiting');
    story.said.jobs = [];
    story.act((world, now) => scanFile(world, { claimId: 'c1', fileId: 'f1', verdict }, now));
    expect(story.said.jobs.map(({ kind }) => kind)).toEqual(kinds);
  });
});
