import type { ChooseSpec, UiContext } from '../state/uiContext.ts';

/** What was said in this session, the newest first; the one chosen is copied, of an export the path of its file. */
export function messagesSpec({ notices, texts, copy, notify }: UiContext): ChooseSpec<string> {
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
  return {
    title: { key: 'messages.title' },
    options: async () =>
      notices.get().past.map(({ message, at }) => {
        const text = texts.message(message);
        return { value: plain(String(message.params?.path ?? text)), label: `${texts.time(at)}  ${text}` };
      }),
    empty: { key: 'messages.empty' },
    onChosen: (value) => {
      copy(value);
      notify('done', { key: 'notice.copied', params: { value } });
    },
  };
}
