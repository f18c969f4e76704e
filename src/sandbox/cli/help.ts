import { estateNames } from '../estates';
import { faultKinds, faultSpellings } from '../faults/spellings';
import { shapeMeanings, shapeNames } from '../shapes/shape';

const estateMeanings: Readonly<Record<(typeof estateNames)[number], string>> = {
  demo: 'about 60 resources of two accounts that tell a story (the default)',
  showcase: 'every kind of resource in every state, and a line with 300 VBRs',
  large: 'very many resources, the same for the same --seed and --scale',
  empty: 'nothing; outbound traffic is opened in every region',
};

const options = `Serves a local copy of the Express Connect API on 127.0.0.1 until its standard input closes or it is ended.
Its first line of output is JSON: {"endpoint","accounts":[{"accountId","name","accessKeyId","accessKeySecret"}]}

  --port N                   port to listen on; any free one when left out
  --estate NAME              what there is at the start:
${list(estateNames.map((name) => [name, estateMeanings[name]]))}
  --seed S                   of the large estate and of faults, a whole number (default 1 and 0)
  --scale N                  resources of the large estate, 1 to 100000 (default 10000)
  --state FILE               goes on from this file if it exists, and keeps it current: what happened is saved after two
                             seconds (a large estate: later) and at the end. For one program at a time. The file holds
                             everything, BGP keys as well
  --time-scale X             makes all work that takes time X times as fast, up to 10000 (default 1); dates stay real
  --latency MS               delays every answer (default 0)
  --requests-per-second N    throttles an account that makes more of one operation; no limit when left out
  --token-lifetime DURATION  how long the temporary AccessKey works (default 1h)
  --faults FAULTS            what goes wrong, see below; may be repeated
  --shapes SHAPES            how accounts are answered, see below; may be repeated
  --help                     prints this text
`;

const faults = `Faults: [ACCOUNT/]OPERATION:FAULT[@RATE][xTIMES], with ";" between several, or the same as JSON.
ACCOUNT is partner, tenant or an ID; OPERATION a name or a pattern such as Describe*; RATE from 0 to 1 (default 1); TIMES
how often at most. The same --seed and the same requests give the same faults. FAULT is one of:

${faultKinds.map((kind) => `  ${faultSpellings[kind].spelling}\n      ${faultSpellings[kind].meaning}\n`).join('')}
  Example: --faults 'Describe*:throttling@0.1;CreateBgpPeer:drop@0.3x5;*:latency=uniform(20,200)'
`;

const shapes = `Shapes: ACCOUNT=SHAPE[,SHAPE], with ";" between several. ACCOUNT is partner, tenant, an ID, or * for all others. By
default answers have the shape that the official SDK reads. SHAPE is one of:

${list(shapeNames.map((name) => [name, shapeMeanings[name]]))}
  Example: --shapes 'tenant=bareArrays,numbersAsStrings'
`;

/** What can be written to standard input, one command in a line. */
const commandHelp: readonly (readonly [spelling: string, meaning: string])[] = [
  ['advance DURATION', 'moves the time of the sandbox forward: 500ms, 90s, 15m, 2h, 3d, 4w'],
  ['reset [ESTATE]', 'starts anew with an estate, by default the one it began with; faults and shapes stay'],
  ['save FILE', 'saves the state to a file that --state takes'],
  ['faults FAULTS', 'adds faults; "faults off" ends all'],
  ['shapes SHAPES', 'answers accounts in these shapes; "shapes ACCOUNT=default" in the usual one'],
];

const commands = `Commands: each line of standard input is one, and is answered by one line of JSON, {"now"} with the time of the sandbox or
{"error"}:

${list(commandHelp)}`;

export const help = [options, faults, shapes, commands].join('\n');

function list(rows: readonly (readonly [name: string, meaning: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, meaning]) => `      ${name.padEnd(width)}${meaning}`).join('\n') + '\n';
}
