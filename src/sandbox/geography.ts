/** A region as DescribeRegions lists it. */
export interface Region {
  readonly id: string;
  readonly chinese: string;
  readonly english: string;
}

/** A building where lines can be plugged in (003 4.3). */
export interface AccessPoint {
  readonly id: string;
  readonly region: string;
  readonly name: string;
  readonly location: string;
  readonly operator: string;
  readonly description: string;
  readonly status: 'recommended' | 'hot' | 'full' | 'disabled';
  readonly supportsBandwidthLimit: boolean;
}

const region = (id: string, chinese: string, english: string): Region => ({ id, chinese, english });

export const regions: readonly Region[] = [
  region('cn-qingdao', '华北1（青岛）', 'China (Qingdao)'),
  region('cn-beijing', '华北2（北京）', 'China (Beijing)'),
  region('cn-zhangjiakou', '华北3（张家口）', 'China (Zhangjiakou)'),
  region('cn-huhehaote', '华北5（呼和浩特）', 'China (Hohhot)'),
  region('cn-wulanchabu', '华北6（乌兰察布）', 'China (Ulanqab)'),
  region('cn-hangzhou', '华东1（杭州）', 'China (Hangzhou)'),
  region('cn-shanghai', '华东2（上海）', 'China (Shanghai)'),
  region('cn-nanjing', '华东5（南京）', 'China (Nanjing)'),
  region('cn-fuzhou', '华东6（福州）', 'China (Fuzhou)'),
  region('cn-shenzhen', '华南1（深圳）', 'China (Shenzhen)'),
  region('cn-heyuan', '华南2（河源）', 'China (Heyuan)'),
  region('cn-guangzhou', '华南3（广州）', 'China (Guangzhou)'),
  region('cn-chengdu', '西南1（成都）', 'China (Chengdu)'),
  region('cn-hongkong', '中国香港', 'China (Hong Kong)'),
  region('ap-northeast-1', '日本（东京）', 'Japan (Tokyo)'),
  region('ap-northeast-2', '韩国（首尔）', 'South Korea (Seoul)'),
  region('ap-southeast-1', '新加坡', 'Singapore'),
  region('ap-southeast-3', '马来西亚（吉隆坡）', 'Malaysia (Kuala Lumpur)'),
  region('ap-southeast-5', '印度尼西亚（雅加达）', 'Indonesia (Jakarta)'),
  region('ap-southeast-6', '菲律宾（马尼拉）', 'Philippines (Manila)'),
  region('ap-southeast-7', '泰国（曼谷）', 'Thailand (Bangkok)'),
  region('us-east-1', '美国（弗吉尼亚）', 'US (Virginia)'),
  region('us-west-1', '美国（硅谷）', 'US (Silicon Valley)'),
  region('eu-central-1', '德国（法兰克福）', 'Germany (Frankfurt)'),
  region('eu-west-1', '英国（伦敦）', 'UK (London)'),
  region('me-east-1', '阿联酋（迪拜）', 'UAE (Dubai)'),
];

const accessPoint = (
  region: string,
  suffix: string,
  name: string,
  location: string,
  operator: string,
  status: AccessPoint['status'] = 'recommended',
): AccessPoint => ({
  id: `ap-${region}-${suffix}`,
  region,
  name,
  location,
  operator,
  status,
  description: status === 'full' ? '端口已满 / no free ports' : '',
  supportsBandwidthLimit: status !== 'disabled',
});

const named: readonly AccessPoint[] = [
  accessPoint('cn-hangzhou', 'yh-A', '杭州-余杭-A', '杭州', '中国电信'),
  accessPoint('cn-hangzhou', 'xs-B', '杭州-萧山-B', '杭州', '中国联通', 'hot'),
  accessPoint('cn-hangzhou', 'bj-C', '杭州-滨江-C', '杭州', '中国移动', 'full'),
  accessPoint('cn-beijing', 'ft-A', '北京-丰台-A', '北京', '中国电信'),
  accessPoint('cn-beijing', 'dx-B', '北京-大兴-B', '北京', '中国联通'),
  accessPoint('cn-beijing', 'cp-C', '北京-昌平-C', '北京', '中国移动', 'disabled'),
  accessPoint('cn-shanghai', 'pd-A', '上海-浦东-A', '上海', '中国电信'),
  accessPoint('cn-shanghai', 'bs-B', '上海-宝山-B', '上海', '中国联通'),
  accessPoint('cn-shenzhen', 'ft-A', '深圳-福田-A', '深圳', '中国电信'),
  accessPoint('cn-hongkong', 'tko-A', 'Hong Kong-Tseung Kwan O-A', 'Hong Kong', 'Equinix'),
  accessPoint('ap-southeast-1', 'ju-A', 'Singapore-Jurong-A', 'Singapore', 'Equinix'),
  accessPoint('ap-southeast-1', 'ta-B', 'Singapore-Tai Seng-B', 'Singapore', 'Other', 'hot'),
  accessPoint('eu-central-1', 'fr-A', 'Frankfurt-Ostend-A', 'Frankfurt', 'Equinix'),
  accessPoint('eu-central-1', 'fr-B', 'Frankfurt-Gutleut-B', 'Frankfurt', 'Other'),
  accessPoint('us-east-1', 'as-A', 'Virginia-Ashburn-A', 'Ashburn', 'Equinix'),
];

/** Every region has somewhere to plug in; those of the sample estates have several places. */
export const accessPoints: readonly AccessPoint[] = [
  ...named,
  ...regions
    .filter(({ id }) => !named.some((point) => point.region === id))
    .map(({ id, english }) =>
      accessPoint(id, 'A', `${english}-A`, english, id.startsWith('cn-') ? '中国电信' : 'Other'),
    ),
];

export function isRegion(id: string): boolean {
  return regions.some((known) => known.id === id);
}
