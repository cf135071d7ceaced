/** Says once when the credentials that the page acts with are about to end, and when they have: nobody looks at a clock. */
import type { Session } from '#account/session.ts';
import type { Playground } from '#app/playground.svelte.ts';
import { toasts } from '#ui/frame/toasts.svelte.ts';
import { principalChoice } from '#ui/request/principal-choices.ts';
import { timeLeft } from '#ui/request/time-left.ts';
import { phaseOf, type SessionPhase } from './session-phase.ts';

interface Seen {
  readonly id: string;
  readonly phase: SessionPhase;
}

/** To be called while a component is made. What has happened before it is no news. */
export function announceSessionEnd(playground: () => Playground): void {
  const seen: { last?: Seen | undefined } = {};
  $effect(() => {
    const { world, actingAs, now } = playground();
    const session = world.sessions.get(actingAs);
    const before = seen.last;
    seen.last = session && { id: session.id, phase: phaseOf(session, now) };
    if (session === undefined || before?.id !== session.id || before.phase === seen.last?.phase) return;
    const text = wordsOf(principalChoice(world, session.id)?.label ?? session.id, session, now);
    if (text !== undefined) toasts.show({ about: 'the end of a session', text });
  });
}

/** `undefined` for one that holds: undo, or a clock that went back, brought it back. */
function wordsOf(name: string, session: Session, now: string): string | undefined {
  const words = {
    active: undefined,
    expiring: `${name} expires in ${timeLeft(session.expiresAt, now)}.`,
    expired: `${name} has expired. AWS answers its calls with ExpiredToken.`,
  };
  return words[phaseOf(session, now)];
}
