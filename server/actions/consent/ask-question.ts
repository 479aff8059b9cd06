import { askQuestion as decide } from '../../../rules/claim/question.ts';
import { plainAct } from '../run/claim-act.ts';
import { whateverChanged } from '../run/context.ts';
import type { AskQuestionInput } from '../run/inputs.ts';

export const askQuestion = plainAct<AskQuestionInput>('ask-question', decide, whateverChanged);
