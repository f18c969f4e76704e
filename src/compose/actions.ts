import * as vscode from 'vscode';
import { BulkChanges } from '../actions/bulkChanges';
import { BulkResults } from '../actions/bulkResults';
import { ExportCommands } from '../actions/exportCommands';
import { GuideCommands } from '../actions/guideCommands';
import { JsonDocuments } from '../actions/jsonDocuments';
import { OperationCommands } from '../actions/operationCommands';
import { ResourceCommands } from '../actions/resourceCommands';
import { ResourceSearch } from '../actions/resourceSearch';
import { TargetPicker } from '../actions/targetPicker';
import { TeardownCommands } from '../actions/teardownCommands';
import { TeardownLoading } from '../actions/teardownLoading';
import { TeardownView } from '../actions/teardownView';
import { systemClock } from '../api/clock';
import { systemRandom } from '../api/random';
import { catalogue } from '../catalog/index';
import type { Resource } from '../estate/resource';
import type { Base } from './base';
import type { Panels } from './panels';

/** The commands on resources: operations, details, JSON, search and guides. */
export function registerActions(base: Base, { details, forms, guides, path, previews }: Panels): vscode.Disposable {
  const { commands, errors, explorer, finder, sessions } = base;
  const picker = new TargetPicker(catalogue, sessions, explorer.regions);
  const documents = new JsonDocuments(catalogue, sessions);
  const teardown = composeTeardown(base, picker);
  const results = new BulkResults(catalogue);
  const bulk = new BulkChanges({ catalogue, finder, path, results, errors, random: systemRandom, clock: systemClock });
  const showDetails = (resource: Resource): void => {
    details.show(resource.key);
  };
  return vscode.Disposable.from(
    teardown.view,
    teardown.load,
    teardown.commands.register(commands),
    new OperationCommands(catalogue, finder, picker, path, forms, bulk, (goal, subject) =>
      teardown.commands.makeFor(goal, subject),
    ).register(commands),
    new ResourceCommands(catalogue, finder, picker, documents, () => explorer.selected, showDetails).register(commands),
    new ResourceSearch({
      catalogue,
      sessions,
      regions: explorer.regions,
      errors,
      clock: systemClock,
      show: async (resource) => {
        showDetails(resource);
        await explorer.reveal(resource);
      },
    }).register(commands),
    new GuideCommands(finder, picker, guides).register(commands),
    new ExportCommands(catalogue, finder).register(commands),
    documents.register(),
    results.register(),
    previews.register(),
  );
}

/** Teardown plans: what is under way is kept in files, and found again once somebody looks at the tree. */
function composeTeardown(base: Base, picker: TargetPicker) {
  const { teardowns, finder, errors, explorer } = base;
  const view = new TeardownView(catalogue, teardowns);
  const commands = new TeardownCommands({ catalogue, teardowns, view, finder, picker, errors });
  const loading = new TeardownLoading(teardowns, errors, systemClock);
  const shown = explorer.onDidShow(() => {
    loading.start();
  });
  return { view, commands, load: vscode.Disposable.from(shown, loading) };
}
