// Run as a program of its own: the package unpacks into the temporary folder, whatever version may lie there already, so
// this process gets one of our choice; and it unpacks the libraries that a system without a desktop lacks only if the
// environment names the runtime that lacks them, before it is loaded.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
