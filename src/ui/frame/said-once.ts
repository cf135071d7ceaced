/** What this browser has been told already, and need not be told again. One that keeps nothing is told every time. */

const place = (what: string): string => `iam-playground said ${what}`;

export function wasSaid(what: string): boolean {
  try {
    return localStorage.getItem(place(what)) !== null;
  } catch {
    return false;
  }
}

export function markSaid(what: string): void {
  try {
    localStorage.setItem(place(what), 'yes');
  } catch {
    return;
  }
}
