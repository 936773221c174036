// Starts the page: the elements register themselves when they are imported.

import './elements/app-shell/app-shell.ts';
import { painted } from './api.ts';
// Claims its policy before anything else could.
import './rust-svg.ts';

function tellOnceOnScreen(): void {
  // The second frame begins when the first has been handed to the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => void painted()));
}

addEventListener('view-shown', tellOnceOnScreen, { once: true });
