import type { Mark, Piece } from './page-layout.ts';
import type { PagePlace, PageProxy } from './pdf-place.ts';

/** The parts of the parser's annotation record that are used here; it documents the record as "any". */
interface Annotation {
  subtype?: string;
  fieldType?: string;
  fieldName?: string;
  fieldValue?: unknown;
  rect?: number[];
  checkBox?: boolean;
  radioButton?: boolean;
  buttonValue?: string;
  hidden?: boolean;
  annotationFlags?: number;
  contentsObj?: { str?: string };
  textContent?: string[];
}

const hiddenFlags = 2 | 32;
const textSize = 10;

/** Form values, typed notes and stamps at their places. Values missing in `form` are added to it. */
export async function annotationsOnPage(
  page: PageProxy,
  place: PagePlace,
  form: Map<string, string>,
): Promise<{ pieces: Piece[]; marks: Mark[] }> {
  const found = (await page.getAnnotations()) as Annotation[];
  const pieces: Piece[] = [];
  const marks: Mark[] = [];
  for (const annotation of found.slice(0, 5_000)) {
    if (annotation.hidden || ((annotation.annotationFlags ?? 0) & hiddenFlags) !== 0 || !annotation.rect)
      continue;
    const area = place.rect(annotation.rect);
    if (annotation.subtype === 'Widget') pieces.push(...valuePieces(annotation, area, form));
    else if (annotation.subtype === 'FreeText') {
      pieces.push(
        ...textPieces(annotation.textContent?.join('\n') || annotation.contentsObj?.str || '', area),
      );
    } else if (annotation.subtype === 'Ink' || annotation.subtype === 'Stamp') marks.push(area);
  }
  return { pieces, marks };
}

function valuePieces(annotation: Annotation, area: Mark, form: Map<string, string>): Piece[] {
  const name = annotation.fieldName ?? '';
  const value = textOf(annotation.fieldValue);
  if (name && !form.has(name) && annotation.fieldType !== 'Sig') form.set(name, value);
  if (annotation.checkBox || annotation.radioButton) {
    const isOn =
      value !== '' && value !== 'Off' && (!annotation.radioButton || value === annotation.buttonValue);
    return textPieces(isOn ? '☒' : '☐', area);
  }
  if (annotation.fieldType === 'Btn') return [];
  return textPieces(annotation.fieldType === 'Sig' ? (form.get(name) ?? '') : value, area);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(', ');
  return typeof value === 'string' ? value : '';
}

/** One line stands in the middle of its box, several run from the top. */
function textPieces(text: string, area: Mark): Piece[] {
  const lines = text.split(/\r\n?|\n/).slice(0, 500);
  const step = textSize * 1.2;
  const middle = area.y + area.height / 2 - textSize * 0.3;
  const top = area.y + area.height - step;
  return lines.map((line, index) => ({
    text: line,
    x: area.x + 2,
    y: lines.length === 1 ? middle : top - index * step,
    width: Math.min(line.length * textSize * 0.5, Math.max(area.width - 4, 1)),
    size: textSize,
  }));
}
