import { message } from '../message';
import type { Choice } from '../parameter';
import type { Problem, Values } from '../problem';
import { described } from '../rules/described';

const reaches = { '10KM': '10 km', '40KM': '40 km', '80KM': '80 km' } as const;

/** Optical modules by the port type that takes them, as the official SDK lists them (wire-facts 5). */
const modulesByPort: Readonly<Record<string, readonly string[]>> = {
  '1000Base-LX': ['SFP-GE-LR-SM1310,10KM', 'SFP-GE-ER-SM1310,40KM', 'SFP-GE-ZR-SM1550,80KM'],
  '10GBase-LR': ['SFP-10G-LR-SM1310,10KM', 'SFP-10G-ER-SM1550,40KM', 'SFP-10G-ZR-SM1550,80KM'],
  '40GBase-LR': ['QSFP-40G-LR4-WDM1300,10KM', 'QSFP-40G-ER4-WDM1300,40KM', 'QSFP-40G-ZR4-WDM1300,80KM'],
  '100GBase-LR': ['QSFP28-100G-LR4-WDM1300,10KM', 'QSFP28-100G-ER4-WDM1300,40KM', 'QSFP28-100G-ZR4-WDM1300,80KM'],
};

/** Port types that take an optical module. */
export const opticalPorts = Object.keys(modulesByPort);

/** Every optical module, with its reach as the meaning. */
export const opticalModules: readonly Choice[] = Object.values(modulesByPort)
  .flat()
  .map((value) => ({ value, meaning: reachOf(value) }));

/** Cross rule: the optical module belongs to the port type. */
export const opticalModuleFitsPort = described(
  'OpticalModuleModel is one of the modules for PortType.',
  (values: Values): readonly Problem[] => {
    const module = values.OpticalModuleModel ?? '';
    const port = values.PortType ?? '';
    if (module === '' || port === '' || modulesByPort[port]?.includes(module) === true) return [];
    const parameter = 'OpticalModuleModel';
    return [{ parameter, severity: 'error', message: message('{0} does not fit a {1} port', module, port) }];
  },
);

function reachOf(module: string): string {
  const found = Object.entries(reaches).find(([suffix]) => module.endsWith(suffix));
  return found?.[1] ?? '';
}
