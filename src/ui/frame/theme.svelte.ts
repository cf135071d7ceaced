/** Light, dark or as the system has it. The choice is kept in this browser, as far as it lets us. */
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

const key = 'theme';

/** The next one of the three, round and round. */
export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
}

export class ThemeChoice {
  #theme = $state<Theme>(kept());

  constructor() {
    show(this.#theme);
  }

  get theme(): Theme {
    return this.#theme;
  }

  cycle(): void {
    this.#theme = nextTheme(this.#theme);
    show(this.#theme);
    keep(this.#theme);
  }
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

// A browser that refuses storage throws here; then the choice lasts as long as the page.
function kept(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system';
  } catch {
    return 'system';
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    return;
  }
}
