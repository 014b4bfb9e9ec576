import type { audit as french } from '../fr/audit.ts';

export const audit: Record<keyof typeof french, string> = {
  'cli.audit.about': 'seal and verify the journal and the history',
  'cli.audit.seal': 'seal the finished days, and print the newest digest',
  'cli.audit.verify': 'recompute the seals, and name the first record that was altered',
  'cli.audit.json': 'as JSON',
  'cli.audit.digest': 'a digest that seal printed, kept elsewhere',
  'cli.audit.none': 'No day ended an hour ago or more: there is nothing to seal.',
  'cli.audit.sealed_one': '{{count}} day sealed. Keep this digest elsewhere:',
  'cli.audit.sealed_other': '{{count}} days sealed. Keep the newest digest elsewhere:',
  'cli.audit.well': 'The seals hold (days: {{days}}, records: {{records}}).',
  'cli.audit.breach.altered': '{{day}}: the record {{record}} of {{table}} was altered.',
  'cli.audit.breach.removed': '{{day}}: the record {{record}} of {{table}} was removed.',
  'cli.audit.breach.inserted': '{{day}}: the record {{record}} of {{table}} was inserted afterwards.',
  'cli.audit.breach.gap':
    '{{day}}: next to the record {{record}} of {{table}}, others were removed with their digests.',
  'cli.audit.breach.seal': '{{day}}: the seal of this day was altered or removed.',
  'cli.audit.breach.remade': 'No seal has this digest: seals were removed, or made anew.',
};
