import { tenant } from '../../demoAccounts';
import type { PhysicalConnection, VirtualBorderRouter } from '../../model';
import { vpcNamed, vpcTableId } from '../../vpcs';
import type { EstateBuilder } from '../builder';
import { link } from './link';

const headquarters = '上海市浦东新区世纪大道 1000 号';
const cen = { cenId: 'cen-m3ridianhq0core00001', cenOwner: tenant.id, status: 'Attached' } as const;
const through = (id: string) => ({ id, type: 'RouterInterface', weight: 100 });

/** The bank's headquarters: two lines at two access points that take over from each other, and a third being built. */
export function shanghai(estate: EstateBuilder): void {
  const standby = estate.line({
    owner: tenant,
    name: '总部-宝山-备用',
    description: '总部备用专线，联通，与浦东主用专线互为备份',
    accessPointId: 'ap-cn-shanghai-bs-B',
    lineOperator: 'CU',
    peerLocation: `${headquarters} B 座`,
  });
  const main = estate.line({
    owner: tenant,
    name: '总部-浦东-主用',
    description: '总部主用专线，电信，合同 MB-2023-017',
    accessPointId: 'ap-cn-shanghai-pd-A',
    peerLocation: `${headquarters} A 座`,
    redundantId: standby.id,
  });
  const mainCore = core(estate, main, '总部-核心-主用', 1);
  const standbyCore = core(estate, standby, '总部-核心-备用', 5);
  estate.haGroup(mainCore, standbyCore, { name: '总部-核心', description: '浦东与宝山两路互为备份' });
  routes(estate, mainCore, standbyCore);

  const office = estate.router(main, {
    name: '总部-办公网',
    description: '办公网络，静态路由，不运行 BGP',
    vlanId: 120,
    bandwidthMbps: 500,
    ipv4: link('172.16.71', 9),
  });
  estate.route(office, {
    cidr: '10.70.0.0/20',
    name: '总部-楼层',
    description: '两座大楼的办公终端',
    nextHops: [through(office.vlanInterfaceId)],
  });
  extension(estate);
}

/** A VBR that can be in an HA group: attached to the CEN, and with BFD on its session. */
function core(estate: EstateBuilder, on: PhysicalConnection, name: string, host: number): VirtualBorderRouter {
  const router = estate.router(on, {
    name,
    description: '总部核心业务，接入清算 VPC',
    vlanId: 101,
    bandwidthMbps: 5120,
    cens: [{ ...cen }],
    ipv4: link('172.16.71', host),
  });
  const group = estate.group(router, {
    name,
    description: '总部核心路由器',
    peerAsn: 64710,
    authKey: 'demo-Key-4-HQ!',
  });
  estate.peer(group, { address: router.ipv4.peer, bfd: true, bfdMultiHop: 1, advertised: 1, received: 18 });
  const clearing = vpcNamed('clearing');
  estate.network(router, '172.22.0.0/16', 'Available', clearing.id);
  return router;
}

/** From both core VBRs to the VPC of the clearing systems, and from there back over both at once. */
function routes(estate: EstateBuilder, main: VirtualBorderRouter, standby: VirtualBorderRouter): void {
  const clearing = vpcNamed('clearing');
  const back = [
    { router: main, name: '主用-至-清算' },
    { router: standby, name: '备用-至-清算' },
  ].map(({ router, name }) => {
    const [there, here] = estate.interfacePair(
      router,
      clearing,
      { name, description: '总部至清算 VPC', spec: 'Large.2' },
      { name: `清算-${name.slice(0, 2)}-对端`, description: '清算 VPC 一侧' },
    );
    const description = '清算 VPC';
    estate.route(router, { cidr: '172.22.0.0/16', name: '至-清算', description, nextHops: [through(there.id)] });
    return through(here.id);
  });
  const { region, owner } = clearing;
  estate.route(
    { region, owner, routeTableId: vpcTableId(clearing) },
    { cidr: '10.71.0.0/16', name: '总部-双路', description: '总部网段，两路等价', nextHops: back },
  );
}

/** Its LOA is there: the carrier can build, and the end of that is to be reported. */
function extension(estate: EstateBuilder): void {
  const line = estate.line({
    owner: tenant,
    name: '总部-浦东-扩容',
    description: '第三条专线，施工中，竣工后上报',
    accessPointId: 'ap-cn-shanghai-pd-A',
    peerLocation: `${headquarters} A 座`,
    status: 'Allocated',
    portNumber: '1/0/23',
    loaStatus: 'Available',
    created: estate.daysAgo(24),
  });
  estate.letter(line, {
    companyName: 'Meridian Bank 子午银行',
    constructionCompany: '浦江线缆工程',
    // Written as the documents write persons (003 4.5).
    engineers: [
      {
        PMName: '周工',
        PMGender: 'Female',
        PMCertificateType: 'IDCard',
        PMCertificateNo: '3****************2',
        PMContactInfo: '1380000****',
      },
    ],
  });
}
