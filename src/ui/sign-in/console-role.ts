/** The console session that the page acts in: of whoever signed in, and of the role that was switched to. */
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { findCaller } from '#authorize/caller.ts';

export interface AtConsole {
  /** Of the person: what roles are switched from, and gone back to. */
  readonly base: Session;
  /** Of the role, while it is switched to. */
  readonly role?: Session;
}

/** `undefined` for who is not at the console, or gone. A role stands on the session that switched to it. */
export function atConsole(world: World, id: string): AtConsole | undefined {
  const session = consoleSession(world, id);
  if (session === undefined) return undefined;
  const parent = session.operation === 'AssumeRole' ? consoleSession(world, session.parentId) : undefined;
  return parent === undefined ? { base: session } : { base: parent, role: session };
}

/** One whose user or role was not deleted since. */
function consoleSession(world: World, id = ''): Session | undefined {
  const session = world.sessions.get(id);
  return session?.isConsole === true && findCaller(world, id, '') !== undefined ? session : undefined;
}

/** `alice`, `root`, `reader/alice`. */
export function sessionName({ name, issuerArn }: Session): string {
  const issuer = issuerArn.endsWith(':root') ? 'root' : issuerArn.slice(issuerArn.lastIndexOf('/') + 1);
  return name === '' ? issuer : `${issuer}/${name}`;
}
