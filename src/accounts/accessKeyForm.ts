import * as vscode from 'vscode';
import { customEndpoint, EndpointRefused } from '../api/endpoints';
import { translate } from '../workbench/translate';
import type { InputStep } from '../workbench/inputSteps';
import { askInSteps } from '../workbench/inputSteps';

/** What a person types to add an account. Empty token and endpoint mean "none". */
export interface AccessKeyAnswers {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
  readonly endpoint: string;
  readonly name: string;
}

type Field = keyof AccessKeyAnswers;

function steps(): Readonly<Record<Field, InputStep<Field>>> {
  const required = (value: string): string | undefined =>
    value === '' ? vscode.l10n.t('This value is required.') : undefined;
  return {
    accessKeyId: {
      name: 'accessKeyId',
      prompt: vscode.l10n.t('AccessKey ID'),
      placeholder: 'LTAI5t...',
      masked: true,
      problem: required,
    },
    accessKeySecret: {
      name: 'accessKeySecret',
      prompt: vscode.l10n.t('AccessKey secret'),
      masked: true,
      problem: required,
    },
    securityToken: {
      name: 'securityToken',
      prompt: vscode.l10n.t('STS token, if the AccessKey is a temporary one'),
      placeholder: vscode.l10n.t('Leave empty for a permanent AccessKey'),
      masked: true,
    },
    endpoint: endpointStep(),
    name: { name: 'name', prompt: vscode.l10n.t('Name of the account in the tree'), problem: required },
  };
}

function endpointStep(): InputStep<'endpoint'> {
  return {
    name: 'endpoint',
    prompt: vscode.l10n.t('Endpoint (leave empty for the region’s default)'),
    placeholder: 'https://vpc.aliyuncs.com',
    problem: (value) => {
      if (value === '') return undefined;
      try {
        customEndpoint(value);
        return undefined;
      } catch (error) {
        if (error instanceof EndpointRefused) return translate(error.reason);
        throw error;
      }
    },
  };
}

/** Asks for all that a new account needs. @throws Cancelled */
export async function askForAccount(before: Partial<AccessKeyAnswers>): Promise<AccessKeyAnswers> {
  const all = steps();
  const order = [all.accessKeyId, all.accessKeySecret, all.securityToken, all.endpoint, all.name];
  return askInSteps(vscode.l10n.t('Add AccessKey'), order, { name: vscode.l10n.t('Alibaba Cloud'), ...before });
}

/** Asks for a new AccessKey of an account that exists. @throws Cancelled */
export async function askForAccessKey(
  name: string,
): Promise<Pick<AccessKeyAnswers, 'accessKeyId' | 'accessKeySecret' | 'securityToken'>> {
  const all = steps();
  return askInSteps(
    vscode.l10n.t('Replace AccessKey of {0}', name),
    [all.accessKeyId, all.accessKeySecret, all.securityToken],
    {},
  );
}

/** Asks for an endpoint; empty means the service's own. @throws Cancelled */
export async function askForEndpoint(name: string, current: string): Promise<string> {
  const answers = await askInSteps(vscode.l10n.t('Endpoint of {0}', name), [endpointStep()], { endpoint: current });
  return answers.endpoint;
}

/** Asks for a name. @throws Cancelled */
export async function askForName(current: string): Promise<string> {
  const answers = await askInSteps(vscode.l10n.t('Rename Account'), [steps().name], { name: current });
  return answers.name;
}
