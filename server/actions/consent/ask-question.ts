import { askQuestion as decide } from '../../../rules/claim/question.ts';
import { wordAct } from '../run/day-cap.ts';
import { whateverChanged } from '../run/context.ts';
import type { AskQuestionInput } from '../run/inputs.ts';

export const askQuestion = wordAct<AskQuestionInput>('ask-question', decide, whateverChanged);
