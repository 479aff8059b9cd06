/** W-1: whoever said "not me" or "no" is never taken for somebody who agreed by saying nothing, and only those who may undo a refusal do. */
import { replay } from './history.ts';
import { ms, type Report, type Row, type Seen } from './read.ts';

export function checkSpoken(seen: Seen, report: Report): void {
  for (const claim of seen.of.claim) {
    const notices = seen.byClaim('notice', claim['id']);
    const undone = new Set<string>();
    replay(seen.byClaim('history', claim['id']), (entry, state) => {
      const wrong = (text: string): void =>
        report('W-1', `claim ${claim['id']} entry ${entry['number']}`, text);
      if (entry['act'] === 'undo-decision') checkUndo(entry, notices, undone, wrong);
      for (const [path, value] of Object.entries(entry['after'] as Row)) {
        const row = /^(associations\.([0-9a-f-]{36})(?:~\d+)?)\.state$/.exec(path);
        if (!row || value !== 'official' || state.get(`${row[1]}.consentBy`) !== 'silence') continue;
        const round = Number(state.get(`lines.${row[2]}.round`));
        const at = ms(state.get(`${row[1]}.officialFrom`));
        if (!notices.some((notice) => notice['round'] === round && silent(notice, at)))
          wrong(`line ${row[2]} is official by the silence of nobody who was asked and said nothing`);
      }
    });
  }
}

/** A trusted contact who was reached and has not said "not me" by then. */
function silent(notice: Row, at: number): boolean {
  return (
    notice['purpose'] === 'decide' &&
    notice['trusted'] === true &&
    notice['accepted_at'] !== null &&
    ms(notice['accepted_at']) <= at &&
    (notice['not_me_at'] === null || ms(notice['not_me_at']) > at)
  );
}

function checkUndo(entry: Row, notices: Row[], undone: Set<string>, wrong: (text: string) => void): void {
  const lines = ((entry['detail'] as Row)['refused'] ?? []) as string[];
  if (lines.length === 0) return;
  const link = notices.find((notice) => notice['id'] === entry['actor_id']);
  const entitled =
    entry['actor_role'] === 'tenant-admin' || (link?.['purpose'] === 'undo' && link['trusted'] === true);
  if (!entitled) wrong(`a denial was undone by ${entry['actor_role']}, who may not`);
  for (const line of lines) {
    if (undone.has(line)) wrong(`the denial of line ${line} was undone twice`);
    undone.add(line);
  }
}
