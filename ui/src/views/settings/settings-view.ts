// Settings: everything that can be set, in one place. What there is and what it may be comes from Rust.

import { html, type TemplateResult } from 'lit';
import { isRefusal, onChanged, setSetting, settings } from '../../api.ts';
import { choices, textLine } from '../../choices.ts';
import { ViewElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { SettingLine } from '../../types/SettingLine.ts';

class SettingsView extends ViewElement {
  static override properties = {
    ...ViewElement.properties,
    lines: { state: true },
    typed: { state: true },
    problems: { state: true },
  };
  declare lines: SettingLine[] | undefined;
  /** What is typed and not set yet, by key. */
  declare typed: Record<string, string>;
  declare problems: Record<string, string>;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    this.typed = {};
    this.problems = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onChanged(({ areas }) => {
      if (areas.includes('settings') || areas.includes('animals')) void this.#ask();
    });
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    for (const key of Object.keys(this.typed)) void this.#set(key, this.typed[key] ?? '');
  }

  async #ask(): Promise<void> {
    try {
      this.lines = await settings();
      await this.updateComplete;
      this.shown();
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  }

  async #set(key: string, text: string): Promise<void> {
    const line = this.lines?.find((each) => each.key === key);
    if (!line || line.value === text.trim()) return this.#forget(key);
    try {
      await saving(line.label, () => setSetting(key, text));
      this.#forget(key);
      say({ text: `Set: ${line.label}` });
    } catch (error) {
      this.problems = { ...this.problems, [key]: isRefusal(error) ? error.message : sentence(error) };
    }
  }

  #forget(key: string): void {
    const without = (all: Record<string, string>) =>
      Object.fromEntries(Object.entries(all).filter(([each]) => each !== key));
    this.typed = without(this.typed);
    this.problems = without(this.problems);
  }

  #type(key: string, text: string): void {
    this.#forget(key);
    this.typed = { ...this.typed, [key]: text };
  }

  #line(line: SettingLine): TemplateResult {
    const { key, label, hint, value } = line;
    const problem = this.problems[key];
    if (line.choices.length > 0) {
      return choices({
        name: `setting-${key}`,
        legend: label,
        options: line.choices.map((choice) => [choice.id, choice.label] as const),
        value,
        hint: hint || undefined,
        problem,
        chosen: (chosen) => void this.#set(key, chosen),
      });
    }
    const set = () => void this.#set(key, this.typed[key] ?? value);
    const entered = (event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && set();
    return html`
      <div @focusout=${set} @keydown=${entered}>
        ${textLine({
          name: `setting-${key}`,
          label,
          hint: hint || undefined,
          value: this.typed[key] ?? value,
          problem,
          typed: (text) => this.#type(key, text),
        })}
      </div>
    `;
  }

  protected override render() {
    const lines = this.lines ?? [];
    const groups = [...new Set(lines.map(({ group }) => group))];
    return html`
      <header class="page-heading">
        <div>
          <h1>Settings</h1>
          <p>What you choose is kept at once, in the book.</p>
        </div>
      </header>
      <div class="settings">
        ${groups.map(
          (group, at) => html`
            <section class="card settings-group" aria-labelledby=${`settings-${at}`}>
              <h2 id=${`settings-${at}`}>${group}</h2>
              ${lines.filter((line) => line.group === group).map((line) => html`<div>${this.#line(line)}</div>`)}
            </section>
          `,
        )}
      </div>
    `;
  }
}

customElements.define('settings-view', SettingsView);
