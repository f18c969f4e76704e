import type { Sample } from './sample';

/** Answers about access points and physical connections. */
export const physicalConnectionSamples: readonly Sample[] = [
  {
    document: '002 4.1',
    operation: 'CreatePhysicalConnection',
    json: `{"RequestId":"8A6A5EC5-6F6C-4906-9689-56ACE58A13E0","PhysicalConnectionId":"pc-*****"}`,
  },
  {
    document: '003 4.4',
    operation: 'CreatePhysicalConnection',
    json: `{"PhysicalConnectionId":"pc-bp1ciz7ekd2grn1as****","RequestId":"8A6A5EC5-6F6C-4906-9689-56ACE58A13E0"}`,
  },
  {
    document: '003 4.2',
    operation: 'GetPhysicalConnectionServiceStatus',
    json: `{"RequestId":"54B48E3D-DF70-471B-AA93-08E683A1B45","Enabled":true}`,
  },
  {
    document: '003 4.3',
    operation: 'DescribeAccessPoints',
    json: `{"DescribeAccessPointsResponse":{"AccessPointSet":{"AccessPointType":{"Status":"recommended","Type":"VPC",
      "Description":"接入点描述信息","AttachedRegionNo":"cn-hangzhou","HostOperator":"中国电信",
      "AccessPointId":"ap-cn-hangzhou-****","Name":"杭州-余杭-C","Location":"杭州",
      "AccessPointFeatureModels":{"AccessPointFeatureModel":{"FeatureValue":true,
      "FeatureKey":"AP_Support_VbrBandwidthLimit"}}}},"TotalCount":5,"PageSize":10,
      "RequestId":"3E85D803-C7CF-4BCD-9CFE-6DBA1DFFA027","PageNumber":1}}`,
    rows: {
      field: 'AccessPointSet',
      at: ['AccessPointType'],
      typed: {
        // A text in the table (traps 38).
        AccessPointFeatureModels: [{ FeatureKey: 'AP_Support_VbrBandwidthLimit', FeatureValue: 'true' }],
      },
    },
  },
  {
    document: '002 4.3',
    operation: 'DescribePhysicalConnections',
    repaired: 'the list is closed by a brace',
    json: `{"PageNumber":1,"TotalCount":1,"PageSize":10,"RequestId":"7C07B0AF-4FC0-4BB2-9667-F75812824BCD",
      "PhysicalConnectionSet":{"PhysicalConnectionType":[{"Type":"VPC",
      "PhysicalConnectionId":"pc-2zeoaxkq3jot5p71qcnuy","PeerLocation":"XXX-XXBuilding--XXXCity",
      "CreationTime":"2017-12-13T02:28:42Z","Name":"TEST","Status":"Enabled",
      "AdLocation":"XXX--XX-CabinetXXURoomXXXXX","EnabledTime":"2017-12-18T04:01:30Z","BusinessStatus":"Normal",
      "LineOperator":"CT","PortNumber":"1/1/4","AccessPointId":"ap-cn-beijing-dx-A","PortType":"100Base-T",
      "Bandwidth":2}]}}`,
    rows: { field: 'PhysicalConnectionSet', at: ['PhysicalConnectionType'], typed: { Tags: [], MacsecKeys: [] } },
  },
  {
    document: '003 4.12',
    operation: 'DescribePhysicalConnections',
    json: `{"RequestId":"0E6D0EC4-7C91-53E2-9F65-64BF713114B0","PageNumber":1,"PageSize":10,"TotalCount":1,
      "PhysicalConnectionSet":[{"Type":"VPC","Status":"Enabled","CreationTime":"2021-08-24T07:30:58Z",
      "AdLocation":"余杭经济开发区XXX, 余杭XX机房, EXX包间XX","ReservationActiveTime":"2022-02-25T11:01:04Z",
      "ReservationOrderType":"RENEW","PortNumber":"1/1/1","Spec":"10G","ChargeType":"Prepaid",
      "ReservationInternetChargeType":"PayByBandwidth","Description":"desctest","Bandwidth":10,
      "EnabledTime":"2021-08-24T07:33:18Z","LineOperator":"CT","PeerLocation":"浙江省杭州市XX区XX街道XX号",
      "RedundantPhysicalConnectionId":"pc-119mfjzm****","Name":"nametest","CircuitCode":"longtel001",
      "EndTime":"2022-04-24T16:00:00Z","PortType":"10GBase-LR","BusinessStatus":"Normal","LoaStatus":"Available",
      "AccessPointId":"ap-cn-hangzhou-finance-yh-E","AccessPointType":"VPC","HasReservationData":"false",
      "PhysicalConnectionId":"pc-bp1ciz7ekd2grn1as****","ProductType":"PhysicalConnection",
      "VirtualPhysicalConnectionCount":0,"ParentPhysicalConnectionId":"pc-bp1ciz7ekd2grn1as****",
      "ParentPhysicalConnectionAliUid":283117732402484000,"VlanId":"10","OrderMode":"PayByPhysicalConnectionOwner",
      "VpconnStatus":"Confirmed","ExpectSpec":"50M"}]}`,
    rows: {
      field: 'PhysicalConnectionSet',
      typed: {
        ParentPhysicalConnectionAliUid: '283117732402484000',
        HasReservationData: false,
        Tags: [],
        MacsecKeys: [],
      },
    },
  },
];
