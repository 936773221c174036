// A line drawing for the first night: three asleep in a heap.

import { svg, type SVGTemplateResult } from 'lit';

/** One of them, curled up, its head on its paws. */
const curled = svg`
  <path d="M20 78C16 48 44 26 80 26c36 0 60 22 60 50 0 16-10 24-26 24H52"/>
  <path d="M140 76c6 18-8 30-34 30-16 0-30-2-38-8"/>
  <path d="M18 80c0-6 1-12 4-17l-3-15 13 7c8-4 18-4 26 0l13-7-2 15c3 5 4 11 4 17 0 14-12 22-28 22s-27-8-27-22Z"/>
  <path d="M30 80c2 3 7 3 9 0m14 0c2 3 7 3 9 0M44 88l2 2 2-2"/>
`;

/** The drawing; it says nothing that the words below it do not. */
export const sleepingLitter: SVGTemplateResult = svg`
  <svg class="line-drawing" viewBox="0 0 330 140" aria-hidden="true">
    <path d="M14 132h302" />
    <g transform="translate(8 26)">${curled}</g>
    <g transform="translate(320 26) scale(-1 1)">${curled}</g>
    <g transform="translate(112 40) scale(0.8)" class="line-drawing-front">${curled}</g>
  </svg>
`;
