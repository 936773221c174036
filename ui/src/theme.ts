import type { Theme } from './types/Theme.ts';

/** The themes, in the order they are stepped through. */
export const themes: readonly Theme[] = ['day', 'dusk', 'night'];

/** Their names on the screen. */
export const themeNames: Record<Theme, string> = { day: 'Day', dusk: 'Dusk', night: 'Night' };

/** The theme that is on. */
export function currentTheme(): Theme {
  const named = document.documentElement.dataset['theme'];
  return themes.find((theme) => theme === named) ?? 'day';
}

/** The one that would come next. */
export function nextTheme(): Theme {
  return themes[(themes.indexOf(currentTheme()) + 1) % themes.length] ?? 'day';
}

/** Turns a theme on; whoever shows its name listens for `theme` on the document. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  document.dispatchEvent(new Event('theme'));
}
