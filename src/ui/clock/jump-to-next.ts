/** Goes to what comes next in the world, whatever the page shows, and says what that was. */
import type { Playground } from '#app/playground.svelte.ts';
import { toasts } from '#ui/frame/toasts.svelte.ts';
import { jumpTo } from './clock-acts.ts';
import { shortMoment } from './clock-words.ts';
import { comingMoments, justAfter, timedMoments, together } from './coming-moments.ts';

export function jumpToNext(playground: Playground): void {
  const [next] = comingMoments(together(timedMoments(playground.world)), playground.now);
  if (next === undefined) {
    toasts.show({
      about: 'clock',
      text: 'Nothing is to come: no session, password or sign-in link runs out.',
    });
    return;
  }
  const to = justAfter(next);
  jumpTo(playground, to);
  toasts.show({
    about: 'clock',
    text: `${shortMoment(to)}: ${next.says}.`,
    act: { label: 'Undo', run: () => playground.undo() },
  });
}
