import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { authenticationKeySetOrCleared } from '../rules/bgp';
import { group } from './parameters';
import { bgpRefusals } from './refusals';

/**
 * Changes a BGP group. `IsFakeAsn` defaults to false on this operation, so that leaving it out may switch it off
 * (traps 48); the row calls it `IsFake` (traps 10). The authentication key is never filled in from the row.
 */
export const modifyBgpGroupAttribute = operation({
  ...vpc,
  name: 'ModifyBgpGroupAttribute',
  kind: 'bgpGroup',
  effect: 'modify',
  label: 'Edit BGP Group',
  summary: 'Changes the BGP group; a new AS number or authentication key restarts the sessions of all its peers.',
  parameters: {
    ...region,
    BgpGroupId: { type: 'string', label: 'BGP group', required: true, refersTo: { kind: 'bgpGroup' } },
    Name: group.Name,
    Description: group.Description,
    PeerAsn: group.PeerAsn,
    AuthKey: { ...group.AuthKey, current: null },
    ClearAuthKey: {
      type: 'boolean',
      label: 'Clear the authentication key',
      default: 'false',
      values: [
        { value: 'true', meaning: 'Sessions run without a key' },
        { value: 'false', meaning: 'The key stays' },
      ],
      current: null,
      newer: true,
      group: 'advanced',
    },
    IsFakeAsn: { ...group.IsFakeAsn, current: 'IsFake', resetsWhenOmitted: true },
    LocalAsn: group.LocalAsn,
    RouteQuota: { ...group.RouteQuota, current: 'RouteLimit' },
    ...clientToken,
  },
  response: answered,
  errors: [
    ...bgpRefusals,
    ...refusals(400, 'InvalidBgpDiscription.Malformed', 'OperationFailed.PconnTrafficNotEnable'),
    ...refusals(404, 'InvalidRegionId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { BgpGroupId: 'BgpGroupId' },
  states: { from: ['Available', 'Active'], via: 'Modifying', to: ['Available', 'Active'], deadline: 300 },
  together: [authenticationKeySetOrCleared],
  documents: ['003 7.3', '002 6.4'],
});
