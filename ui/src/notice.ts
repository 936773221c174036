/** A word to the carer, with at most one thing to do about it. */
export interface Notice {
  text: string;
  action?: { label: string; keys?: string; run: () => void };
  /** Read out at once instead of when there is a pause. */
  urgent?: boolean;
  /** Stays until it is taken away or another comes: what it tells of is not over. */
  lasting?: boolean;
}

const channel = new EventTarget();

/** Shows a notice; it takes the place of the one before and never takes the focus. */
export function say(notice: Notice): void {
  channel.dispatchEvent(new CustomEvent('notice', { detail: notice }));
}

/** Takes the notice away. */
export function hush(): void {
  channel.dispatchEvent(new CustomEvent('notice', { detail: undefined }));
}

/** Calls back with each notice, or nothing when it is to go; returns what stops it. */
export function onNotice(listener: (notice: Notice | undefined) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<Notice | undefined>).detail);
  channel.addEventListener('notice', heard);
  return () => channel.removeEventListener('notice', heard);
}
