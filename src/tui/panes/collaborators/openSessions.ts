import { endSession, listOpenSessions, type OpenSessionRecord } from '../../../services/openSessions.ts';
import type { UiContext } from '../../state/uiContext.ts';

/** Lists the open sessions, the newest first. Choosing one asks, and ends it. */
export function chooseSession(uiContext: UiContext): void {
  const { session, texts } = uiContext;
  uiContext.choose<OpenSessionRecord>({
    title: { key: 'sessions.title' },
    options: async () =>
      (await listOpenSessions(session)).map((open) => ({
        value: open,
        label: open.person.name,
        detail: texts.t('sessions.detail', { time: texts.shortDateTime(open.begunAt), origin: open.origin }),
        isCurrent: false,
      })),
    empty: { key: 'sessions.empty' },
    onChosen: ({ id, person, origin }) =>
      uiContext.confirm({
        title: { key: 'sessions.end' },
        body: { key: 'sessions.endBody', params: { name: person.name, origin } },
        onYes: async () => {
          await endSession(session, id);
          uiContext.notify('done', { key: 'sessions.ended', params: { name: person.name } });
        },
      }),
  });
}
