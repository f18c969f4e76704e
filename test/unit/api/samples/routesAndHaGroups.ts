import type { Sample } from './sample';

/** Answers about VBR HA groups and route entries. */
export const routeAndHaGroupSamples: readonly Sample[] = [
  {
    document: '003 6.11',
    operation: 'CreateVbrHa',
    json: `{"CreateVbrHaResponse":{"VbrHaId":"vbrha-sa1sxheuxtd98****","RequestId":"4EC47282-1B74-4534-BD0E-403F3EE64CAF"}}`,
  },
  {
    document: '003 6.12',
    operation: 'DescribeVbrHa',
    json: `{"DescribeVbrHaResponse":{"Status":"Active","VbrHaId":"vbrha-sa1sxheuxtd98****","Description":"desc",
      "RequestId":"4EC47282-1B74-4534-BD0E-403F3EE64CAF","CreationTime":"2021-06-08T12:20:55",
      "VbrId":"vbr-bp1jcg5cmxjbl9xgc****","RegionId":"cn-hangzhou","PeerVbrId":"vbr-bp12mw1f8k3jgygk9****",
      "Name":"VBRHa"}}`,
  },
  {
    document: '003 6.14',
    operation: 'CreateRouteEntry',
    json: `{"RouteEntryId":"rte-sn6vjkioxte1gz83z****","RequestId":"0ED8D006-F706-4D23-88ED-E11ED28DCAC0"}`,
  },
  {
    document: '003 6.15',
    operation: 'DescribeRouteEntryList',
    json: `{"NextToken":"FFmyTO70tTpLG6I3FmYAXGKPd****","RequestId":"14A07460-EBE7-47CA-9757-12CC4761D47A",
      "RouteEntrys":[{"Status":"Available","Type":"Custom","IpVersion":"IPv4","Description":"RouteEntryDescription",
      "RouteEntryName":"aaa","DestinationCidrBlock":"192.168.2.0/24","RouteEntryId":"rte-bp1mnnr2al0naomnp****",
      "RouteTableId":"vtb-bp15w5q90d2rk3bww****","NextHops":[{"NextHopRegionId":"cn-hangzhou","Weight":100,
      "NextHopId":"vpn-bp10zyaph5cc8b7c7****","Enabled":1,"NextHopType":"Instance",
      "NextHopRelatedInfo":{"InstanceId":"vpc-bp1t36rn9l53iwbsf****","InstanceType":"VPC",
      "RegionId":"ch-hangzhou"}}]}]}`,
    rows: { field: 'RouteEntrys' },
  },
];
