/**
 * An event that misses its support, its place or the number of its attendees. Whether it is still to come is not stored:
 * the question says it. The words are those of a place that is not known yet.
 */
export const up: readonly string[] = [
  `ALTER TABLE event_listing
    ADD COLUMN is_unready BOOLEAN AS (
      is_unassigned = 1 OR attendees IS NULL OR TRIM(location) IN (
        '', '?', '??', '-', 'à définir', 'à confirmer', 'à préciser', 'à déterminer', 'inconnu', 'lieu à définir',
        'lieu à confirmer', 'tbd', 'tba', 'tbc', 'to be defined', 'to be confirmed', 'to be announced', 'unknown')
    ) VIRTUAL,
    ADD KEY event_listing_unready (is_unready, is_active, event_start, event_id)`,
];

export const down: readonly string[] = [
  'ALTER TABLE event_listing DROP KEY event_listing_unready, DROP COLUMN is_unready',
];
