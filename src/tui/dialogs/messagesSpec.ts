import type { ChooseSpec, UiContext } from '../state/uiContext.ts';

/**
 * Lists the notices of this session, the newest first. Choosing one copies it; of an export it copies the file's path.
 */
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
