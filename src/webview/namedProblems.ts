import type { ProblemView } from '../protocol/form';
import type { FormController } from './formController';
import { fieldsOfEntry } from './formEntries';

/** A problem told away from its field: `label` is what the form calls the field, `name` what the request calls it. */
export interface NamedProblem extends ProblemView {
  readonly label: string;
}

/** All problems of a form that are worth showing now, in the order of the check. */
export function namedProblems(form: FormController): NamedProblem[] {
  const labels = labelsOf(form);
  return form.check.problems
    .filter((problem) => form.problems(problem.name).includes(problem))
    .map((problem) => ({
      ...problem,
      // A parameter with a value a line is an array in JSON, without the mark of its numbers.
      name: problem.name.replace(/\.N$/, ''),
      label: labels.get(problem.name) ?? '',
    }));
}

function labelsOf(form: FormController): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { fields, lists } of form.form.groups) {
    for (const { name, label } of fields) labels.set(name, label);
    for (const list of lists) {
      labels.set(list.name, list.label);
      for (let number = 1; number <= form.entries(list); number += 1)
        for (const { name, label } of fieldsOfEntry(list, number)) labels.set(name, `${list.item} ${number}: ${label}`);
    }
  }
  return labels;
}
