import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { useWorkbench } from './useWorkbench.js';

const partner = 'Skylink (sandbox, partner)';

/** What somebody who wants to lead others astray may put into a repository. */
const planted = {
  'expressConnect.regions': ['eu-central-1', 'evil.example/', '../x', 7],
  'expressConnect.sandbox.estate': 'empty',
  'expressConnect.requestTimeout': 1,
  'expressConnect.concurrency': 1_000,
  'expressConnect.endpoint': 'https://evil.example',
};

describe('a folder that brings settings of its own', () => {
  let folder = '';
  before('make the folder', async () => {
    folder = await mkdtemp(join(tmpdir(), 'ec-folder-'));
    await mkdir(join(folder, '.vscode'));
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(planted));
  });
  after('remove the folder', async () => {
    await rm(folder, { recursive: true, force: true });
  });

  describe('and is trusted', () => {
    const workbench = useWorkbench(() => ({ folder }));

    it('chooses among the regions, and has no say in anything else', async () => {
      await workbench().openView();
      await workbench().clickWelcome('Explore the Sandbox');
      const tree = workbench().tree();
      // A folder's choice of the estate would leave the region empty.
      await tree.expandPath(partner, /eu-central-1/, 'VBRs');
      await tree.waitForRow('Frankfurt-production');
      await tree.waitForNoRow(/cn-hangzhou/);
      await tree.waitForNoRow(/evil|\.\./);
    });
  });

  describe('and is not trusted', () => {
    const workbench = useWorkbench(() => ({
      folder,
      settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
    }));

    it('chooses nothing at all', async () => {
      await workbench().openView();
      await workbench().clickWelcome('Explore the Sandbox');
      const tree = workbench().tree();
      await tree.expand(partner);
      await tree.waitForRow(/cn-hangzhou/);
      await tree.waitForRow(/eu-central-1/);
    });
  });
});
