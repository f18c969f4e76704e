import { addBgpNetwork } from '../../src/catalog/bgpNetwork/create';
import { deleteBgpNetwork } from '../../src/catalog/bgpNetwork/lifecycle';
import { networkId } from '../../src/sandbox/ids';
import type { WriteCase } from './case';
import { silent } from './case';
import { lineIn, named, places } from './estate';
import { foreign, formCannotKnow, required, requiredOfSubject, unknown, unknownRegion, wrongState } from './rules';
import { copied } from './worlds';

const region = places.groups;

const add: WriteCase = {
  operation: addBgpNetwork,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-new-network');
    const router = estate.router(line, { name: 'router-of-new-network', vlanId: 270 });
    estate.network(router, '10.50.0.0/16');
    const terminated = estate.router(line, { name: 'router-without-networks', vlanId: 271, status: 'terminated' });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: { DstCidrBlock: '10.51.0.0/16', VpcId: 'vpc-gw8plant000000000000001' },
      effect: {
        shown: 'bgpNetwork',
        under: named('virtualBorderRouter', router),
        row: { DstCidrBlock: '10.51.0.0/16', Status: 'Available', VpcId: 'vpc-gw8plant000000000000001' },
      },
      refusals: [
        requiredOfSubject('RouterId'),
        required('DstCidrBlock', 'Advertised CIDR block'),
        {
          rule: 'a network is a CIDR block',
          change: { DstCidrBlock: '10.51' },
          form: /CIDR block such as/,
          service: [400, 'InvalidIP.Malformed'],
        },
        {
          rule: 'an IPv6 network is a CIDR block as well',
          change: { DstCidrBlock: '2001:db8::/129' },
          form: /IPv6 CIDR block such as/,
          service: [400, 'InvalidIP.Malformed'],
        },
        {
          rule: 'nothing stands behind the prefix (traps 53)',
          change: { DstCidrBlock: '10.51.0.1/16' },
          form: /not the start of its network; enter 10\.51\.0\.0\/16/,
          service: silent('The documents do not say what becomes of bits behind the prefix.'),
        },
        {
          rule: 'a VBR announces a network once',
          change: { DstCidrBlock: '10.50.0.0/16' },
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidParams.AlreadyExists'],
        },
        {
          rule: 'the VPC exists',
          change: { VpcId: 'none' },
          form: formCannotKnow.typedId,
          service: [400, 'InvalidParams.NotFound'],
        },
        {
          rule: 'a VBR announces a number of networks',
          world: copied('bgpNetworks', networkId(router.id, '10.50.0.0/16'), 49),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.BgpNetwork'],
        },
        {
          rule: 'the VBR is active',
          on: named('virtualBorderRouter', terminated),
          form: 'not offered',
          service: [400, 'InvalidStatus.CannotOperate'],
        },
        unknown('RouterId', 'vbr-none', 400, 'InvalidVbrNetwork'),
        foreign(400, 'InvalidVbrNetwork'),
        unknownRegion(404),
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deleteBgpNetwork,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-deleted-network');
    const router = estate.router(line, { name: 'router-of-deleted-network', vlanId: 280 });
    estate.network(router, '10.52.0.0/16');
    estate.network(router, '10.53.0.0/16', 'Pending');
    const network = (cidr: string) => named('bgpNetwork', { id: networkId(router.id, cidr) });
    return {
      region,
      target: network('10.52.0.0/16'),
      values: {},
      effect: { gone: network('10.52.0.0/16') },
      refusals: [
        requiredOfSubject('RouterId'),
        requiredOfSubject('DstCidrBlock'),
        {
          rule: 'a network is a CIDR block',
          change: { DstCidrBlock: '10.52' },
          form: formCannotKnow.subject,
          service: [400, 'InvalidIP.Malformed'],
        },
        unknown('DstCidrBlock', '10.99.0.0/16', 400, 'InvalidParams.NotFound'),
        wrongState(network('10.53.0.0/16'), 'Enabled, Available, and Active', 400, 'InvalidStatus.CannotOperate'),
        foreign(400, 'InvalidParams.NotFound'),
        unknownRegion(404),
      ],
    };
  },
};

export const bgpNetworkWrites: readonly WriteCase[] = [add, remove];
