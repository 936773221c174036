// Drawings from Lucide 1.62.0 (ui/icons/lucide-LICENSE), inlined so that no markup is parsed from text.
// `up`, `down`, `level` and `pause` are our own.

import { svg, type SVGTemplateResult } from 'lit';

const drawings = {
  moon: svg`<path d="M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2v2M12 20v2m-7.07-17.07 1.41 1.41m11.32 11.32 1.41 1.41M2 12h2m16 0h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41"/>`,
  sunset: svg`<path d="M12 10V2m-7.07 8.93 1.41 1.41M2 18h2m16 0h2m-2.93-7.07-1.41 1.41M22 22H2M16 6l-4 4-4-4m8 12a4 4 0 0 0-8 0"/>`,
  bell: svg`<path d="M10.268 21a2 2 0 0 0 3.464 0M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326"/>`,
  undo: svg`<path d="M9 14 4 9l5-5"/><path d="M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"/>`,
  plus: svg`<path d="M5 12h14M12 5v14"/>`,
  search: svg`<path d="m21 21-4.34-4.34"/><circle cx="11" cy="11" r="8"/>`,
  check: svg`<path d="M20 6 9 17l-5-5"/>`,
  cross: svg`<path d="M18 6 6 18M6 6l12 12"/>`,
  male: svg`<path d="M16 3h5v5m0-5-6.75 6.75"/><circle cx="10" cy="14" r="6"/>`,
  female: svg`<path d="M12 15v7m-3-3h6"/><circle cx="12" cy="9" r="6"/>`,
  warning: svg`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4m0 4h.01"/>`,
  pencil: svg`<path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4"/>`,
  link: svg`<path d="M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71"/><path d="M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71"/>`,
  copy: svg`<rect width="14" height="14" x="8" y="8" rx="2" ry="2"/><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"/>`,
  save: svg`<path d="M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5"/>`,
  print: svg`<path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6"/><rect x="6" y="14" width="12" height="8" rx="1"/>`,
  photo: svg`<rect width="18" height="18" x="3" y="3" rx="2" ry="2"/><circle cx="9" cy="9" r="2"/><path d="m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21"/>`,
  pause: svg`<path d="M8 5v14m8-14v14"/>`,
  next: svg`<path d="m9 18 6-6-6-6"/>`,
  back: svg`<path d="m15 18-6-6 6-6"/>`,
  open: svg`<path d="m6 9 6 6 6-6"/>`,
} satisfies Record<string, SVGTemplateResult>;

const solids = {
  up: svg`<path d="M12 5 21 19H3Z"/>`,
  down: svg`<path d="M12 19 3 5h18Z"/>`,
  level: svg`<path d="M3 9.5h18v5H3Z"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** The names of the drawings. */
export type IconName = keyof typeof drawings | keyof typeof solids;

/** A drawing the size of the text around it. It says nothing to a screen reader: the words beside it do. */
export function icon(name: IconName): SVGTemplateResult {
  const filled = name in solids;
  const drawing = filled ? solids[name as keyof typeof solids] : drawings[name as keyof typeof drawings];
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" ?data-filled=${filled}>${drawing}</svg>`;
}
