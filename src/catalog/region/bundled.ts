/** A region as shown before the service has been asked. */
export interface BundledRegion {
  readonly id: string;
  readonly english: string;
  readonly chinese: string;
}

/** Regions of the public cloud, by continent; DescribeRegions replaces the list once it has answered (wire-facts 4). */
export const bundledRegions: readonly BundledRegion[] = [
  { id: 'cn-qingdao', english: 'China (Qingdao)', chinese: '华北1（青岛）' },
  { id: 'cn-beijing', english: 'China (Beijing)', chinese: '华北2（北京）' },
  { id: 'cn-zhangjiakou', english: 'China (Zhangjiakou)', chinese: '华北3（张家口）' },
  { id: 'cn-huhehaote', english: 'China (Hohhot)', chinese: '华北5（呼和浩特）' },
  { id: 'cn-wulanchabu', english: 'China (Ulanqab)', chinese: '华北6（乌兰察布）' },
  { id: 'cn-hangzhou', english: 'China (Hangzhou)', chinese: '华东1（杭州）' },
  { id: 'cn-shanghai', english: 'China (Shanghai)', chinese: '华东2（上海）' },
  { id: 'cn-nanjing', english: 'China (Nanjing - Local Region)', chinese: '华东5（南京-本地地域）' },
  { id: 'cn-fuzhou', english: 'China (Fuzhou - Local Region)', chinese: '华东6（福州-本地地域）' },
  { id: 'cn-shenzhen', english: 'China (Shenzhen)', chinese: '华南1（深圳）' },
  { id: 'cn-heyuan', english: 'China (Heyuan)', chinese: '华南2（河源）' },
  { id: 'cn-guangzhou', english: 'China (Guangzhou)', chinese: '华南3（广州）' },
  { id: 'cn-wuhan-lr', english: 'China (Wuhan - Local Region)', chinese: '华中1（武汉-本地地域）' },
  { id: 'cn-chengdu', english: 'China (Chengdu)', chinese: '西南1（成都）' },
  { id: 'cn-hongkong', english: 'China (Hong Kong)', chinese: '中国香港' },
  { id: 'ap-northeast-1', english: 'Japan (Tokyo)', chinese: '日本（东京）' },
  { id: 'ap-northeast-2', english: 'South Korea (Seoul)', chinese: '韩国（首尔）' },
  { id: 'ap-southeast-1', english: 'Singapore', chinese: '新加坡' },
  { id: 'ap-southeast-3', english: 'Malaysia (Kuala Lumpur)', chinese: '马来西亚（吉隆坡）' },
  { id: 'ap-southeast-5', english: 'Indonesia (Jakarta)', chinese: '印度尼西亚（雅加达）' },
  { id: 'ap-southeast-6', english: 'Philippines (Manila)', chinese: '菲律宾（马尼拉）' },
  { id: 'ap-southeast-7', english: 'Thailand (Bangkok)', chinese: '泰国（曼谷）' },
  { id: 'us-west-1', english: 'US (Silicon Valley)', chinese: '美国（硅谷）' },
  { id: 'us-east-1', english: 'US (Virginia)', chinese: '美国（弗吉尼亚）' },
  { id: 'na-south-1', english: 'Mexico', chinese: '墨西哥' },
  { id: 'eu-central-1', english: 'Germany (Frankfurt)', chinese: '德国（法兰克福）' },
  { id: 'eu-west-1', english: 'UK (London)', chinese: '英国（伦敦）' },
  { id: 'me-east-1', english: 'UAE (Dubai)', chinese: '阿联酋（迪拜）' },
  { id: 'me-central-1', english: 'Saudi Arabia (Riyadh)', chinese: '沙特（利雅得）' },
  { id: 'cn-hangzhou-finance', english: 'China East 1 Finance', chinese: '华东1 金融云' },
  { id: 'cn-shanghai-finance-1', english: 'China East 2 Finance', chinese: '华东2 金融云' },
  { id: 'cn-shenzhen-finance-1', english: 'China South 1 Finance', chinese: '华南1 金融云' },
  { id: 'cn-north-2-gov-1', english: 'China North 2 Ali Gov 1', chinese: '华北2 阿里政务云1' },
];
