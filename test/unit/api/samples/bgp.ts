import type { Sample } from './sample';

/** Answers about BGP groups, peers and networks. */
export const bgpSamples: readonly Sample[] = [
  {
    document: '002 6.2',
    operation: 'CreateBgpGroup',
    json: `{"BgpGroupId":"bgpg-2zendnzngq9lkjkhvlsr","RequestId":"C1221A1F-2ACD-4592-8F27-474E02883159"}`,
  },
  {
    document: '003 7.1',
    operation: 'CreateBgpGroup',
    json: `{"BgpGroupId":"bgpg-bp1k25cyp26cllath****","RequestId":"C1221A1F-2ACD-4592-8F27-474E02883159"}`,
  },
  {
    document: '002 6.3',
    operation: 'DescribeBgpGroups',
    repaired: 'quotation marks follow two empty texts, and one brace too many closes it',
    json: `{"TotalCount":1,"PageSize":10,"RequestId":"09E2C0FD-37FF-4737-80DF-517AC36D43DB",
      "BgpGroups":{"BgpGroup":[{"BgpGroupId":"bgpg-2zev8h2wo414sfhjgdllh","LocalAsn":45104,"Hold":30,"Description":"",
      "AuthKey":"","IsFake":true,"PeerAsn":234,"Keepalive":10,"RouteLimit":99,"Name":"Group1","Status":"Pending",
      "RouterId":"vbr-2zecmmvg5gvu8i4telkhw","RegionId":"cn-beijing"}]}}`,
    rows: { field: 'BgpGroups', at: ['BgpGroup'] },
  },
  {
    document: '003 7.2',
    operation: 'DescribeBgpGroups',
    repaired: 'the digits of the peer ASN are masked',
    json: `{"PageSize":10,"RequestId":"1D0971B2-A35A-42C1-A44C-E91360C36C0B","PageNumber":1,"TotalCount":1,
      "BgpGroups":[{"Status":"Available","BgpGroupId":"bgpg-bp1k25cyp26cllath****",
      "RouterId":"vbr-bp1ctxy813985gkuk****","PeerAsn":"10001","LocalAsn":"45104","RegionId":"cn-shanghai",
      "Hold":"30","IpVersion":"ipv4","Description":"BGP组描述。","Keepalive":"10","IsFake":"true","RouteLimit":"99",
      "Name":"name","AuthKey":"!PWZ****"}]}`,
    rows: {
      field: 'BgpGroups',
      // Texts in this document, numbers and a truth value in the older one (traps 38, 39).
      typed: { PeerAsn: 10001, LocalAsn: 45104, Hold: 30, Keepalive: 10, RouteLimit: 99, IsFake: true },
    },
  },
  {
    document: '001',
    operation: 'CreateBgpPeer',
    json: `{"BgpPeerId":"bgp-m5eoyp2mwegk8ce9v****","RequestId":"D4B7649A-61BB-4C64-A586-1DFF1EDA6A42"}`,
  },
  {
    document: '003 7.5',
    operation: 'CreateBgpPeer',
    json: `{"BgpPeerId":"bgp-m5eoyp2mwegk8ce9v****","RequestId":"D4B7649A-61BB-4C64-A586-1DFF1EDA6A42"}`,
  },
  {
    document: '002 6.7',
    operation: 'DescribeBgpPeers',
    repaired: 'quotation marks follow four empty texts, and the list is not closed',
    json: `{"TotalCount":2,"PageSize":10,"RequestId":"16DFA5E6-9771-41B7-B079-DD7C2DF49BE6",
      "BgpPeers":{"BgpPeer":[{"BgpGroupId":"bpgg-2zev8h2wo414sxxxxxxxx","LocalAsn":45104,
      "PeerIpAddress":"11.11.xx.xx","Hold":30,"Description":"","AuthKey":"","IsFake":true,"PeerAsn":234,
      "Keepalive":10,"RouteLimit":99,"BgpPeerId":"bgp-2ze3un0ft1jd1xxxxxxxx","Name":"","Status":"Available",
      "BgpStatus":"","RouterId":"vbr-2zecmmvg5gvu8xxxxxxxx","RegionId":"cn-beijing"},
      {"BgpGroupId":"bpgg-2zev8h2wo414sxxxxxxxx","LocalAsn":45104,"PeerIpAddress":"11.11.xx.xx","Hold":30,
      "Description":"","AuthKey":"","IsFake":true,"PeerAsn":234,"Keepalive":10,"RouteLimit":99,
      "BgpPeerId":"bgp-2zeu54rbreqqzxxxxxxxx","Name":"","Status":"Available","BgpStatus":"",
      "RouterId":"vbr-2zecmmvg5gvu8xxxxxxxx","RegionId":"cn-beijing"}]}}`,
    rows: { field: 'BgpPeers', at: ['BgpPeer'] },
  },
  {
    document: '003 7.6',
    operation: 'DescribeBgpPeers',
    json: `{"PageSize":10,"RequestId":"DE77A7F3-3B74-41C0-A5BC-CAFD188C28B6","PageNumber":1,"TotalCount":10,
      "BgpPeers":[{"Status":"Available","PeerIpAddress":"116.62.XX.XX","RouterId":"vbr-2zecmmvg5gvu8i4te****",
      "BgpGroupId":"bgpg-2zev8h2wo414sfh****","BgpStatus":"Connect","BfdMultiHop":3,"PeerAsn":"65515",
      "LocalAsn":"45104","RegionId":"cn-shanghai","BgpPeerId":"bgp-2ze3un0ft1jd1xd****","EnableBfd":true,"Hold":"30",
      "IpVersion":"ipv4","Keepalive":"10","Description":"test","RouteLimit":"110","IsFake":"true",
      "AuthKey":"!PWZ****","Name":"test","AdvertisedRouteCount":0,"ReceivedRouteCount":0,
      "GmtModified":"2022-05-20T07:29:08Z"}]}`,
    rows: {
      field: 'BgpPeers',
      typed: { PeerAsn: 65515, LocalAsn: 45104, Hold: 30, Keepalive: 10, RouteLimit: 110, IsFake: true },
    },
  },
  {
    document: '002 6.1',
    operation: 'DescribeBgpNetworks',
    repaired: 'the list is not closed',
    json: `{"BgpNetworks":{"BgpNetwork":[{"DstCidrBlock":"10.1.1.0/24","Vpclid":""}]},"TotalCount":1,"PageSize":10,
      "RequestId":"6F513A15-669F-419D-B511-08A85292059B"}`,
    // The field is misspelt (traps 33).
    rows: { field: 'BgpNetworks', at: ['BgpNetwork'], typed: { VpcId: '', Vpclid: undefined } },
  },
  {
    document: '003 7.10',
    operation: 'DescribeBgpNetworks',
    json: `{"BgpNetworks":{"BgpNetwork":[{"DstCidrBlock":"192.168.**.**/24","VpcId":""}]},
      "RequestId":"6F513A15-669F-419D-B511-08A85292059B","PageSize":10,"TotalCount":1}`,
    rows: { field: 'BgpNetworks', at: ['BgpNetwork'] },
  },
];
