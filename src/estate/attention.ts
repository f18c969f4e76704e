import type { Subscription } from './emitter';

/** Whether somebody looks at the window: what is only for people to see rests while nobody does. */
export interface Attention {
  readonly focused: boolean;
  readonly onDidChange: (listener: () => void) => Subscription;
}

/** For programs without a window. */
export const unbrokenAttention: Attention = {
  focused: true,
  onDidChange: () => ({ dispose: () => undefined }),
};
