/** What the pages of sign-in send. AWS publishes no shapes for them: only what could be no answer at all is refused. */
import { text } from '../shape.ts';

export const typed = text({ min: 1, max: 320 });
export const signinToken = text({ min: 1, max: 4096 });
