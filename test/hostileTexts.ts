/** Texts that try to be more than text, by what they try; what a service or another account may put into any name. */
export const hostileTexts: Readonly<Record<string, string>> = {
  script: '<script>document.title = "owned"</script><img src=x onerror="document.title = \'owned\'">',
  'Markdown command link': '**b** [go](command:workbench.action.toggleZenMode) `c` | d',
  'Markdown image': '![x](https://evil.example/pixel.png)',
  'bare web address': 'https://evil.example/login www.evil.example someone@evil.example',
  icon: '$(trash) $(sync~spin)',
  entity: '&lt;b&gt; &#x3c;i&#x3e; &copy;',
  'terminal escape': 'edge\u001b]0;owned\u0007\u001b[2J\u009b31m',
  'new lines': 'edge\r\nrm -rf ~\n',
  'right-to-left override': 'invoice\u202egnp.exe\u202c',
  'bidirectional isolate': 'user\u2066 // admin\u2069',
  'zero width': 'vbr\u200b-\u2060prod\ufeff',
  'tag characters': 'vbr\u{e0061}\u{e0062}',
  'line separators': 'a\u2028b\u2029c\u0085d',
  'lone surrogates': 'a\ud800b\udc00',
  nul: 'a\u0000b',
  'shell substitution': '$(touch owned) `touch owned` ; touch owned && "$HOME" \'x\' !! ~ * \\',
  'shell flag': '--force',
  template: '${file("/etc/passwd")} %{ for x in y }${x}%{ endfor } "\\',
  formula: '=HYPERLINK("https://evil.example","x")',
  'formula at-sign': "@SUM(1+1)*cmd|' /C calc'!A0",
  'formula plus': '+1+1',
  'formula minus': '-1+1',
  'formula behind a tab': '\t=1+1',
  'formula behind a return': '\r=1+1',
  'wide formula': '\uff1d1+1',
  path: '../../../etc/passwd',
  prototype: '__proto__',
};

/** A megabyte in one word. */
export const megabyte = 'x'.repeat(1 << 20);

/** Controls, direction marks and what else cannot be seen; no shown text holds any of them. */
export const unseen = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}\u200b\u2060\ufeff\u{e0000}-\u{e007f}]/u;
