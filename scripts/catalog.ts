/** Prints the catalogue of operations and resources as JSON on standard output, for other programs. */
import { catalogue } from '../src/catalog/index';
import { asData } from './catalog/asData';
import { printJson } from './generate/generatedFile';

process.stdout.write(printJson(asData(catalogue)));
