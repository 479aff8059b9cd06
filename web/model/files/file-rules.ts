/** What the catalogue says about proof files, for the picker, the hint and the check before anything is sent. */
import type { Catalog } from '#sdk';
import { formatBytes } from '../frame/words.ts';

const kinds: Record<string, { name: string; extensions: readonly string[] }> = {
  'application/pdf': { name: 'PDF', extensions: ['.pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    name: 'DOCX',
    extensions: ['.docx'],
  },
  'image/png': { name: 'PNG', extensions: ['.png'] },
  'image/jpeg': { name: 'JPEG', extensions: ['.jpg', '.jpeg'] },
};

export type FileRules = Pick<Catalog, 'fileTypes' | 'maxFileBytes'>;

export const kindNames = ({ fileTypes }: FileRules): string[] =>
  fileTypes.map((type) => kinds[type]?.name ?? type);

/** For the `accept` of a file picker. */
export const accepts = ({ fileTypes }: FileRules): string =>
  fileTypes.flatMap((type) => [...(kinds[type]?.extensions ?? []), type]).join(',');

export const largest = ({ maxFileBytes }: FileRules, locale: string): string =>
  formatBytes(maxFileBytes, locale);

/** The code for which the server would refuse the file, as far as name and size tell; null when it may be sent. */
export function whyNotSent(
  { fileTypes, maxFileBytes }: FileRules,
  file: Pick<File, 'name' | 'size'>,
): 'file-too-large' | 'file-type-not-allowed' | null {
  if (file.size > maxFileBytes) return 'file-too-large';
  const extension = /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0].toLowerCase();
  const allowed = fileTypes.flatMap((type) => kinds[type]?.extensions ?? []);
  const wrong = extension !== undefined && allowed.length > 0 && !allowed.includes(extension);
  return file.size === 0 || wrong ? 'file-type-not-allowed' : null;
}
