/** Names in the environment that look like a setting and are none: PORTT, OWNERCOUNTRY. */
import { SETTINGS } from './config.ts';

/** One line for each. Only what is near one of our names is spoken of; the environment is full of other programs' names. */
export function misspelt(env: Record<string, string | undefined>): string[] {
  const settings = Object.keys(SETTINGS);
  const known = new Set([...settings, ...others]);
  return Object.keys(env)
    .filter((name) => !known.has(name))
    .flatMap((name) => {
      const meant = settings.find((setting) => isNear(name, setting));
      return meant ? [`${name} is no setting and is not read; did you mean ${meant}?`] : [];
    });
}

/** Well-known names of other programs that are near one of ours. */
const others = ['HOSTS', 'NODE', 'HOME', 'MAIL'];

function isNear(name: string, setting: string): boolean {
  const bare = (text: string): string => text.toUpperCase().replaceAll(/[-_.]/g, '');
  if (bare(name) === bare(setting)) return true;
  // Short names are near to many words: one slip, and not at the first letter.
  const slips = setting.length < 8 ? 1 : 2;
  return name[0]?.toUpperCase() === setting[0] && distance(bare(name), bare(setting)) <= slips;
}

/** Letters put in, left out, replaced or swapped with their neighbour. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (row[j - 1] as number) + 1,
        (last[j] as number) + 1,
        (last[j - 1] as number) + same,
        swapped ? (before[j - 2] as number) + 1 : Infinity,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
