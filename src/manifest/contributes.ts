import type { Catalogue } from '../catalog/catalogue';
import type { CommandDeclaration } from './commands';
import { commandDeclarations } from './commands';
import type { SandboxEstate } from './identifiers';
import { commandId, containerId, contextKey, sandboxEstates, settingId, viewId } from './identifiers';

/** English texts by the key under which package.json refers to them. */
export type ManifestTexts = Readonly<Record<string, string>>;

const category = 'Express Connect';

/** Texts of the manifest that are not titles of commands. */
const texts = {
  'extension.displayName': 'Express Connect Explorer',
  'extension.description':
    'Browse, operate and edit Alibaba Cloud Express Connect: physical connections, virtual border routers and BGP.',
  'container.title': 'Express Connect',
  'view.explorer': 'Resources',
  'view.teardown': 'Teardown Plan',
  'view.activity': 'Activity',
  'welcome.noAccount':
    'See your leased lines, virtual border routers and BGP sessions, and work on them without leaving the editor.\n[Add AccessKey](command:expressConnect.addAccessKey)\nNo account at hand? The sandbox behaves like the real service and needs none: play a carrier and the bank that is its tenant.\n[Explore the Sandbox](command:expressConnect.exploreSandbox)\nNew here? Read the [documentation](https://github.com/express-connect-explorer/express-connect-explorer#readme).',
  'welcome.activity':
    'What you change shows here: what is under way, what became of it, and what nobody knows, for example because the answer got lost. From here a change can be retried, checked again, reverted, or copied as a command.',
  'capability.untrusted': 'In an untrusted workspace, the workspace’s choice of regions is ignored.',
  'setting.title': 'Express Connect Explorer',
  'setting.regions': 'Regions shown in the tree. Leave empty to show every region that the account offers.',
  'setting.requestTimeout': 'Timeout of a request to the service, in seconds.',
  'setting.concurrency': 'Maximum concurrent requests per account and endpoint.',
  'setting.sandboxEstate':
    'What the sandbox holds when it starts for the first time. What it holds later is kept; *Express Connect: Reset the Sandbox...* starts it anew.',
  'setting.sandboxEstate.demo': 'A story: the leased lines of a bank and its carrier, about 60 resources.',
  'setting.sandboxEstate.showcase': 'Every kind of resource in every state.',
  'setting.sandboxEstate.large': 'About 10,000 resources in all regions.',
  'setting.sandboxEstate.empty': 'Nothing: two accounts that own nothing yet.',
} as const;

type TextKey = keyof typeof texts;
const refer = (key: TextKey): string => `%${key}%`;
const estateText = (estate: SandboxEstate): string => refer(`setting.sandboxEstate.${estate}`);
const titleKey = (command: CommandDeclaration): string => `command.${command.id.split('.').slice(1).join('.')}`;

/** The `contributes` of package.json. */
export function contributes(catalogue: Catalogue): Record<string, unknown> {
  const commands = commandDeclarations(catalogue);
  return {
    viewsContainers: {
      activitybar: [{ id: containerId, title: refer('container.title'), icon: 'media/express-connect.svg' }],
    },
    views: {
      [containerId]: [
        {
          id: viewId.explorer,
          name: refer('view.explorer'),
          icon: 'media/express-connect.svg',
          contextualTitle: refer('container.title'),
        },
        {
          id: viewId.teardown,
          name: refer('view.teardown'),
          icon: 'media/express-connect.svg',
          contextualTitle: refer('container.title'),
          when: contextKey.teardown,
        },
        {
          id: viewId.activity,
          name: refer('view.activity'),
          icon: 'media/express-connect.svg',
          contextualTitle: refer('container.title'),
          // The tree is what people come for; a badge tells of what needs somebody.
          visibility: 'collapsed',
        },
      ],
    },
    viewsWelcome: [
      { view: viewId.explorer, contents: refer('welcome.noAccount'), when: `!${contextKey.hasAccounts}` },
      { view: viewId.activity, contents: refer('welcome.activity') },
    ],
    commands: commands.map((command) => ({
      command: command.id,
      title: `%${titleKey(command)}%`,
      category,
      ...(command.icon === undefined ? {} : { icon: `$(${command.icon})` }),
    })),
    menus: menus(commands),
    keybindings: [
      { command: commandId.refresh, key: 'f5', when: `focusedView == ${viewId.explorer}` },
      { command: commandId.refreshActivity, key: 'f5', when: `focusedView == ${viewId.activity}` },
      {
        command: commandId.copyId,
        key: 'ctrl+c',
        mac: 'cmd+c',
        when: `focusedView == ${viewId.explorer} && listFocus`,
      },
    ],
    configuration: configuration(),
  };
}

/** The texts that package.nls.json holds. */
export function manifestTexts(catalogue: Catalogue): ManifestTexts {
  const titles = commandDeclarations(catalogue).map((command) => [titleKey(command), command.title] as const);
  return { ...texts, ...Object.fromEntries(titles) };
}

function menus(commands: readonly CommandDeclaration[]): Record<string, unknown> {
  const entries: Record<string, unknown[]> = { commandPalette: [] };
  for (const command of commands) {
    if (command.palette !== 'true') entries.commandPalette?.push({ command: command.id, when: command.palette });
    for (const place of command.places) {
      (entries[place.menu] ??= []).push({ command: command.id, when: place.when, group: place.group });
    }
  }
  return entries;
}

function configuration(): Record<string, unknown> {
  return {
    title: refer('setting.title'),
    properties: {
      [settingId.regions]: {
        type: 'array',
        items: { type: 'string', pattern: '^[a-z0-9-]+$' },
        uniqueItems: true,
        default: [],
        scope: 'window',
        markdownDescription: refer('setting.regions'),
      },
      [settingId.requestTimeout]: {
        type: 'number',
        default: 10,
        minimum: 1,
        maximum: 120,
        scope: 'machine',
        description: refer('setting.requestTimeout'),
      },
      [settingId.concurrency]: {
        type: 'integer',
        default: 5,
        minimum: 1,
        maximum: 20,
        scope: 'machine',
        description: refer('setting.concurrency'),
      },
      [settingId.sandboxEstate]: {
        type: 'string',
        enum: sandboxEstates,
        default: sandboxEstates[0],
        scope: 'machine',
        enumDescriptions: sandboxEstates.map(estateText),
        markdownDescription: refer('setting.sandboxEstate'),
      },
    },
  };
}
