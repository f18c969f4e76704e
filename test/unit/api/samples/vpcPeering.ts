import type { Sample } from './sample';

/** The only answer of VPC peering that a document shows. */
export const vpcPeeringSamples: readonly Sample[] = [
  {
    document: '004',
    operation: 'CreateVpcPeerConnection',
    json: `{"RequestId":"54B48E3D-DF70-471B-AA93-08E683A1B45","InstanceId":"pcc-lnk0m24khwvtkm****"}`,
  },
];
