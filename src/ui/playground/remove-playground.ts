/** Takes a playground from the list at once, and says how to get it back. */
import type { Playground } from '#app/playground.svelte.ts';
import type { Playgrounds } from '#app/playgrounds.svelte.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { toasts } from '#ui/frame/toasts.svelte.ts';

export async function removePlayground(playgrounds: Playgrounds, playground: Playground): Promise<void> {
  await playgrounds.remove(playground.id, paymentsTeam);
  toasts.show({
    about: 'removal',
    text: `Deleted “${playground.title}”.`,
    act: { label: 'Undo', run: () => void restorePlayground(playgrounds) },
  });
}

/** Brings the latest one back; what the toast offered is done then. */
export async function restorePlayground(playgrounds: Playgrounds): Promise<void> {
  const offer = toasts.list.find(({ about }) => about === 'removal');
  if (offer) toasts.dismiss(offer);
  await playgrounds.restore();
}
