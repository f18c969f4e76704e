import { accessPoints, regions } from '../geography';
import { page, wrapped } from '../listing';
import type { SandboxOperations } from '../operation';

export const regionOperations: SandboxOperations = {
  DescribeRegions: {
    required: [],
    regional: false,
    idempotency: null,
    handle: ({ parameters, host }) => {
      // The documents do not describe this operation; the SDK does: zh-CN is the default language (wire-facts 4).
      const english = parameters.text('AcceptLanguage')?.toLowerCase() === 'en-us';
      const rows = regions.map((region) => ({
        RegionId: region.id,
        LocalName: english ? region.english : region.chinese,
        // A client that follows the answer must stay inside the sandbox.
        RegionEndpoint: host,
      }));
      return wrapped('Regions', 'Region', rows);
    },
  },

  DescribeAccessPoints: {
    required: ['RegionId'],
    unknownRegion: { http: 404, code: 'InvalidRegionId.NotSupport' },
    idempotency: null,
    handle: ({ parameters, region }) => {
      const { rows, counters } = page(
        accessPoints.filter((point) => point.region === region),
        parameters,
      );
      const answers = rows.map((point) => ({
        AccessPointId: point.id,
        AttachedRegionNo: point.region,
        Name: point.name,
        Location: point.location,
        HostOperator: point.operator,
        Description: point.description,
        Status: point.status,
        Type: 'VPC',
        ...wrapped('AccessPointFeatureModels', 'AccessPointFeatureModel', [
          { FeatureKey: 'AP_Support_VbrBandwidthLimit', FeatureValue: String(point.supportsBandwidthLimit) },
        ]),
      }));
      return { ...counters, ...wrapped('AccessPointSet', 'AccessPointType', answers) };
    },
  },
};
