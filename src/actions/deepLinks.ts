import * as vscode from 'vscode';
import { message } from '../catalog/message';
import { linkTo, readLink } from '../estate/deepLink';
import { ExplainedError } from '../estate/explain';
import type { Resource, ResourceKey } from '../estate/resource';
import { commandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import type { ErrorReporter } from '../workbench/errorReporter';
import type { ResourceFinder } from './resourceFinder';
import { readTarget } from './target';

/** What links need of the rest of the product. */
export interface DeepLinkParts {
  /** Publisher and name of the extension. */
  readonly extension: string;
  readonly finder: ResourceFinder;
  readonly errors: ErrorReporter;
  readonly isAccount: (account: string) => boolean;
  readonly showDetails: (key: ResourceKey) => void;
}

/**
 * Links to resources: copies them, and opens the details of what one names. Whoever made a link can have a page opened
 * and nothing else: it changes nothing, and neither account nor endpoint follow it.
 */
export class DeepLinks implements vscode.UriHandler {
  constructor(private readonly parts: DeepLinkParts) {}

  register(commands: Commands): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.window.registerUriHandler(this),
      commands.register(commandId.copyLink, async (argument) => {
        const target = readTarget(argument);
        const resource = target === undefined ? undefined : this.parts.finder.known(target);
        if (resource !== undefined) await vscode.env.clipboard.writeText(this.linkOf(resource));
      }),
    );
  }

  handleUri(uri: vscode.Uri): void {
    const { errors, isAccount, showDetails } = this.parts;
    const link = readLink(uri);
    if ('problem' in link) {
      errors.report(new ExplainedError({ what: link.problem, retryable: false }));
    } else if (!isAccount(link.account)) {
      errors.report(
        new ExplainedError({
          what: message('This link leads to an account that is not here.'),
          todo: message(
            'A link works on the computer where it was copied: elsewhere the same account has another identifier.',
          ),
          retryable: false,
        }),
      );
    } else {
      showDetails(link.key);
    }
  }

  private linkOf({ key }: Resource): string {
    const { path, query } = linkTo(key);
    return `${vscode.env.uriScheme}://${this.parts.extension}${path}?${query}`;
  }
}
