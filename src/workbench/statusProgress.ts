import * as vscode from 'vscode';

/** A progress in the status bar, from now until it ends. */
export class StatusProgress {
  private text = '';
  private progress: vscode.Progress<{ message: string }> | undefined;
  /** Ends it. */
  readonly end: () => void;

  constructor(title: string) {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.end = end;
    void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, (progress) => {
      this.progress = progress;
      progress.report({ message: this.text });
      return ended;
    });
  }

  report(text: string): void {
    this.text = text;
    this.progress?.report({ message: text });
  }
}
