export const terms = {
  'terms.unknown': '{{typed}}: no field “{{name}}” here, perhaps “{{nearest}}”. Within quotes: words.',
  'terms.noFields': '{{typed}}: this list has no such fields. Within quotes, these are words.',
  'terms.noDates': '{{typed}}: this list has no dates.',
  'terms.tooMany': '{{typed}}: at most {{max}} conditions.',
  'terms.needs.money': '{{typed}}: an amount is expected, such as 5000 or 1 000.50.',
  'terms.needs.number': '{{typed}}: a whole number is expected.',
  'terms.needs.days': '{{typed}}: a date is expected: <7d, June 2024, this week, 01/06/2026..15/06/2026.',
  'terms.needs.duration': '{{typed}}: a length of time is expected, such as <30d or >2 weeks.',
  'terms.needs.choice': '{{typed}}: choose one of {{choices}}.',
  'terms.needs.person': '{{typed}}: a name is expected, or “me”, or “none”.',
  'terms.needs.text': '{{typed}}: a text is expected after “:”.',
  'terms.chip': '{{label}}: {{value}}',
};
