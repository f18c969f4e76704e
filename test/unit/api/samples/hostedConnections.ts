import type { Sample } from './sample';

/** Answers about hosted connections. */
export const hostedConnectionSamples: readonly Sample[] = [
  {
    document: '003 4.18',
    operation: 'CreateVirtualPhysicalConnection',
    json: `{"RequestId":"CD14EA74-E9C3-59A9-942A-DFEC7E12818D","VirtualPhysicalConnection":"pc-bp1mrgfbtmc9brre7****"}`,
  },
  {
    document: '003 4.19',
    operation: 'ListVirtualPhysicalConnections',
    json: `{"RequestId":"2A55F69E-EE3D-5CBE-8805-734F7D5B46B9","VirtualPhysicalConnections":[{"Type":"VPC",
      "Status":"Enabled","CreationTime":"2021-06-08T12:20:55","AdLocation":"余杭经济开发区XXX交叉口, 余杭XX机房, E***包间",
      "PortNumber":"80","Spec":"50M","ChargeType":"Prepaid","Description":"desctest","Bandwidth":50,
      "EnabledTime":"2021-10-08T10:44Z","LineOperator":"CU","PeerLocation":"浙江省杭州市XX区XX街道XX号",
      "RedundantPhysicalConnectionId":"pc-119mfjzm****","Name":"nametest","CircuitCode":"longtel001",
      "EndTime":"2021-11-08T16:00:00Z","PortType":"10GBase-LR","BusinessStatus":"Normal","LoaStatus":"Available",
      "AccessPointId":"ap-cn-hangzhou-finance-yh-E","PhysicalConnectionId":"pc-bp1mrgfbtmc9brre7****",
      "ProductType":"VirtualPhysicalConnection","ParentPhysicalConnectionId":"pc-bp1ciz7ekd2grn1as****",
      "VirtualPhysicalConnectionStatus":"Confirmed","ParentPhysicalConnectionAliUid":"283117732402483989",
      "OrderMode":"PayByPhysicalConnectionOwner","AliUid":"253460731706911258","VlanId":"10","ExpectSpec":"50M"}],
      "NextToken":"dd20****","TotalCount":1,"Count":1}`,
    rows: { field: 'VirtualPhysicalConnections', typed: { Tags: [] } },
  },
  {
    document: '003 4.20',
    operation: 'UpdateVirtualPhysicalConnection',
    json: `{"RequestId":"7035627E-1C1D-5BC7-A830-F897A35912D1","Success":"true"}`,
  },
  {
    document: '003 4.21',
    operation: 'CreateVpconnFromVbr',
    json: `{"RequestId":"5356F028-0F5C-56FC-8574-897D24379041","VirtualPhysicalConnection":"pc-bp1mrgfbtmc9brre7****"}`,
  },
  {
    document: '003 4.22',
    operation: 'AttachVbrToVpconn',
    json: `{"RequestId":"5356F028-0F5C-56FC-8574-897D24379041","VirtualPhysicalConnection":"pc-bp1mrgfbtmc9brre7****"}`,
  },
];
