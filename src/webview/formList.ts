import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListView } from '../protocol/form';
import type { FormController } from './formController';
import { fieldsOfEntry } from './formEntries';
import { fieldRow } from './formField';
import { button, icon, iconButton } from './small';
import type { Surroundings } from './surroundings';

/** A list of objects: the fields of every entry, and buttons to add and remove entries. */
export function formList(list: ListView, form: FormController, around: Surroundings): TemplateResult {
  const count = form.entries(list);
  const problems = form.problems(list.name);
  const strings = around.strings();
  return html`<fieldset class="list" data-list=${list.name}>
    <legend>${list.label}</legend>
    ${list.help === undefined ? nothing : html`<p class="help">${list.help}</p>`}
    ${problems.map(
      ({ text, severity }) =>
        html`<p class="problem ${severity}">${icon(severity, { size: 14 })}<span>${text}</span></p>`,
    )}
    ${repeat(
      Array.from({ length: count }, (_, index) => index + 1),
      (number) => number,
      (number) => entry(list, number, form, around),
    )}
    ${
      list.most !== undefined && count >= list.most
        ? nothing
        : button(
            `${strings.add}: ${list.item}`,
            () => {
              form.addEntry(list);
            },
            { icon: 'add' },
          )
    }
  </fieldset>`;
}

function entry(list: ListView, number: number, form: FormController, around: Surroundings): TemplateResult {
  const name = `${list.item} ${number}`;
  return html`<section class="entry" aria-label=${name}>
    <header>
      <h3>${name}</h3>
      ${
        form.entries(list) <= list.least
          ? nothing
          : iconButton('trash', `${around.strings().remove}: ${name}`, () => {
              form.removeEntry(list, number);
            })
      }
    </header>
    <div class="fields">
      ${repeat(
        fieldsOfEntry(list, number),
        (field) => field.name,
        (field) => fieldRow(field, form, around),
      )}
    </div>
  </section>`;
}
