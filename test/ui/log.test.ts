import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';

describe('the log', () => {
  const workbench = useWorkbench();

  it('names every call with its region, result and request ID, and no parameter, or support cannot help', async () => {
    await workbench().openView();
    await workbench().clickWelcome('Explore the Sandbox');
    await workbench()
      .tree()
      .expandPath(/cn-hangzhou/, 'Physical Connections');
    await workbench().tree().waitForRow('HQ-Hangzhou-primary');
    await workbench().runCommand('Express Connect: Open Log');
    const output = workbench().page.locator('.part.panel .view-lines');
    const text = await until(workbench().page, 'the call in the log', async () => {
      const lines = (await output.innerText()).replaceAll('\u00a0', ' ');
      return lines.includes('DescribePhysicalConnections') ? lines : undefined;
    });
    assert.match(text, /DescribePhysicalConnections cn-hangzhou ok \d+ ms\s+[0-9A-F-]{36}/);
    assert.doesNotMatch(text, /Signature|AccessKeyId|PageSize|sandbox-partner|not-a-secret/);
  });
});
