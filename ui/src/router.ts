/** The screens: those the rail leads to, papers, and the crisis page. */
export const areas = ['round', 'animals', 'pairing', 'stories', 'settings', 'sheets', 'crisis'] as const;
export type Area = (typeof areas)[number];

/** Where the page is: an area, and what of it (`#animals/<id>` is `{ area: 'animals', rest: ['<id>'] }`). */
export interface Route {
  area: Area;
  rest: string[];
}

function isArea(text: string | undefined): text is Area {
  return areas.some((area) => area === text);
}

/** Reads the place from the address; what it does not know is the round. */
export function currentRoute(): Route {
  const [area, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return isArea(area) ? { area, rest } : { area: 'round', rest: [] };
}

/** The address of a place, for links. */
export function addressOf(area: Area, ...rest: string[]): string {
  return `#${[area, ...rest].map(encodeURIComponent).join('/')}`;
}

/** Goes to a place. */
export function goTo(area: Area, ...rest: string[]): void {
  location.hash = addressOf(area, ...rest);
}

/** Calls back whenever the place changes; returns what stops it. */
export function onRoute(listener: (route: Route) => void): () => void {
  const changed = () => listener(currentRoute());
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
