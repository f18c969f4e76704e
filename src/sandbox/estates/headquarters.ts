import { partner, tenant } from '../demoAccounts';
import type { EstateBuilder } from './builder';

/** Hangzhou: the headquarters on two lines over two carriers, and a third line shared with a bank. */
export function headquarters(estate: EstateBuilder): void {
  const backup = estate.line({
    owner: partner,
    name: 'HQ-Hangzhou-backup',
    description: 'Second entrance of the headquarters, over another carrier',
    accessPointId: 'ap-cn-hangzhou-xs-B',
    lineOperator: 'CU',
    peerLocation: '浙江省杭州市滨江区云栖路 18 号 B 座',
  });
  const primary = estate.line({
    owner: partner,
    name: 'HQ-Hangzhou-primary',
    description: '总部主用专线，合同 2023-017',
    accessPointId: 'ap-cn-hangzhou-yh-A',
    peerLocation: '浙江省杭州市滨江区云栖路 18 号 A 座',
    redundantId: backup.id,
    ends: estate.daysAgo(-21),
    renewal: estate.daysAgo(-21),
  });

  const production = estate.router(primary, {
    name: 'HQ-production',
    description: 'Production network of the headquarters',
    vlanId: 110,
    bandwidthMbps: 5120,
    circuitCode: 'CT-HZ-110',
    cens: [{ cenId: 'cen-7qthudw0ll6jmc0001', cenOwner: tenant.id, status: 'Attached' }],
    associations: [
      {
        physicalConnectionId: backup.id,
        vlanId: 111,
        vlanInterfaceId: 'ri-bp1further0000000000001',
        circuitCode: 'CU-HZ-111',
        ipv4: { local: '192.168.111.1', peer: '192.168.111.2', mask: '255.255.255.252' },
        ipv6: { local: '', peer: '', mask: '' },
        enableIpv6: false,
      },
    ],
  });
  const core = estate.group(production, {
    name: 'HQ-core-routers',
    description: 'Both core routers of the headquarters',
    peerAsn: 64601,
    authKey: 'demo-Key-4-HQ!',
  });
  estate.peer(core, { address: production.ipv4.peer, bfd: true, bfdMultiHop: 3 });
  estate.peer(core, { address: '192.168.111.2', bfd: true, bfdMultiHop: 3 });
  estate.network(production, '10.10.0.0/16', 'Available', 'vpc-bp1headquarters00000001');
  estate.network(production, '10.20.0.0/16', 'Enabled');

  const office = estate.router(primary, {
    name: '总部-办公网',
    description: '办公网络，IPv4 与 IPv6 双栈',
    vlanId: 120,
    bandwidthMbps: 1000,
    enableIpv6: true,
    ipv6: { local: '2001:db8:120::1', peer: '2001:db8:120::2', mask: '2001:db8:120::/64' },
  });
  estate.peer(estate.group(office, { name: '办公网-IPv4', peerAsn: 64602 }), { address: office.ipv4.peer });
  const office6 = estate.group(office, { name: '办公网-IPv6', peerAsn: 64602, ipVersion: 'IPv6' });
  estate.peer(office6, { address: office.ipv6.peer, session: 'Connect' });
  estate.network(office, '10.30.0.0/20');
  estate.router(primary, {
    name: 'HQ-voice',
    description: 'Telephony, static routes only',
    vlanId: 130,
    bandwidthMbps: 200,
  });

  const standby = estate.router(backup, { name: 'HQ-production-standby', vlanId: 110, bandwidthMbps: 5120 });
  const standbyGroup = estate.group(standby, { name: 'HQ-standby', peerAsn: 64601, authKey: 'demo-Key-4-HQ!' });
  estate.peer(standbyGroup, { address: standby.ipv4.peer, session: 'Down' });
  estate.network(standby, '10.10.0.0/16');

  bank(estate);
}

/** The partner's line on which the bank runs VBRs and a hosted connection of its own. */
function bank(estate: EstateBuilder): void {
  const shared = estate.line({
    owner: partner,
    name: 'Meridian-Bank-access',
    description: 'Shared with Meridian Bank 子午银行',
    accessPointId: 'ap-cn-hangzhou-yh-A',
    portType: '10GBase-LR',
  });
  const payments = estate.router(shared, {
    owner: tenant,
    name: 'Meridian-payments',
    description: '支付清算网络',
    vlanId: 201,
    bandwidthMbps: 500,
  });
  const clearing = estate.group(payments, {
    name: 'clearing-house',
    peerAsn: 64710,
    authKey: 'demo-Key-4-bank!',
    fakeAsn: true,
  });
  estate.peer(clearing, { address: payments.ipv4.peer, bfd: true, bfdMultiHop: 1 });
  estate.network(payments, '10.71.0.0/16');
  estate.router(shared, {
    owner: tenant,
    name: '',
    vlanId: 202,
    status: 'unconfirmed',
    activated: null,
    bandwidthMbps: 100,
    ipv4: { local: '', peer: '', mask: '' },
  });
  estate.router(shared, { name: 'Meridian-management', vlanId: 200, bandwidthMbps: 50 });

  const hosting = {
    parentId: shared.id,
    parentOwner: partner.id,
    orderMode: 'PayByVirtualPhysicalConnectionOwner',
  } as const;
  const hosted = estate.line({
    owner: tenant,
    name: 'Meridian-hosted-500M',
    accessPointId: shared.accessPointId,
    bandwidthMbps: 500,
    hosting: { ...hosting, vlanId: 210, vpconnStatus: 'Confirmed', expectSpec: '500M' },
  });
  estate.router(hosted, { name: 'Meridian-branches', vlanId: 210, bandwidthMbps: 500 });
  estate.line({
    owner: tenant,
    name: 'Meridian-hosted-1G',
    description: 'Offered by the partner, not accepted yet',
    accessPointId: shared.accessPointId,
    status: 'Allocated',
    bandwidthMbps: 1000,
    hosting: { ...hosting, vlanId: 211, vpconnStatus: 'UnConfirmed', expectSpec: '1G' },
  });
}
