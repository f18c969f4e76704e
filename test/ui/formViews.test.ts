import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import { markedSecrets } from '../markedSecrets.js';
import { FormPage } from './formPage.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { until } from './until.js';

describe('a request in a form', () => {
  const stage = useSandboxAccount({}, { settings: { 'expressConnect.regions': ['cn-hangzhou', 'cn-shanghai'] } });

  before('show connections and VBRs', async () => {
    const tree = stage().workbench.tree();
    // In this order, because a folder is found by its name, and the region above would have one of the same name.
    await tree.expandPath(/cn-shanghai/, 'Physical Connections');
    await tree.expandPath(/cn-hangzhou/, 'VBRs');
  });
  afterEach('close what is open', async () => {
    await stage().workbench.closeEditors();
  });

  const personal = ['Name', 'Document number', 'Contact'] as const;

  /** One of the people in the form. */
  async function fillEngineer(form: FormPage, number: number, [name, document, contact]: readonly string[]) {
    const entry = form.frame.getByRole('region', { name: `Engineer ${number}`, exact: true });
    const values = [name, document, contact];
    for (const [index, label] of personal.entries()) {
      await entry.getByLabel(new RegExp(`^${label}`)).fill(values[index] ?? '');
    }
    await entry.getByRole('combobox', { name: 'Gender' }).selectOption('Female');
    await entry.getByRole('combobox', { name: 'Identity document' }).selectOption('Passport');
  }

  it('holds lists of people, which can grow and shrink, or only one engineer gets into the site', async () => {
    const { workbench, sandbox, said } = stage();
    await workbench.tree().chooseFromMenu('Shanghai-port-office', 'Apply for LOA...');
    const form = await FormPage.of(workbench, 'Apply for LOA');
    const { personName, otherPersonName, certificateNumber, otherCertificateNumber } = markedSecrets;
    const { phoneNumber, otherPhoneNumber } = markedSecrets;
    await form.fill('Company', 'Skylink');
    await form.fill('Line type', 'FIBRE');
    await form.fill('Construction company', 'Harbour Cabling');
    await form.fill('Construction starts', '2027-02-28T16:00:00Z');
    await fillEngineer(form, 1, [personName.value, certificateNumber.value, phoneNumber.value]);
    await form.press('Add: Engineer');
    await fillEngineer(form, 2, [otherPersonName.value, otherCertificateNumber.value, otherPhoneNumber.value]);
    await workbench.screenshot('form-list');
    await form.press('Remove: Engineer 1');
    await form.frame.getByRole('region', { name: 'Engineer 2', exact: true }).waitFor({ state: 'detached' });
    await form.press('Apply');
    await form.outcome('accepted by the service');
    const [request] = said('ApplyPhysicalConnectionLOA');
    assert.equal(request?.['PMInfo.1.PMName'], otherPersonName.value);
    assert.equal(request['PMInfo.1.PMCertificateNo'], otherCertificateNumber.value);
    assert.equal(request['PMInfo.2.PMName'], undefined);
    const id = sandbox.snapshot().physicalConnections.find(({ name }) => name === 'Shanghai-port-office')?.id;
    assert.ok(id !== undefined && sandbox.snapshot().lettersOfAuthorization.some(({ lineId }) => lineId === id));
  });

  it('can be edited as JSON and goes on in the form, or a prepared request is typed field by field', async () => {
    const { workbench, said } = stage();
    await workbench.tree().chooseFromMenu('HQ-voice', 'Create BGP Group...');
    const form = await FormPage.of(workbench, 'Create BGP Group');
    await form.fill('Name', 'from-the-form');
    await form.press('Edit as JSON');
    const json = form.frame.getByLabel('Request as JSON', { exact: true });
    const request = JSON.parse(await json.inputValue()) as Record<string, unknown>;
    assert.equal(request.Name, 'from-the-form');
    await json.fill('{ "Name": ');
    await form.frame.locator('#json-problem').waitFor();
    await json.fill(JSON.stringify({ ...request, NoSuchParameter: 1 }));
    await form.frame.locator('#json-problem').getByText('NoSuchParameter').waitFor();
    await json.fill(JSON.stringify({ ...request, PeerAsn: 65099, Name: 'from-json' }));
    await form.frame.locator('#json-problem').waitFor({ state: 'detached' });
    await workbench.screenshot('form-json');
    await form.press('Edit as Form');
    assert.equal(await form.value('Name'), 'from-json');
    assert.equal(await form.value('Peer ASN (customer side)'), '65099');
    await form.press('Create');
    await form.outcome('accepted by the service');
    assert.equal(said('CreateBgpGroup').at(-1)?.PeerAsn, '65099');
  });

  it('can be looked at before it is sent, without what would let anybody send it or read its secrets', async () => {
    const { workbench, said } = stage();
    const before = said('CreateBgpGroup').length;
    await workbench.tree().chooseFromMenu('HQ-voice', 'Create BGP Group...');
    const form = await FormPage.of(workbench, 'Create BGP Group');
    await form.fill('Peer ASN (customer side)', '65098');
    await form.fill('MD5 authentication key', markedSecrets.draftAuthKey.value);
    await form.press('Preview Request');
    await until(workbench.page, 'the preview', async () => (await workbench.documentText()).includes('65098'));
    const text = await workbench.documentText();
    await workbench.screenshot('form-preview');
    assert.match(text, /Action=CreateBgpGroup|CreateBgpGroup/);
    assert.doesNotMatch(text, /Mk7Qz|Signature=|AccessKeyId=|ClientToken=/);
    assert.equal(said('CreateBgpGroup').length, before);
  });

  it('can be checked by the service without being carried out (traps 15)', async () => {
    const { workbench, sandbox, said } = stage();
    await workbench.tree().chooseFromMenu('HQ-production', 'Create Route Entry...');
    const form = await FormPage.of(workbench, 'Create Route Entry');
    const router = sandbox.snapshot().virtualBorderRouters.find(({ name }) => name === 'HQ-production');
    const side = sandbox.snapshot().routerInterfaces.find(({ routerId }) => routerId === router?.id);
    assert.ok(side !== undefined, 'the demo has a router interface of this VBR');
    await form.fill('Destination CIDR block', '10.99.0.0/16');
    await form.choose('Next hop', side.id);
    const routes = sandbox.snapshot().routeEntries.length;
    await form.press('Check with the Service');
    await form.outcome('Nothing was changed');
    await workbench.screenshot('form-checked');
    assert.equal(said('CreateRouteEntry').at(-1)?.DryRun, 'true');
    assert.equal(sandbox.snapshot().routeEntries.length, routes);
  });
});
