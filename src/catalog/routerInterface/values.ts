import type { Choice } from '../parameter';

/** Bandwidths of a router interface (003 5.1). */
export const bandwidths = [
  { value: 'Mini.2', meaning: '2 Mbps' },
  { value: 'Mini.5', meaning: '5 Mbps' },
  { value: 'Small.1', meaning: '10 Mbps' },
  { value: 'Small.2', meaning: '20 Mbps' },
  { value: 'Small.5', meaning: '50 Mbps' },
  { value: 'Middle.1', meaning: '100 Mbps' },
  { value: 'Middle.2', meaning: '200 Mbps' },
  { value: 'Middle.5', meaning: '500 Mbps' },
  { value: 'Large.1', meaning: '1 Gbps' },
  { value: 'Large.2', meaning: '2 Gbps' },
  { value: 'Large.5', meaning: '5 Gbps' },
  { value: 'Xlarge.1', meaning: '10 Gbps' },
  { value: 'Negative', meaning: 'No bandwidth of its own' },
] as const satisfies readonly Choice[];

/** Types of router that an interface can belong to (003 5.1). */
export const routerTypes = [
  { value: 'VBR', meaning: 'Virtual border router' },
  { value: 'VRouter', meaning: 'Router of a VPC' },
] as const satisfies readonly Choice[];

/** The two ends of a connection (003 5.1). */
export const roles = [
  { value: 'InitiatingSide', meaning: 'Opens the connection and pays for it' },
  { value: 'AcceptingSide', meaning: 'Accepts the connection' },
] as const satisfies readonly Choice[];

/** What the probes of the line say (003 5.2; a sample spells it in small letters: traps 61). */
export const healthCheckStates = [
  { value: 'Normal', meaning: 'Normal' },
  { value: 'Abnormal', meaning: 'Abnormal' },
  { value: 'NoRedundantRoute', meaning: 'No redundant route' },
  { value: 'NoHealthCheckConfig', meaning: 'No health check is set up' },
] as const satisfies readonly Choice[];

/** Whether IPv6 traffic is protected (003 5.3). */
export const ipv6Protection = [
  { value: 'on', meaning: 'On' },
  { value: 'off', meaning: 'Off' },
  { value: 'unsupport', meaning: 'Not supported' },
] as const satisfies readonly Choice[];
