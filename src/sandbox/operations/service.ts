import type { SandboxOperations } from '../operation';

/** Outbound data transfer is metered and has to be opened once per account and region (003 4.1, 4.2). */
export const serviceOperations: SandboxOperations = {
  OpenPhysicalConnectionService: {
    required: ['RegionId'],
    idempotency: null,
    // Nothing is charged here. Opening twice changes nothing and is not refused.
    handle: ({ world, caller, region }) => {
      world.enableTraffic(caller.id, region);
      return {};
    },
  },

  GetPhysicalConnectionServiceStatus: {
    required: ['RegionId'],
    idempotency: null,
    handle: ({ world, caller, region }) => ({ Enabled: world.hasTraffic(caller.id, region) }),
  },
};
