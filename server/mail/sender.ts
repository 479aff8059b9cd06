import { cleanLine } from './clean.ts';

/** 'OpenCPOR <cpor@example.com>' or the bare address. */
export function senderOf(text: string): { name: string; address: string } {
  const found = /^\s*(?:"?([^"<]*?)"?\s*)<([^<>\s]+)>\s*$/.exec(text);
  return found
    ? { name: cleanLine(found[1] ?? ''), address: found[2] as string }
    : { name: '', address: text.trim() };
}
