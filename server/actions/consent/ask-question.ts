import { askQuestion as decide } from '../../../rules/claim/question.ts';
import { plainAct } from '../run/claim-act.ts';
import { whateverChanged } from '../run/context.ts';
import type { AskQuestionInput } from '../run/inputs.ts';

const act = plainAct<AskQuestionInput>('ask-question', decide);

export const askQuestion: typeof act = (ctx, ref, input, present) =>
  act(whateverChanged(ctx), ref, input, present);
