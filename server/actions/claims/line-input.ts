import type { LineInput as RuleLine } from '../../../rules/claim/draft-lines.ts';
import type { Line } from '../../../rules/claim/facts.ts';
import type { LineInput } from '../run/inputs.ts';

type Known = Pick<Line, 'id' | 'itemId' | 'subscriptionId' | 'activity'>;

/**
 * One line an item and activity; a line that the claim has already keeps its id, found by the id that was sent or by what it
 * is about. A line named by its id keeps the subscription that was not sent: partners are not shown it whole.
 */
export function linesOf(
  typed: LineInput[],
  activities: string[],
  known: Known[],
  newId: () => string,
): RuleLine[] {
  const left = [...known];
  return typed.flatMap((line) =>
    (line.activity ? [line.activity] : activities).map((activity) => {
      const subscriptionId = line.subscriptionId?.trim().toLowerCase() || null;
      const named = left.findIndex((old) => old.id === line.id && old.activity === activity);
      const index =
        named >= 0
          ? named
          : left.findIndex(
              (old) =>
                old.itemId === line.itemId &&
                old.activity === activity &&
                (old.subscriptionId === subscriptionId || subscriptionId === null),
            );
      const found = index >= 0 ? left.splice(index, 1)[0] : undefined;
      const kept =
        named >= 0 && line.subscriptionId === undefined && found?.itemId === line.itemId
          ? found.subscriptionId
          : subscriptionId;
      return { id: found?.id ?? newId(), itemId: line.itemId, activity, subscriptionId: kept };
    }),
  );
}
