import './elements';
import { App } from './app';
import type { HostListener } from './host';
import { connect } from './host';
import type { SavedState } from './savedState';
import { StateStore } from './savedState';

const api = acquireVsCodeApi<SavedState>();
const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to draw into');

const listener: HostListener = {
  page: (page) => {
    app.take(page);
  },
  progress: (text) => {
    app.progress(text);
  },
};
const host = connect((envelope) => {
  api.postMessage(envelope);
}, listener);
const app = new App(root, host, new StateStore(api));
app.start();
